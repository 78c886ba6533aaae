import {
  analyseGuideline,
  type ExampleCase,
  type Guideline,
  type GuidelineAnalysis,
  type RegionTable,
  type TableMend,
} from '@aliado/domain';
import { testFor } from './test-for.ts';

/** Rules for which a better place is looked for, places that are tried for each, and steps of each try: a draft waits for it. */
const bounds = { rules: 10, places: 3, steps: 50_000 } as const;

/** What would mend a rule that never counts: another place where all rules count that did before, or else none. */
export function mendsOfHidden(
  table: RegionTable,
  { unreachable }: GuidelineAnalysis,
  { ruleId, coveredBy }: GuidelineAnalysis['unreachable'][number],
): readonly TableMend[] {
  const remove: TableMend = { kind: 'remove-rule', ruleId };
  const isLookedFor = unreachable.findIndex((one) => one.ruleId === ruleId) < bounds.rules;
  if (table.hitPolicy !== 'first' || !isLookedFor) return [remove];
  const beforeId = coveredBy.slice(0, bounds.places).find((id) => {
    const hidden = hiddenIn({ ...table, rules: movedBefore(table.rules, ruleId, id) });
    return hidden !== null && !hidden.includes(ruleId) && hidden.length < unreachable.length;
  });
  return beforeId === undefined ? [remove] : [{ kind: 'move-rule', ruleId, beforeId }, remove];
}

/** What would mend that rules hold together where only one may: the order of the rules, if that hides none of them. */
export function mendsOfOverlap(table: RegionTable): readonly TableMend[] {
  return hiddenIn({ ...table, hitPolicy: 'first' })?.length === 0 ? [{ kind: 'first-decides' }] : [];
}

/** What would mend that a case has no rule: one for it, as wide as no other rule is concerned. */
export function mendsOfGap({ inputs }: Guideline, table: RegionTable, gap: ExampleCase): readonly TableMend[] {
  const tests = new Map(
    table.inputs.map(({ id, domain }, place) => {
      const regions = table.rules.map(({ when }) => when[place] ?? null);
      return [id, testFor(domain, regions, gap[id] ?? null)] as const;
    }),
  );
  return [{ kind: 'add-rule', when: inputs.map(({ id }) => tests.get(id) ?? '-') }];
}

/** The rules that never count; null where that was not found out in time. */
function hiddenIn(table: RegionTable): readonly string[] | null {
  const { unreachable, isTooLarge } = analyseGuideline(table, bounds.steps);
  return isTooLarge ? null : unreachable.map(({ ruleId }) => ruleId);
}

function movedBefore(rules: RegionTable['rules'], ruleId: string, beforeId: string): RegionTable['rules'] {
  const moved = rules.filter(({ id }) => id === ruleId);
  const others = rules.filter(({ id }) => id !== ruleId);
  const place = others.findIndex(({ id }) => id === beforeId);
  return others.toSpliced(place, 0, ...moved);
}
