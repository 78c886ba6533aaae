import type { AllowedRemedy, Guideline, GuidelineRule, Localised } from '@aliado/domain';

/** A table without what only the server sets. */
export type Table = Guideline;

/** The table with another condition in one cell; an empty one asks for nothing. */
export function withCondition(table: Table, ruleId: string, place: number, test: string): Table {
  return withRule(table, ruleId, (rule) => ({
    ...rule,
    when: table.inputs.map((_, at) => (at === place ? test.trim() || '-' : (rule.when[at] ?? '-'))),
  }));
}

/** The table with one rule made anew. */
export const withRule = (table: Table, ruleId: string, change: (rule: GuidelineRule) => GuidelineRule): Table => ({
  ...table,
  rules: table.rules.map((rule) => (rule.id === ruleId ? change(rule) : rule)),
});

/** The table with one of a rule's remedies made anew. */
export const withRemedy = (table: Table, ruleId: string, place: number, remedy: AllowedRemedy): Table =>
  withRule(table, ruleId, (rule) => ({ ...rule, then: rule.then.map((one, at) => (at === place ? remedy : one)) }));

/** The table with a new rule after another one (first where that is null), and the new rule's id. It holds for anything. */
export function withNewRule(
  table: Table,
  afterId: string | null,
  because: Localised,
): { readonly table: Table; readonly id: string } {
  const id = freeId(
    'rule',
    table.rules.map((rule) => rule.id),
  );
  const rule: GuidelineRule = { id, when: table.inputs.map(() => '-'), then: [{ remedy: 'none' }], because };
  const at = table.rules.findIndex((one) => one.id === afterId) + 1;
  return { table: { ...table, rules: table.rules.toSpliced(at, 0, rule) }, id };
}

/** The table without a rule. */
export const withoutRule = (table: Table, ruleId: string): Table => ({
  ...table,
  rules: table.rules.filter(({ id }) => id !== ruleId),
});

/** The table with a rule one place up or down; itself where there is no such place. */
export function withRuleMoved(table: Table, ruleId: string, by: 1 | -1): Table {
  const from = table.rules.findIndex(({ id }) => id === ruleId);
  const rule = table.rules[from];
  const to = from + by;
  if (!rule || to < 0 || to >= table.rules.length) return table;
  return { ...table, rules: table.rules.toSpliced(from, 1).toSpliced(to, 0, rule) };
}

/** The table with a rule back that was taken out, after those that stood before it in `base`. */
export function withRuleBack(table: Table, base: Table, ruleId: string): Table {
  const place = base.rules.findIndex(({ id }) => id === ruleId);
  const rule = base.rules[place];
  if (!rule || table.rules.some(({ id }) => id === ruleId)) return table;
  const before = new Set(base.rules.slice(0, place).map(({ id }) => id));
  const at = table.rules.findLastIndex(({ id }) => before.has(id)) + 1;
  const when = table.inputs.map(({ id }) => rule.when[base.inputs.findIndex((input) => input.id === id)] ?? '-');
  return { ...table, rules: table.rules.toSpliced(at, 0, { ...rule, when }) };
}

/** The table with one more column that no rule asks about yet. */
export function withInput(table: Table, label: Localised, expression: string): Table {
  const id = freeId(
    'input',
    table.inputs.map((input) => input.id),
    '',
  );
  return {
    ...table,
    inputs: [...table.inputs, { id, label, expression }],
    rules: table.rules.map((rule) => ({ ...rule, when: [...table.inputs.map((_, at) => rule.when[at] ?? '-'), '-'] })),
  };
}

/** The table with a column's label and expression made anew. */
export const withInputChanged = (table: Table, place: number, label: Localised, expression: string): Table => ({
  ...table,
  inputs: table.inputs.map((input, at) => (at === place ? { ...input, label, expression } : input)),
});

/** The table without a column; itself where it is the last one. */
export function withoutInput(table: Table, place: number): Table {
  if (table.inputs.length < 2) return table;
  return {
    ...table,
    inputs: table.inputs.toSpliced(place, 1),
    rules: table.rules.map((rule) => ({ ...rule, when: rule.when.toSpliced(place, 1) })),
  };
}

/** The table with another list of what is never done; without one where it is empty. */
export function withNever(table: Table, never: readonly Localised[]): Table {
  const { never: _, ...rest } = table;
  return never.length === 0 ? rest : { ...rest, never };
}

function freeId(stem: string, taken: readonly string[], joint = '-'): string {
  let number = taken.length + 1;
  while (taken.includes(`${stem}${joint}${number}`)) number += 1;
  return `${stem}${joint}${number}`;
}
