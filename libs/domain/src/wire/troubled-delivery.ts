import type { RemedyKind } from '../guideline/guideline.ts';
import type { Money } from '../money/money.ts';
import type { EpochMs } from '../time/epoch.ts';

/** A remedy that was granted, and that the system behind did not take so far: people should look at it. */
export interface TroubledDelivery {
  readonly interactionId: string;
  readonly grantId: string;
  readonly remedy: RemedyKind;
  /** Null for what is not a sum. */
  readonly amount: Money | null;
  /** Who promised it to the customer. */
  readonly agentId: string;
  readonly attempts: number;
  /** Given up waits for a person; waiting is tried again at `dueAt`. */
  readonly state: 'waiting' | 'given-up';
  readonly dueAt: EpochMs;
  /** What the last attempt met, in the words of the machine: `answered 422`. */
  readonly trouble: string;
}
