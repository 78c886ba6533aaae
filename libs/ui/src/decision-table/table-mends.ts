import type { Guideline, Localised, TableMend } from '@aliado/domain';
import { withNewRule, withoutRule } from './table-edits.ts';

/** A table after a mend; itself where it changed meanwhile and the mend speaks of what is not there. */
export interface Mended {
  readonly table: Guideline;
  /** The rule to look at; null for none. */
  readonly ruleId: string | null;
}

/**
 * Mends a table.
 * @param because why a new rule exists, until somebody says it.
 */
export function mended(table: Guideline, mend: TableMend, because: Localised): Mended {
  switch (mend.kind) {
    case 'move-rule':
      return { table: withRuleBefore(table, mend.ruleId, mend.beforeId), ruleId: mend.ruleId };
    case 'remove-rule':
      return { table: hasRule(table, mend.ruleId) ? withoutRule(table, mend.ruleId) : table, ruleId: null };
    case 'first-decides':
      return { table: { ...table, hitPolicy: 'first' }, ruleId: null };
    case 'add-rule':
      return withRuleFor(table, mend.when, because);
  }
}

function withRuleBefore(table: Guideline, ruleId: string, beforeId: string): Guideline {
  const rule = table.rules.find(({ id }) => id === ruleId);
  const others = table.rules.filter(({ id }) => id !== ruleId);
  const place = others.findIndex(({ id }) => id === beforeId);
  return rule && place !== -1 ? { ...table, rules: others.toSpliced(place, 0, rule) } : table;
}

function withRuleFor(table: Guideline, when: readonly string[], because: Localised): Mended {
  if (when.length !== table.inputs.length) return { table, ruleId: null };
  const added = withNewRule(table, table.rules.at(-1)?.id ?? null, because);
  const rules = added.table.rules.map((rule) => (rule.id === added.id ? { ...rule, when } : rule));
  return { table: { ...added.table, rules }, ruleId: added.id };
}

const hasRule = (table: Guideline, ruleId: string): boolean => table.rules.some(({ id }) => id === ruleId);
