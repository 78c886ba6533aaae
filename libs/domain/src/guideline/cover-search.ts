import type { FeelValue } from './case-reading.ts';

/** Values of one input that no test tells apart. */
export interface ValueClass {
  readonly value: FeelValue;
  /** The rules whose test of this input holds for these values, a bit each by their place. */
  readonly rules: bigint;
}

/** The classes of one input. */
export type Column = readonly ValueClass[];

/** How many more steps a search may take; shared by the searches of one analysis. */
export interface StepBudget {
  left: number;
}

/** Cases that no rule covers, at most as many as were asked for; null when the budget ran out before all was seen. */
export type Uncovered = readonly (readonly FeelValue[])[] | null;

/**
 * Looks for cases that none of the rules covers, column by column. A branch ends where a rule is left that holds whatever the
 * remaining inputs are, where none is left, and where the same rules were left at the same column before.
 * @param columns one per input; an input without classes has no case at all.
 * @param rules the rules that may cover, a bit each.
 */
export function findUncovered(
  columns: readonly Column[],
  rules: bigint,
  atMost: number,
  budget: StepBudget,
): Uncovered {
  budget.left -= columns.reduce((sum, column) => sum + column.length, 0);
  if (budget.left < 0) return null;
  const certainFrom = alwaysHolding(columns);
  const seen = columns.map(() => new Set<bigint>());
  const found: (readonly FeelValue[])[] = [];
  const search = (place: number, alive: bigint, values: readonly FeelValue[]): boolean => {
    if ((alive & (certainFrom[place] ?? alive)) !== 0n || found.length >= atMost) return true;
    const column = columns[place];
    if (alive === 0n || !column) {
      found.push([...values, ...columns.slice(place).map(([first]) => first?.value ?? null)]);
      return true;
    }
    if (seen[place]?.has(alive)) return true;
    seen[place]?.add(alive);
    return column.every(({ value, rules: holding }) => {
      budget.left -= 1;
      return budget.left >= 0 && search(place + 1, alive & holding, [...values, value]);
    });
  };
  if (columns.some((column) => column.length === 0)) return [];
  return search(0, rules, []) ? found : null;
}

/** For each place the rules that hold whatever the inputs from there on are; past the last, all. */
function alwaysHolding(columns: readonly Column[]): readonly bigint[] {
  return columns.reduceRight<readonly bigint[]>(
    (after, column) => [column.reduce((all, { rules }) => all & rules, after[0] ?? -1n), ...after],
    [-1n],
  );
}
