import type { RemedyKind } from '../guideline/guideline.ts';
import type { DurationMs } from '../time/epoch.ts';
import type { Counting } from '../authority/limits-for.ts';
import { inHouse, type Allowance } from './allowance.ts';
import type { PastAnswer, PastDecision } from './past-session.ts';

/** One decision in figures: what was given, and who had to be asked. */
export interface DecisionFigures {
  /** Minor units of the house's currency; null for nothing. Zero for what is not a sum. */
  readonly given: number | null;
  readonly isAsked: boolean;
  readonly isRefused: boolean;
  readonly waitMs: DurationMs;
}

/** What the draft does to a decision. */
export type DecisionChange =
  | 'kept'
  /** Given at once, without asking. */
  | 'at-once'
  /** Must be asked for now; what may be given without asking is what counts as given. */
  | 'must-ask'
  /** Not allowed at all. */
  | 'gone';

/** One decision as it was and as it would be. */
export interface JudgedDecision {
  readonly remedy: RemedyKind;
  /** Minor units that were asked for, or given unasked; null for what is not a sum. */
  readonly wanted: number | null;
  readonly answer: PastAnswer | null;
  readonly was: DecisionFigures;
  readonly wouldBe: DecisionFigures;
  readonly change: DecisionChange;
}

/**
 * Judges one past decision by what the version in force and the draft allow in its case. Only where the two differ does anything
 * change; what other limits held back then they hold back still.
 */
export function judgeDecision(
  decision: PastDecision,
  base: Allowance | undefined,
  draft: Allowance | undefined,
  counting: Counting,
): JudgedDecision {
  const { terms, asked, given } = decision;
  const wanted = inHouse(terms.amount, counting);
  const was: DecisionFigures = {
    given: given && (inHouse(given.amount, counting) ?? 0),
    isAsked: asked !== null,
    isRefused: asked?.answer === 'refused',
    waitMs: asked?.waitMs ?? 0,
  };
  const change = asked
    ? changeOfAsked(wanted, inHouse(asked.withoutAsking, counting), base, draft)
    : changeOfGiven(wanted, base, draft);
  const wouldBe = figuresAfter(change, was, decision, draft, wanted);
  return { remedy: terms.remedy, wanted, answer: asked?.answer ?? null, was, wouldBe, change };
}

/** Whether an allowance covers an amount without asking; what is not a sum is covered by any. */
const covers = (allowance: Allowance, wanted: number | null): boolean =>
  wanted === null ? allowance.upTo > 0 : wanted <= allowance.upTo;

function changeOfGiven(
  wanted: number | null,
  base: Allowance | undefined,
  draft: Allowance | undefined,
): DecisionChange {
  if (!base) return 'kept';
  if (!draft) return 'gone';
  return draft.upTo < base.upTo && !covers(draft, wanted) ? 'must-ask' : 'kept';
}

function changeOfAsked(
  wanted: number | null,
  withoutAsking: number | null,
  base: Allowance | undefined,
  draft: Allowance | undefined,
): DecisionChange {
  if (!draft) return base ? 'gone' : 'kept';
  if (base && covers(base, wanted)) return 'kept';
  // less than the version in force allows could be given then: a budget held it back, and would again
  const isHeldBack = base !== undefined && withoutAsking !== null && withoutAsking < base.upTo;
  return covers(draft, wanted) && !isHeldBack ? 'at-once' : 'kept';
}

function figuresAfter(
  change: DecisionChange,
  was: DecisionFigures,
  decision: PastDecision,
  draft: Allowance | undefined,
  wanted: number | null,
): DecisionFigures {
  switch (change) {
    case 'kept':
      return was;
    case 'gone':
      return { given: null, isAsked: false, isRefused: false, waitMs: 0 };
    case 'at-once':
      return { given: givenAtOnce(was, decision, wanted), isAsked: false, isRefused: false, waitMs: 0 };
    case 'must-ask': {
      const upTo = wanted === null ? 0 : (draft?.upTo ?? 0);
      return { ...was, given: upTo > 0 ? upTo : null, isAsked: true };
    }
  }
}

/** What was approved and not taken, or was taken back, would not have been taken at once either. */
function givenAtOnce(was: DecisionFigures, { asked }: PastDecision, wanted: number | null): number | null {
  const isTurnedDown = asked?.answer === 'withdrawn' || asked?.answer === 'approved' || asked?.answer === 'less';
  return was.given === null && isTurnedDown ? null : Math.max(wanted ?? 0, was.given ?? 0);
}
