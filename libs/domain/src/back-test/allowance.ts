import type { AuthorityPolicy } from '../authority/authority-policy.ts';
import { countedGift, type Counting } from '../authority/limits-for.ts';
import { shareOf, type HeldAuthority } from '../authority/share-of.ts';
import { applyGuideline } from '../guideline/apply-guideline.ts';
import type { CaseFacts } from '../guideline/case-facts.ts';
import type { FeelEvaluator } from '../guideline/case-reading.ts';
import type { AllowedRemedy, Guideline, RemedyKind } from '../guideline/guideline.ts';
import type { Money } from '../money/money.ts';
import type { PastCase } from './past-session.ts';
import { heldThen, type ActingAgent } from './held-then.ts';

/** Rules to try on past cases. */
export interface RuleBook {
  readonly guidelines: readonly Guideline[];
  /** Null where nobody's authority is limited but by the guidelines. */
  readonly policy: AuthorityPolicy | null;
}

/** A remedy that rules allow in a case. */
export interface Allowance {
  readonly guidelineId: string;
  readonly ruleId: string;
  readonly remedy: RemedyKind;
  /** What may be given without asking, minor units: 0 where it must be asked for, Infinity where nothing limits it. */
  readonly upTo: number;
  /** What would be proposed, minor units, at most `upTo`; null for what is not a sum. */
  readonly proposed: number | null;
}

/** What is found of one case under some rules. */
export interface CaseRuling {
  /** By guideline and remedy. */
  readonly allowances: ReadonlyMap<string, Allowance>;
  /** Ids of the rules that held. */
  readonly held: readonly string[];
}

/** What cases are judged with besides the rules. */
export interface JudgingContext {
  readonly feel: FeelEvaluator<CaseFacts>;
  /** ISO 4217; limits and sums are compared in it. */
  readonly currency: string;
  /** Who acted; roles and queues are those of today, for the log does not hold them. */
  readonly agentOf: (agentId: string) => ActingAgent;
}

/** The key of an allowance: a remedy under a guideline. */
export const allowanceKey = (guidelineId: string, remedy: RemedyKind): string => `${guidelineId}:${remedy}`;

/** Applies to a case as it was known the rules of its matter; none while it has no matter. */
export function rulingOf(rules: RuleBook, known: PastCase, agent: ActingAgent, context: JudgingContext): CaseRuling {
  const { matter } = known;
  const guidelines = rules.guidelines.filter(({ matters }) => matter !== null && matters.includes(matter));
  return rulingUnder({ ...rules, guidelines }, known, agent, context);
}

/**
 * Applies all rules of a book to a case as it was known, whatever its matter. Of several rules that allow one remedy under one
 * guideline, the largest counts.
 */
export function rulingUnder(rules: RuleBook, known: PastCase, agent: ActingAgent, context: JudgingContext): CaseRuling {
  const allowances = new Map<string, Allowance>();
  const held: string[] = [];
  const { policy } = rules;
  const counting = countingOf(policy, known, context.currency);
  const authority = heldThen(policy, agent, known.facts, counting);
  const judged: Judged = { policy, facts: known.facts, held: authority, counting, feel: context.feel };
  for (const guideline of rules.guidelines) {
    const { hits } = applyGuideline(guideline, known.facts, context.feel);
    for (const { id: ruleId, then } of hits) {
      held.push(ruleId);
      for (const allowed of then) {
        const allowance = allowanceOf(guideline.id, ruleId, allowed, judged);
        const key = allowanceKey(guideline.id, allowed.remedy);
        const before = allowances.get(key);
        if (allowance && (!before || before.upTo < allowance.upTo)) allowances.set(key, allowance);
      }
    }
  }
  return { allowances, held };
}

/** What sums of a case are counted in: at the rates of a policy, on the day of the case. */
export function countingOf(policy: AuthorityPolicy | null, { at, facts }: PastCase, currency: string): Counting {
  return { currency, rates: policy?.rates ?? [], day: facts.time.day ?? new Date(at).toISOString().slice(0, 10) };
}

/** An amount in minor units of the house's currency; null for what is not a sum, and for a sum whose rate nobody knows. */
export const inHouse = (money: Money | null, counting: Counting): number | null =>
  money && (countedGift(money, counting)?.amount ?? null);

interface Judged {
  readonly policy: AuthorityPolicy | null;
  readonly facts: CaseFacts;
  readonly held: HeldAuthority;
  readonly counting: Counting;
  readonly feel: FeelEvaluator<CaseFacts>;
}

function allowanceOf(
  guidelineId: string,
  ruleId: string,
  allowed: AllowedRemedy,
  { policy, facts, held, counting, feel }: Judged,
): Allowance | null {
  const { remedy, limit, proposed } = allowed;
  if (remedy === 'none') return null;
  const isForbidden = policy?.never.some(
    ({ remedies, when }) => remedies.includes(remedy) && feel.value(when, facts) === true,
  );
  if (isForbidden) return null;
  const share = shareOf(allowed, held, counting, false);
  const upTo = share.none ? 0 : (share.upTo?.amount ?? Infinity);
  if (limit === undefined) return { guidelineId, ruleId, remedy, upTo, proposed: null };
  const first = inHouse(proposed ?? limit, counting) ?? 0;
  return { guidelineId, ruleId, remedy, upTo, proposed: Math.min(first, upTo) };
}
