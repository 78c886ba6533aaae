import { readCase, type FeelEvaluator } from './case-reading.ts';
import type { Guideline, GuidelineFinding, GuidelineRule } from './guideline.ts';

/**
 * Applies a decision table to one case. Every input is evaluated once; rules are looked at in the table's order, and no
 * further than the hit policy needs.
 */
export function applyGuideline<Context>(
  guideline: Guideline,
  context: Context,
  feel: FeelEvaluator<Context>,
): GuidelineFinding {
  const { values, holds } = readCase(guideline, context, feel);
  const { id, version, name, why, never } = guideline;
  return {
    guideline: { id, version, name, why, ...(never && { never }) },
    inputs: guideline.inputs.map(({ label }, place) => ({ label, value: values[place] ?? null })),
    hits: hitsOf(guideline, holds).map(({ when: _, ...hit }) => hit),
  };
}

/** The rules that count, by the hit policies of DMN 1.5, section 8.2.10. */
export function hitsOf<Rule extends Pick<GuidelineRule, 'then'>>(
  { hitPolicy, rules }: Pick<Guideline, 'hitPolicy'> & { readonly rules: readonly Rule[] },
  holds: (rule: Rule) => boolean,
): readonly Rule[] {
  switch (hitPolicy) {
    case 'first': {
      const hit = rules.find(holds);
      return hit ? [hit] : [];
    }
    case 'unique': {
      const hits = rules.filter(holds);
      return hits.length === 1 ? hits : []; // a table that contradicts itself decides nothing
    }
    case 'priority':
      return byAllowance(rules.filter(holds)).slice(0, 1);
    case 'collect':
    case 'rule-order':
      return rules.filter(holds);
  }
}

/** Rules as `priority` prefers them: our outputs have no list of priorities, so the rule that allows most goes first. */
export function byAllowance<Rule extends Pick<GuidelineRule, 'then'>>(rules: readonly Rule[]): readonly Rule[] {
  return rules.toSorted((a, b) => allowanceOf(b) - allowanceOf(a));
}

/** The largest limit of a rule in minor units; 0 where none is a sum. */
export function allowanceOf({ then }: Pick<GuidelineRule, 'then'>): number {
  return Math.max(0, ...then.map(({ limit }) => limit?.amount ?? 0));
}
