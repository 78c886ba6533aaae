import type { AllowedRemedy, Guideline, GuidelineRule } from '@aliado/domain';
import type { CellValue } from './cell-editor.ts';
import { withCondition, withRemedy, withRule } from './table-edits.ts';
import { unitOf } from './table-view.ts';

/**
 * What can be written in a cell itself; null where that takes the rule's form: the kinds of remedies always, sums and who
 * decides where it is not plain which remedy is meant.
 */
export function cellValue(table: Guideline, ruleId: string, column: number, currency: string): CellValue | null {
  const rule = table.rules.find(({ id }) => id === ruleId);
  if (!rule || column < 0) return null;
  const input = table.inputs[column];
  if (input) return { kind: 'condition', test: rule.when[column] ?? '-', unit: unitOf(input.expression, currency) };
  return conclusionValue(rule, column - table.inputs.length);
}

function conclusionValue({ then, because }: GuidelineRule, column: number): CellValue | null {
  if (column === 3) return { kind: 'because', words: because };
  if (column === 1) {
    const limit = withSum(then)?.remedy.limit;
    return limit ? { kind: 'limit', limit } : null;
  }
  const [first, ...others] = then;
  return column === 2 && first && others.length === 0 ? { kind: 'decides', decides: first.decides ?? 'agent' } : null;
}

/** The table with what was written in a cell; itself where nothing changed. */
export function withCell(table: Guideline, ruleId: string, column: number, value: CellValue): Guideline {
  const rule = table.rules.find(({ id }) => id === ruleId);
  if (!rule) return table;
  const next = written(table, rule, column, value);
  return JSON.stringify(next) === JSON.stringify(table) ? table : next;
}

function written(table: Guideline, rule: GuidelineRule, column: number, value: CellValue): Guideline {
  switch (value.kind) {
    case 'condition':
      return withCondition(table, rule.id, column, value.test);
    case 'limit': {
      const sum = withSum(rule.then);
      return sum ? withRemedy(table, rule.id, sum.place, { ...sum.remedy, limit: value.limit }) : table;
    }
    case 'decides': {
      const [remedy] = rule.then;
      const isAsBefore = !remedy || (remedy.decides ?? 'agent') === value.decides;
      return isAsBefore ? table : withRemedy(table, rule.id, 0, { ...remedy, decides: value.decides });
    }
    case 'because':
      return withRule(table, rule.id, (one) => ({ ...one, because: value.words }));
  }
}

/** The one remedy that has a sum; null where none or several have. */
function withSum(then: readonly AllowedRemedy[]): { readonly remedy: AllowedRemedy; readonly place: number } | null {
  const sums = then.flatMap((remedy, place) => (remedy.limit ? [{ remedy, place }] : []));
  return sums.length === 1 ? (sums[0] ?? null) : null;
}
