import type {
  Actor,
  DeskCommand,
  EpochMs,
  Interaction,
  InteractionEvent,
  InteractionRefusal,
  SystemCommand,
} from '@aliado/domain';
import type { Observable } from 'rxjs';
import type { Series } from './series.ts';
import type { Committed, RecordOutcome } from './stream-recorder.ts';

/** Entries of one interaction that are on disk now, with the states around them. */
export type InteractionCommitted = Committed<Interaction, InteractionEvent>;

/** Somebody's wish to change an interaction. */
export interface InteractionRequest {
  readonly interactionId: string;
  readonly command: DeskCommand | SystemCommand;
  readonly by: Actor;
  /** The account that asks; null for a source and for the server itself. */
  readonly agentId: string | null;
  /** When it happened; now when left out. */
  readonly occurredAt?: EpochMs;
  /** Carried out once, as long as its receipt is kept; null for what may be repeated. */
  readonly commandId: string | null;
  /** What it must not overtake. */
  readonly series?: Series;
}

/**
 * The only code that appends to interactions. Redacts first, decides on the newest state, appends, then tells: what
 * `committed` carries is on disk, in the order of each interaction.
 */
export abstract class InteractionRecorder {
  /** Told once a commit, in order within an interaction; a subscriber must not throw. Lost on a crash: the log is the truth. */
  abstract readonly committed: Observable<InteractionCommitted>;

  /** @throws LogUnavailable if nothing could be written. */
  abstract record(request: InteractionRequest): Promise<RecordOutcome<InteractionRefusal>>;

  /** The newest state; `initialInteraction` for an unknown id. */
  abstract state(interactionId: string): Promise<Interaction>;
}
