import type { Localised } from '../text/localised.ts';
import { byAllowance, hitsOf } from './apply-guideline.ts';
import { readCase, type CaseReading, type FeelEvaluator, type FeelValue } from './case-reading.ts';
import type { Guideline, GuidelineFinding, GuidelineRule } from './guideline.ts';

/** The one condition that kept a rule from holding. */
export interface MissingCondition {
  readonly inputId: string;
  readonly label: Localised;
  /** The FEEL unary test that did not hold. */
  readonly test: string;
  /** What was found instead; null when not known. */
  readonly value: FeelValue;
}

/** A rule that would have counted but for one condition. */
export interface NearMiss extends Pick<GuidelineRule, 'id' | 'then' | 'because'> {
  readonly missing: MissingCondition;
}

/** How a guideline came to what it gives. */
export interface GuidelineTrace {
  readonly guideline: Pick<Guideline, 'id' | 'version' | 'name' | 'hitPolicy'>;
  readonly inputs: GuidelineFinding['inputs'];
  /** Ids of all rules that held, in the table's order. */
  readonly held: readonly string[];
  /** Ids of those that the hit policy picked, in the order of the finding's hits. */
  readonly picked: readonly string[];
  /** At most 3, nearest first: the larger the share of a rule's conditions that held, the nearer; then the table's order. */
  readonly nearly: readonly NearMiss[];
}

/** A guideline applied to one case, with the rules that nearly held. */
export interface ExplainedFinding extends GuidelineFinding {
  readonly nearly: GuidelineTrace['nearly'];
}

/** How many near misses are told. */
const toldMisses = 3;

/**
 * Explains what `applyGuideline` finds for the same case. A rule that the hit policy would have passed over anyway, because
 * another goes before it, is no near miss.
 */
export function explainGuideline<Context>(
  guideline: Guideline,
  context: Context,
  feel: FeelEvaluator<Context>,
): GuidelineTrace {
  const reading = readCase(guideline, context, feel);
  const { id, version, name, hitPolicy } = guideline;
  const held = guideline.rules.filter(reading.holds);
  const picked = hitsOf({ hitPolicy, rules: held }, () => true);
  const nearly = rulesThatCount(guideline, picked).flatMap((rule) => nearMiss(guideline, rule, reading));
  return {
    guideline: { id, version, name, hitPolicy },
    inputs: guideline.inputs.map(({ label }, place) => ({ label, value: reading.values[place] ?? null })),
    held: held.map((rule) => rule.id),
    picked: picked.map((rule) => rule.id),
    nearly: nearly
      .toSorted((a, b) => b.share - a.share)
      .slice(0, toldMisses)
      .map(({ miss }) => miss),
  };
}

/** In the table's order: those that would have changed the answer, had they held. */
function rulesThatCount({ hitPolicy, rules }: Guideline, picked: readonly GuidelineRule[]): readonly GuidelineRule[] {
  const [hit] = picked;
  if (!hit || (hitPolicy !== 'first' && hitPolicy !== 'priority')) return rules;
  const preferred = hitPolicy === 'first' ? rules : byAllowance(rules);
  const before = new Set(preferred.slice(0, preferred.indexOf(hit)));
  return rules.filter((rule) => before.has(rule));
}

function nearMiss(
  { inputs }: Guideline,
  { id, when, then, because }: GuidelineRule,
  { values, holdsAt }: CaseReading,
): readonly { readonly miss: NearMiss; readonly share: number }[] {
  const failing = when.flatMap((_, place) => (holdsAt({ when }, place) ? [] : [place]));
  const [place] = failing;
  const input = place === undefined ? undefined : inputs[place];
  const test = place === undefined ? undefined : when[place];
  if (failing.length !== 1 || place === undefined || !input || test === undefined) return [];
  const conditions = when.filter((each) => each !== '-').length;
  const missing = { inputId: input.id, label: input.label, test, value: values[place] ?? null };
  return [{ miss: { id, then, because, missing }, share: (conditions - 1) / conditions }];
}
