import type { RemedyTerms } from '../authority/authority-event.ts';
import type { Localised } from '../text/localised.ts';
import type { EpochMs } from '../time/epoch.ts';

/** A remedy that was given a while ago and can still be taken back. */
export interface UndoableGrant {
  readonly interactionId: string;
  readonly grantId: string;
  readonly terms: RemedyTerms;
  /** By which guideline it was given. */
  readonly guidelineName: Localised;
  readonly agentId: string;
  /** Whose authority it was: the agent's own, or that of whoever approved it. */
  readonly decidedBy: string;
  /** What the agent wrote when asking for it; null where it needed no asking. */
  readonly reason: string | null;
  readonly grantedAt: EpochMs;
  readonly undoUntil: EpochMs;
}
