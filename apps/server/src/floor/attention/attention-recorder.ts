import {
  attentionStream,
  decideAttention,
  evolveAttention,
  initialAttention,
  type Actor,
  type Attention,
  type AttentionCommand,
  type AttentionEvent,
  type AttentionRefusal,
} from '@aliado/domain';
import { Subject, type Observable } from 'rxjs';
import type { EventLog } from '../../interactions/event-log.ts';
import { StreamRecorder, type Committed, type RecordOutcome } from '../../interactions/stream-recorder.ts';
import type { Clock } from '../../platform/clock.ts';

/** Entries of the stream of attention that are on disk now, with the states around them. */
export type AttentionCommitted = Committed<Attention, AttentionEvent>;

/** The only code that appends to the stream of what people make of needs. */
export abstract class AttentionRecorder {
  /** Told once a commit, in order. */
  abstract readonly committed: Observable<AttentionCommitted>;

  /** @throws LogUnavailable if nothing could be written. */
  abstract record(request: {
    readonly command: AttentionCommand;
    readonly by: Actor;
    readonly commandId: string | null;
  }): Promise<RecordOutcome<AttentionRefusal>>;

  /** The newest state. */
  abstract state(): Promise<Attention>;
}

const foldVersion = 1;

/** Records attention in the event log. */
export class LoggedAttentionRecorder extends AttentionRecorder {
  private readonly commits = new Subject<AttentionCommitted>();
  private readonly recorder: StreamRecorder<Attention, AttentionEvent, AttentionRefusal>;
  readonly committed: Observable<AttentionCommitted> = this.commits.asObservable();

  constructor(
    log: EventLog,
    private readonly clock: Clock,
  ) {
    super();
    const fold = { initial: initialAttention, evolve: evolveAttention, version: foldVersion };
    const publish = (committed: AttentionCommitted) => this.commits.next(committed);
    this.recorder = new StreamRecorder(log, fold, { limit: 1, publish, turnOf: () => null });
  }

  record({
    command,
    by,
    commandId,
  }: Parameters<AttentionRecorder['record']>[0]): Promise<RecordOutcome<AttentionRefusal>> {
    const now = this.clock.now();
    const decide = (state: Attention) => decideAttention(state, command, now);
    return this.recorder.record({
      ...{ streamId: attentionStream, by, commandId, decide },
      ...{ occurredAt: now, recordedAt: now },
    });
  }

  state(): Promise<Attention> {
    return this.recorder.state(attentionStream);
  }
}
