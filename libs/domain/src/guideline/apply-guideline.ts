import type { Guideline, GuidelineFinding, GuidelineRule } from './guideline.ts';

/** A value as decision tables know it; null is what is not known. */
export type FeelValue = string | number | boolean | null;

/** Evaluates FEEL, the OMG's language of conditions (DMN 1.5), over a context of the caller's choice. */
export interface FeelEvaluator<Context> {
  /** What an expression comes to; null when it cannot be said. */
  value(expression: string, context: Context): FeelValue;
  /** Whether a unary test holds for a value. */
  holds(test: string, value: FeelValue, context: Context): boolean;
}

/**
 * Applies a decision table to one case. Every input is evaluated once; rules are looked at in the table's order, and no
 * further than the hit policy needs.
 */
export function applyGuideline<Context>(
  guideline: Guideline,
  context: Context,
  feel: FeelEvaluator<Context>,
): GuidelineFinding {
  const values = guideline.inputs.map(({ expression }) => feel.value(expression, context));
  const holds = ({ when }: GuidelineRule): boolean =>
    when.every((test, index) => feel.holds(test, values[index] ?? null, context));
  const { id, version, name, why, never } = guideline;
  return {
    guideline: { id, version, name, why, ...(never && { never }) },
    inputs: guideline.inputs.map(({ label }, index) => ({ label, value: values[index] ?? null })),
    hits: hitsOf(guideline, holds).map(({ when: _, ...hit }) => hit),
  };
}

/** The hit policies of DMN 1.5, section 8.2.10. Our outputs have no list of priorities: the rule that allows most goes first. */
function hitsOf({ hitPolicy, rules }: Guideline, holds: (rule: GuidelineRule) => boolean): readonly GuidelineRule[] {
  switch (hitPolicy) {
    case 'first': {
      const hit = rules.find(holds);
      return hit ? [hit] : [];
    }
    case 'unique': {
      const hits = rules.filter(holds);
      return hits.length === 1 ? hits : []; // a table that contradicts itself decides nothing
    }
    case 'priority': {
      const hits = rules.filter(holds);
      return hits.toSorted((a, b) => allowance(b) - allowance(a)).slice(0, 1);
    }
    case 'collect':
    case 'rule-order':
      return rules.filter(holds);
  }
}

/** The largest limit of a rule in minor units; 0 where none is a sum. */
const allowance = ({ then }: GuidelineRule): number => Math.max(0, ...then.map(({ limit }) => limit?.amount ?? 0));
