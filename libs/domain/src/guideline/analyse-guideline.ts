import { byAllowance } from './apply-guideline.ts';
import type { FeelValue } from './case-reading.ts';
import { findUncovered, type Column, type StepBudget } from './cover-search.ts';
import type { Guideline, GuidelineRule } from './guideline.ts';
import { anyValue, isInRegion, type Region } from './region.ts';
import { representativesOf, type ValueDomain } from './value-domain.ts';

/** A decision table whose conditions were read as sets of values. Its inputs are independent of each other. */
export interface RegionTable {
  readonly hitPolicy: Guideline['hitPolicy'];
  /** The domain is null where it cannot be said which values an input can have. */
  readonly inputs: readonly { readonly id: string; readonly domain: ValueDomain | null }[];
  readonly rules: readonly RegionRule[];
}

/** A rule of such a table. */
export interface RegionRule extends Pick<GuidelineRule, 'id' | 'then'> {
  /** One per input; null is a test that cannot be read as a set. */
  readonly when: readonly (Region | null)[];
}

/** A case as the values of the inputs. */
export type ExampleCase = Readonly<Record<string, FeelValue>>;

/** What is wrong with a table as a whole. It says nothing that a test which could not be read might make untrue. */
export interface GuidelineAnalysis {
  /** Whether every case is covered by some rule; null when it cannot be said. */
  readonly isComplete: boolean | null;
  /** Cases that no rule covers: at most 3. */
  readonly gaps: readonly ExampleCase[];
  /** Pairs of rules that hold in one case, with such a case: at most 20; only of `unique`, which forbids them. */
  readonly overlaps: readonly { readonly ruleIds: readonly [string, string]; readonly example: ExampleCase }[];
  /**
   * Rules that never count because others, no more than are needed, go before them in each of their cases; only of `first`
   * and `priority`.
   */
  readonly unreachable: readonly { readonly ruleId: string; readonly coveredBy: readonly string[] }[];
  /** Rules that hold in no case, because of the test of one input. */
  readonly impossible: readonly { readonly ruleId: string; readonly inputId: string }[];
  /** Tests of which it cannot be told when they hold. */
  readonly unread: readonly { readonly ruleId: string; readonly inputId: string }[];
  /** Whether the table was too large to be looked through; what was found is true, but may not be all. */
  readonly isTooLarge: boolean;
}

const told = { gaps: 3, overlaps: 20 } as const;

/** Analyses a table: is there a rule for every case, do rules contradict each other, does each rule count somewhere? */
export function analyseGuideline(table: RegionTable, maximumSteps = 500_000): GuidelineAnalysis {
  const budget = { left: maximumSteps };
  const everyRule = table.inputs.map((input, place) => readInput(input, table.rules, place));
  const impossible = impossibleRules(table, everyRule);
  const reachable = {
    ...table,
    rules: table.rules.filter(({ id }) => !impossible.some(({ ruleId }) => ruleId === id)),
  };
  const inputs =
    impossible.length === 0 ? everyRule : table.inputs.map((input, place) => readInput(input, reachable.rules, place));
  const ids = table.inputs.map(({ id }) => id);
  const all = allOf(reachable.rules);
  const gaps = findUncovered(columnsOf(inputs, 'possible'), all, told.gaps, budget);
  const holes = gaps?.length === 0 ? findUncovered(columnsOf(inputs, 'certain'), all, 1, budget) : null;
  const unreachable = unreachableRules(reachable, inputs, budget);
  return {
    isComplete: gaps && gaps.length > 0 ? false : holes?.length === 0 ? true : null,
    gaps: (gaps ?? []).map((values) => exampleOf(ids, values)),
    overlaps: table.hitPolicy === 'unique' ? overlapsOf(reachable.rules, inputs, ids) : [],
    unreachable,
    impossible,
    unread: table.rules.flatMap(({ id: ruleId, when }) =>
      table.inputs.flatMap((input, place) => (isRead(input, when[place]) ? [] : [{ ruleId, inputId: input.id }])),
    ),
    isTooLarge: budget.left < 0,
  };
}

/** Where nobody knows the values of an input, only the test that holds for any of them can be read. */
const isRead = ({ domain }: RegionTable['inputs'][number], region: Region | null | undefined): boolean =>
  region !== null && (domain !== null || region === anyValue);

/** What the rules say of one input: for each value that tells them apart, which may hold and which surely hold. */
type ReadInput = readonly { readonly value: FeelValue; readonly possible: bigint; readonly certain: bigint }[];

function readInput({ domain }: RegionTable['inputs'][number], rules: readonly RegionRule[], place: number): ReadInput {
  const askedBy = new Map<Region | null, bigint>();
  for (const [nth, { when }] of rules.entries()) {
    const region = when[place] ?? null;
    askedBy.set(region, (askedBy.get(region) ?? 0n) | bit(nth));
  }
  const unread = domain ? (askedBy.get(null) ?? 0n) : allOf(rules);
  const known = [...askedBy].flatMap(([region, asking]) => (region === null ? [] : [{ region, asking }]));
  const regions = known.map(({ region }) => region);
  const bySignature = new Map<bigint, ReadInput[number]>();
  for (const value of domain ? representativesOf(domain, regions) : [null]) {
    const certain = known.reduce((all, { region, asking }) => {
      const isHeld = domain ? isInRegion(region, value) : region === anyValue;
      return isHeld ? all | asking : all;
    }, 0n);
    if (!bySignature.has(certain)) bySignature.set(certain, { value, certain, possible: certain | unread });
  }
  return [...bySignature.values()];
}

const bit = (place: number): bigint => 1n << BigInt(place);

const allOf = (rules: readonly RegionRule[]): bigint => bit(rules.length) - 1n;

const columnsOf = (inputs: readonly ReadInput[], which: 'possible' | 'certain'): readonly Column[] =>
  inputs.map((classes) => classes.map((each) => ({ value: each.value, rules: each[which] })));

const exampleOf = (ids: readonly string[], values: readonly FeelValue[]): ExampleCase =>
  Object.fromEntries(ids.map((id, place) => [id, values[place] ?? null]));

function impossibleRules({ rules, inputs }: RegionTable, read: readonly ReadInput[]): GuidelineAnalysis['impossible'] {
  return rules.flatMap(({ id }, nth) => {
    const place = read.findIndex((classes) => classes.every(({ possible }) => (possible & bit(nth)) === 0n));
    const input = inputs[place];
    return input ? [{ ruleId: id, inputId: input.id }] : [];
  });
}

function overlapsOf(
  rules: readonly RegionRule[],
  inputs: readonly ReadInput[],
  ids: readonly string[],
): GuidelineAnalysis['overlaps'] {
  const overlaps: GuidelineAnalysis['overlaps'][number][] = [];
  for (const [first, one] of rules.entries()) {
    for (const [second, other] of rules.entries()) {
      if (second <= first || overlaps.length >= told.overlaps) continue;
      const both = bit(first) | bit(second);
      const meeting = inputs.map((classes) => classes.find(({ certain }) => (certain & both) === both));
      if (meeting.some((each) => each === undefined)) continue;
      const values = meeting.map((each) => each?.value ?? null);
      overlaps.push({ ruleIds: [one.id, other.id], example: exampleOf(ids, values) });
    }
  }
  return overlaps;
}

function unreachableRules(
  { hitPolicy, rules }: RegionTable,
  inputs: readonly ReadInput[],
  budget: StepBudget,
): GuidelineAnalysis['unreachable'] {
  if (hitPolicy !== 'first' && hitPolicy !== 'priority') return [];
  const placeOf = new Map(rules.map((rule, place) => [rule, place]));
  const preferred = hitPolicy === 'first' ? rules : byAllowance(rules);
  const unreachable: GuidelineAnalysis['unreachable'][number][] = [];
  let before = 0n;
  for (const rule of preferred) {
    const own = bit(placeOf.get(rule) ?? 0);
    const columns = inputs.map((classes) =>
      classes.flatMap(({ value, possible, certain }) => ((possible & own) === 0n ? [] : [{ value, rules: certain }])),
    );
    const needed = coveringRules(columns, before, budget);
    if (needed !== null) {
      const coveredBy = rules.filter((_, place) => (needed & bit(place)) !== 0n).map(({ id }) => id);
      unreachable.push({ ruleId: rule.id, coveredBy });
    }
    before |= own;
  }
  return unreachable;
}

/** Which of the rules cover all cases of these columns, no more than are needed; null if they leave some, or if it is not known. */
function coveringRules(columns: readonly Column[], among: bigint, budget: StepBudget): bigint | null {
  const alone = columns.flat().reduce((all, { rules }) => all & rules, among);
  if (alone !== 0n) return alone & -alone; // the first of those that need no other
  const meeting = columns.reduce((all, column) => all & column.reduce((any, { rules }) => any | rules, 0n), among);
  const isCovered = (by: bigint) => findUncovered(columns, by, 1, budget)?.length === 0;
  if (!isCovered(meeting)) return null;
  const places = [...meeting.toString(2)].toReversed().flatMap((digit, place) => (digit === '1' ? [place] : []));
  return places.reduceRight((by, place) => (isCovered(by & ~bit(place)) ? by & ~bit(place) : by), meeting);
}
