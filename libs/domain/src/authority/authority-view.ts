import type { RemedyKind } from '../guideline/guideline.ts';
import type { Money } from '../money/money.ts';
import type { Localised } from '../text/localised.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { AuthorityRefusal } from './authority-command.ts';
import type { RemedyTerms } from './authority-event.ts';

/** One limit that an offer comes under, and how much of it is used. */
export interface Bound {
  readonly kind: 'decision' | 'customer' | 'day' | 'budget';
  readonly used: Money;
  readonly limit: Money;
  /** Of a customer's window; null otherwise. */
  readonly days: number | null;
  /** Of a budget; null otherwise. */
  readonly name: Localised | null;
}

/** A remedy that a guideline allows in this case, and what of it may be given now. */
export interface AuthorityOffer {
  /** Everything but the amount, which is chosen. */
  readonly terms: Omit<RemedyTerms, 'amount'>;
  readonly guidelineName: Localised;
  readonly because: Localised;
  readonly say: Localised | null;
  /** What must be done before. */
  readonly checks: readonly Localised[];
  /** What may be given without asking; null for what is not a sum. Zero when nothing is left. */
  readonly upTo: Money | null;
  /** What the console proposes, at most `upTo`; null for what is not a sum. */
  readonly proposed: Money | null;
  readonly bounds: readonly Bound[];
  /** Why it may not be given now; null when it may. */
  readonly blocked: {
    readonly reason: AuthorityRefusal;
    /** What stands in the way, in words: the promise, the remedy given, the rule; null where the reason says it all. */
    readonly about: Localised | null;
  } | null;
  /** The most that somebody present could approve; null when nobody could, or when nothing need be asked. */
  readonly askUpTo: Money | null;
  /** Whether it can be asked for, sum or not. */
  readonly canAsk: boolean;
}

/** A decision like the one in hand, and how it ended. */
export interface SimilarDecision {
  readonly remedy: RemedyKind;
  readonly amount: Money | null;
  readonly grantedAt: EpochMs;
  /** Contacts of that customer on the same matter in the 30 days after it. */
  readonly contactsAfter: number;
}

/** What somebody may decide in an interaction now. */
export interface AuthorityView {
  readonly offers: readonly AuthorityOffer[];
  /** The last three like it, newest first. */
  readonly similar: readonly SimilarDecision[];
  /** Median of the last hundred answers to requests, milliseconds; null while fewer than five were decided. */
  readonly usualAnswerMs: number | null;
  /** Who would be asked first; null when nobody is there. */
  readonly approver: string | null;
  /** Whom what waits goes to as well when its time is up, as things stand; null when nothing waits, or nobody else could decide it. */
  readonly next: string | null;
}
