import type { Mood } from '../assist/assist-event.ts';
import type { WorkStage } from '../agent/agent.ts';
import type { EpochMs } from '../time/epoch.ts';

/** A contact in somebody's hands, as the floor shows it. */
export interface FloorContact {
  readonly interactionId: string;
  readonly queueId: string | null;
  readonly stage: WorkStage;
  readonly since: EpochMs;
  /** Null while it is not on hold. */
  readonly heldSince: EpochMs | null;
  /** How the customer sounds, by their words alone; null where nothing was read of it. */
  readonly mood: Mood | null;
}
