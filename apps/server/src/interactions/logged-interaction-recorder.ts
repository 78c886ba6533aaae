import {
  decide,
  evolve,
  initialInteraction,
  isOver,
  withRedactions,
  type Interaction,
  type InteractionEvent,
  type InteractionRefusal,
  type RedactionPattern,
} from '@aliado/domain';
import { Subject, type Observable } from 'rxjs';
import type { Clock } from '../platform/clock.ts';
import type { Append, EventLog } from './event-log.ts';
import { InteractionRecorder, type InteractionCommitted, type InteractionRequest } from './interaction-recorder.ts';
import { redactCommand } from './redact-command.ts';
import type { ScriptShelf } from './script-shelf.ts';
import { StreamRecorder, type RecordOutcome } from './stream-recorder.ts';

/** The version of the interaction's fold; raised when the shape of `Interaction` changes. */
export const interactionFoldVersion = 8;

/** States of interactions held in memory: far more than are live at once on one process. */
const heldStates = 20_000;

/** Records interactions in the event log. */
export class LoggedInteractionRecorder extends InteractionRecorder {
  private readonly commits = new Subject<InteractionCommitted>();
  private readonly recorder: StreamRecorder<Interaction, InteractionEvent, InteractionRefusal>;
  readonly committed: Observable<InteractionCommitted> = this.commits.asObservable();

  constructor(
    log: EventLog,
    private readonly clock: Clock,
    private readonly settings: {
      readonly afterContactWorkSeconds: number;
      readonly redactions: readonly RedactionPattern[];
    },
    private readonly scripts: ScriptShelf,
  ) {
    super();
    const fold = { initial: initialInteraction, evolve, version: interactionFoldVersion, isFinished };
    const publish = (committed: InteractionCommitted) => this.commits.next(committed);
    this.recorder = new StreamRecorder(log, fold, { limit: heldStates, publish, turnOf });
  }

  async record({
    interactionId,
    command,
    by,
    agentId,
    occurredAt,
    commandId,
    series,
  }: InteractionRequest): Promise<RecordOutcome<InteractionRefusal>> {
    const now = this.clock.now();
    const afterContactWorkFor = this.settings.afterContactWorkSeconds * 1_000;
    const context = { agentId, now, afterContactWorkFor, scripts: this.scripts };
    // what is at hand is not waited for: the step asked for in the same moment must not come before its script
    if (beginsScript(command) && !this.scripts.find(command.scriptId, command.version))
      await this.scripts.fetch(command.scriptId, command.version);
    return this.recorder.record({
      streamId: interactionId,
      by,
      occurredAt: occurredAt ?? now,
      recordedAt: now,
      commandId,
      ...(series && { series }),
      decide: (state) => {
        const redacted = redactCommand(state, command, this.settings.redactions);
        const decision = decide(state, redacted.command, context);
        if ('refused' in decision) return decision;
        return { events: withRedactions(state.sequence + 1, decision.events, redacted.found) };
      },
    });
  }

  state(interactionId: string): Promise<Interaction> {
    return this.recorder.state(interactionId);
  }
}

type Beginning = Extract<InteractionRequest['command'], { type: 'StartScript' | 'EnterSubScript' }>;

const beginsScript = (command: InteractionRequest['command']): command is Beginning =>
  command.type === 'StartScript' || command.type === 'EnterSubScript';

function turnOf(before: Interaction, after: Interaction): Append['turns'] {
  if (before.phase === 'unopened' && after.phase !== 'unopened') return after.phase === 'closed' ? null : 'live';
  const wasClosed = isFinished(before);
  return !wasClosed && isFinished(after) ? 'closed' : null;
}

/** Over, and nobody has work left with it. */
const isFinished = (state: Interaction): boolean => isOver(state) && state.afterContactWork.length === 0;
