import type { Money } from '../money/money.ts';
import type { Localised } from '../text/localised.ts';

/** What an organisation can do for a customer when something went wrong. */
export type RemedyKind = 'refund' | 'credit' | 'replacement' | 'waiver' | 'expedite' | 'gesture' | 'none';

/** What may be given, up to a limit; without one when it is not a sum. */
export interface AllowedRemedy {
  readonly remedy: RemedyKind;
  readonly limit?: Money;
  /** What is proposed at first, at most the limit; the limit when left out. */
  readonly proposed?: Money;
  /** Who decides; whoever has the contact when left out. */
  readonly decides?: 'agent' | 'supervisor';
}

/** One row of a decision table. */
export interface GuidelineRule {
  readonly id: string;
  /** One FEEL unary test per input, in their order; "-" holds for anything. */
  readonly when: readonly string[];
  readonly then: readonly AllowedRemedy[];
  /** Words for the customer. */
  readonly say?: Localised;
  /** What must be done before. */
  readonly checks?: readonly Localised[];
  /** Why this rule exists. */
  readonly because: Localised;
}

/** Which rules count when several hold (DMN 1.5, section 8.2.10). */
export type HitPolicy = 'unique' | 'first' | 'priority' | 'collect' | 'rule-order';

/** A decision table: what may be decided, up to what, under which conditions, and why. */
export interface Guideline {
  readonly id: string;
  readonly version: number;
  readonly name: Localised;
  readonly matters: readonly string[];
  readonly owner: string;
  readonly why: Localised;
  /** ISO dates, inclusive and exclusive. */
  readonly effectiveFrom: string;
  readonly effectiveTo?: string;
  readonly hitPolicy: HitPolicy;
  readonly inputs: readonly { readonly id: string; readonly label: Localised; readonly expression: string }[];
  readonly rules: readonly GuidelineRule[];
  readonly never?: readonly Localised[];
  /** Why it is no longer offered to contacts that begin; left out while it is. */
  readonly retired?: string;
}

/** A guideline applied to one case: the rules that held, and what they allow. */
export interface GuidelineFinding {
  readonly guideline: Pick<Guideline, 'id' | 'version' | 'name' | 'why' | 'never'>;
  /** What each input was found to be; null when not known. */
  readonly inputs: readonly { readonly label: Localised; readonly value: string | number | boolean | null }[];
  /** The rules that held, as the hit policy picks them; empty when none did. */
  readonly hits: readonly Pick<GuidelineRule, 'id' | 'then' | 'say' | 'checks' | 'because'>[];
}
