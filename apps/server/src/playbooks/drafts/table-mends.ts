import {
  analyseGuideline,
  isInRegion,
  representativesOf,
  type ExampleCase,
  type FeelValue,
  type Guideline,
  type GuidelineAnalysis,
  type Region,
  type RegionTable,
  type TableMend,
} from '@aliado/domain';
import { testFor, valuesLike } from './test-for.ts';

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

/** What would mend that a case has no rule: one for it, and for all cases around it that have none. */
export function mendsOfGap({ inputs }: Guideline, table: RegionTable, gap: ExampleCase): readonly TableMend[] {
  const tests = testsAround(table, gap);
  return [{ kind: 'add-rule', when: inputs.map(({ id }) => tests.get(id) ?? '-') }];
}

/** One test per input, each as wide as it can be: a rule that other inputs rule out already needs not be told apart. */
function testsAround({ inputs, rules }: RegionTable, gap: ExampleCase): ReadonlyMap<string, string> {
  const around: (readonly FeelValue[])[] = inputs.map(({ id }) => [gap[id] ?? null]);
  const tests = inputs.map(({ id, domain }, place) => {
    const [value, meets] = [gap[id] ?? null, (region: Region | null, at: number) => meetsAny(region, around[at] ?? [])];
    const near = rules.filter(({ when }) => when.every((region, at) => at === place || meets(region, at)));
    const regions = near.map(({ when }) => when[place] ?? null);
    const every = rules.flatMap(({ when }) => when[place] ?? []);
    around[place] = domain === null ? [null] : valuesLike(representativesOf(domain, every), regions, value);
    return [id, testFor(domain, regions, value)] as const;
  });
  return new Map(tests);
}

/** A test that cannot be read may hold for anything. */
const meetsAny = (region: Region | null, values: readonly FeelValue[]): boolean =>
  region === null || values.some((value) => isInRegion(region, value));

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
