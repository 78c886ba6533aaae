import type { RemedyKind } from '../guideline/guideline.ts';
import type { Role } from '../identity/permission.ts';
import type { ExchangeRate, Money } from '../money/money.ts';
import type { Localised } from '../text/localised.ts';

/** To whom, and for which customers, a limit applies: to those who fit all that is named. */
export interface AuthorityScope {
  readonly roles?: readonly Role[];
  readonly accounts?: readonly string[];
  readonly teams?: readonly string[];
  /** Queues that somebody serves: what they are skilled in. */
  readonly queues?: readonly string[];
  /** At least so long with the house. */
  readonly tenureMonths?: number;
  readonly customerTiers?: readonly string[];
  /** ISO 3166-1 alpha-2, of the customer. */
  readonly countries?: readonly string[];
}

/** A rolling sum to one customer. */
export interface CustomerWindow extends Money {
  readonly days: number;
}

/** What somebody may give. Where several apply, the largest number wins, and remedies unite. */
export interface AuthorityLimit {
  readonly id: string;
  readonly for: AuthorityScope;
  readonly remedies: readonly RemedyKind[];
  readonly perDecision?: Money;
  readonly perCustomer?: CustomerWindow;
  /** Of one person on one calendar day of the organisation. */
  readonly perDay?: Money;
}

/** A sum that teams share. Several may hold for one team; each must suffice. */
export interface Budget {
  readonly id: string;
  readonly name: Localised;
  readonly teams: readonly string[];
  readonly amount: Money;
  readonly period: 'day' | 'week' | 'month';
}

/** Remedies of which only one may be given for the same order, or for the same matter of an interaction where no order is known. */
export interface Exclusion {
  readonly remedies: readonly RemedyKind[];
  readonly because: Localised;
}

/** What nobody gives, whatever their limits. */
export interface NeverRule {
  readonly id: string;
  readonly remedies: readonly RemedyKind[];
  /** A FEEL condition over the facts of the case. */
  readonly when: string;
  readonly because: Localised;
}

/** Who may give what in a house. A part of the playbook. */
export interface AuthorityPolicy {
  readonly version: number;
  readonly limits: readonly AuthorityLimit[];
  readonly budgets: readonly Budget[];
  readonly exclusions: readonly Exclusion[];
  readonly never: readonly NeverRule[];
  /** Given out of kindness: only once what was promised is being kept or was promised anew. */
  readonly goodwill: readonly RemedyKind[];
  /** Other currencies than the organisation's. */
  readonly rates: readonly ExchangeRate[];
  /** How long one approver has before the request goes on to the next as well. */
  readonly answerWithinSeconds: number;
  /** How long what was granted can be taken back; it goes out to be fulfilled after that. */
  readonly undoWithinSeconds: number;
  /** How long a reservation stands without being confirmed. */
  readonly reservationSeconds: number;
}

/** Somebody's authority lent to somebody else for a while. */
export interface Delegation {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Epoch milliseconds; exclusive. */
  readonly until: number;
  readonly createdBy: string;
}
