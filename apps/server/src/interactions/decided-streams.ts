import type { Actor, EpochMs } from '@aliado/domain';
import { Subject, type Observable } from 'rxjs';
import type { Clock } from '../platform/clock.ts';
import type { EventLog } from './event-log.ts';
import type { Fold } from './fold-cache.ts';
import { StreamRecorder, type Committed, type Decided, type RecordOutcome } from './stream-recorder.ts';

/** How streams of one kind are folded and decided; `fold.version` is raised with every change of the state's shape. */
export interface StreamKind<S extends { readonly sequence: number }, E, C, R extends string> {
  readonly fold: Fold<S, E>;
  readonly decide: (state: S, command: C, now: EpochMs) => Decided<E, R>;
  /** How many states are held in memory at most. */
  readonly held: number;
}

/** What somebody wants of a stream; carried out once per command id, null for what may be repeated. */
export interface Wish<C> {
  readonly command: C;
  readonly by: Actor;
  readonly commandId: string | null;
}

/** Streams of one kind in the event log, which nothing else appends to. */
export class DecidedStreams<S extends { readonly sequence: number }, E, C, R extends string> {
  private readonly commits = new Subject<Committed<S, E>>();
  private readonly recorder: StreamRecorder<S, E, R>;
  /** Told once a commit, in order within a stream. */
  readonly committed: Observable<Committed<S, E>> = this.commits.asObservable();

  constructor(
    log: EventLog,
    private readonly clock: Clock,
    private readonly kind: StreamKind<S, E, C, R>,
  ) {
    const publish = (committed: Committed<S, E>) => this.commits.next(committed);
    this.recorder = new StreamRecorder(log, kind.fold, { limit: kind.held, publish, turnOf: () => null });
  }

  /** @throws LogUnavailable if nothing could be written. */
  protected recordOn(streamId: string, { command, by, commandId }: Wish<C>): Promise<RecordOutcome<R>> {
    const now = this.clock.now();
    const decide = (state: S) => this.kind.decide(state, command, now);
    return this.recorder.record({ streamId, by, commandId, decide, occurredAt: now, recordedAt: now });
  }

  /** The newest state; the initial one of a stream that nothing was recorded on. */
  protected stateOf(streamId: string): Promise<S> {
    return this.recorder.state(streamId);
  }
}
