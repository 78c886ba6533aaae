import type { Guideline, GuidelineRule } from './guideline.ts';

/** A value as decision tables know it; null is what is not known. */
export type FeelValue = string | number | boolean | null;

/** Evaluates FEEL, the OMG's language of conditions (DMN 1.5), over a context of the caller's choice. */
export interface FeelEvaluator<Context> {
  /** What an expression comes to; null when it cannot be said. */
  value(expression: string, context: Context): FeelValue;
  /** Whether a unary test holds for a value. */
  holds(test: string, value: FeelValue, context: Context): boolean;
}

/** One case in front of one decision table. */
export interface CaseReading {
  /** What each input was found to be, in the table's order. */
  readonly values: readonly FeelValue[];
  /** Whether the test of one input holds, by the input's place. */
  holdsAt(rule: Pick<GuidelineRule, 'when'>, place: number): boolean;
  /** Whether all tests of a rule hold; looks no further than the first that does not. */
  holds(rule: Pick<GuidelineRule, 'when'>): boolean;
}

/** Reads a case for a table: each input is evaluated once, and each text of a test is asked once per input. */
export function readCase<Context>(
  { inputs }: Pick<Guideline, 'inputs'>,
  context: Context,
  feel: FeelEvaluator<Context>,
): CaseReading {
  const values = inputs.map(({ expression }) => feel.value(expression, context));
  const answers = new Map<number, Map<string, boolean>>();
  const answer = (test: string, place: number): boolean => {
    const known = answers.get(place) ?? new Map<string, boolean>();
    answers.set(place, known);
    const before = known.get(test);
    if (before !== undefined) return before;
    const holds = feel.holds(test, values[place] ?? null, context);
    known.set(test, holds);
    return holds;
  };
  return {
    values,
    holdsAt: ({ when }, place) => answer(when[place] ?? '-', place),
    holds: ({ when }) => when.every(answer),
  };
}
