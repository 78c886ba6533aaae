import fc from 'fast-check';
import { analyseGuideline, type ExampleCase, type RegionRule, type RegionTable } from './analyse-guideline.ts';
import { byAllowance } from './apply-guideline.ts';
import type { FeelValue } from './case-reading.ts';
import { numbersBetween, complementOf, anyValue, isInRegion, onlyValue, unionOf, type Region } from './region.ts';
import type { ValueDomain } from './value-domain.ts';

const count: ValueDomain = { kind: 'number', least: 0, most: Infinity, places: 0 };
const amount: ValueDomain = { kind: 'number', least: 0, most: Infinity, places: 2 };
const tier: ValueDomain = { kind: 'text', known: ['standard', 'plus'], isClosed: true };
const country: ValueDomain = { kind: 'text', known: [], isClosed: false };

const atLeast = (from: number) => numbersBetween({ from, hasFrom: true, to: Infinity, hasTo: false });
const atMost = (to: number) => numbersBetween({ from: -Infinity, hasFrom: false, to, hasTo: true });
const below = (to: number) => numbersBetween({ from: -Infinity, hasFrom: false, to, hasTo: false });
const unknown = onlyValue(null);

const rule = (id: string, when: readonly (Region | null)[], limit = 0): RegionRule => ({
  ...{ id, when },
  then: [{ remedy: 'credit', limit: { amount: limit, currency: 'EUR' } }],
});
const table = (
  hitPolicy: RegionTable['hitPolicy'],
  domains: readonly (ValueDomain | null)[],
  rules: readonly RegionRule[],
): RegionTable => ({ hitPolicy, rules, inputs: domains.map((domain, place) => ({ id: 'abc'.charAt(place), domain })) });

describe('the analysis of a decision table', () => {
  it('finds nothing in a table that has one rule for each case', () => {
    const rules = [rule('few', [unionOf(below(3), unknown)]), rule('many', [atLeast(3)])];
    expect(analyseGuideline(table('unique', [count], rules))).toEqual({
      ...{ isComplete: true, gaps: [], overlaps: [], unreachable: [], impossible: [], unread: [], isTooLarge: false },
    });
  });

  it('names a case that no rule covers', () => {
    const rules = [rule('few', [below(3), anyValue]), rule('plus', [anyValue, onlyValue('plus')])];
    const { isComplete, gaps } = analyseGuideline(table('first', [count, tier], rules));
    expect({ isComplete, gaps }).toEqual({ isComplete: false, gaps: [{ a: 3, b: 'standard' }] });
  });

  it('knows that nothing lies between two whole numbers, and something between two amounts', () => {
    const rules = [rule('few', [unionOf(atMost(2), unknown)]), rule('many', [atLeast(3)])];
    expect(analyseGuideline(table('unique', [count], rules)).isComplete).toBe(true);
    const paid = [rule('little', [unionOf(atMost(99.98), unknown)]), rule('much', [atLeast(100)])];
    expect(analyseGuideline(table('unique', [amount], paid)).gaps).toEqual([{ a: 99.99 }]);
  });

  it('takes a text that nobody named for an other one, unless there is none', () => {
    const rules = [rule('listed', [unionOf(unionOf(onlyValue('standard'), onlyValue('plus')), unknown)])];
    expect(analyseGuideline(table('first', [country], rules)).gaps).toEqual([{ a: 'other' }]);
    expect(analyseGuideline(table('first', [tier], rules)).isComplete).toBe(true);
  });

  it('names a case in which two rules of "unique" contradict each other, and leaves "collect" its many hits', () => {
    const rules = [rule('few', [atMost(3), anyValue]), rule('plus', [atLeast(3), onlyValue('plus')])];
    const domains = [count, tier];
    expect(analyseGuideline(table('unique', domains, rules)).overlaps).toEqual([
      { ruleIds: ['few', 'plus'], example: { a: 3, b: 'plus' } },
    ]);
    for (const policy of ['collect', 'rule-order', 'first'] as const) {
      expect(analyseGuideline(table(policy, domains, rules)).overlaps).toEqual([]);
    }
  });

  it('finds the row that several rows together leave nothing to', () => {
    const rules = [
      rule('few', [unionOf(atMost(3), unknown)]),
      rule('elsewhere', [onlyValue(7)]),
      rule('many', [atLeast(2)]),
      rule('some', [atLeast(1)], 900),
    ];
    expect(analyseGuideline(table('first', [count], rules)).unreachable).toEqual([
      { ruleId: 'some', coveredBy: ['few', 'many'] },
    ]);
    expect(analyseGuideline(table('priority', [count], rules)).unreachable).toEqual([
      { ruleId: 'elsewhere', coveredBy: ['some'] },
      { ruleId: 'many', coveredBy: ['some'] },
    ]);
    expect(analyseGuideline(table('rule-order', [count], rules)).unreachable).toEqual([]);
  });

  it('finds the row that holds for no value, whatever the policy', () => {
    const rules = [rule('early', [below(0), anyValue]), rule('lost', [anyValue, onlyValue('lost')])];
    expect(analyseGuideline(table('collect', [count, tier], rules)).impossible).toEqual([
      { ruleId: 'early', inputId: 'a' },
      { ruleId: 'lost', inputId: 'b' },
    ]);
  });

  it('says what it cannot tell, and nothing that an unread test might make untrue', () => {
    const rules = [
      rule('odd', [null, anyValue]),
      rule('all', [anyValue, onlyValue('plus')]),
      rule('odd too', [null, null]),
    ];
    expect(analyseGuideline(table('first', [count, tier], rules))).toMatchObject({
      ...{ isComplete: null, gaps: [], unreachable: [] },
      unread: [
        { ruleId: 'odd', inputId: 'a' },
        { ruleId: 'odd too', inputId: 'a' },
        { ruleId: 'odd too', inputId: 'b' },
      ],
    });
    expect(
      analyseGuideline(table('unique', [null], [rule('x', [onlyValue(1)]), rule('y', [onlyValue(1)])])),
    ).toMatchObject({
      ...{ overlaps: [], impossible: [], unread: [{ ruleId: 'x' }, { ruleId: 'y' }] },
    });
  });

  it('gives up on a table that would take too long, and says so', () => {
    const many = Array.from({ length: 40 }, (_, nth) =>
      rule(`r${nth}`, [onlyValue(nth), onlyValue(nth % 7), onlyValue(nth % 5)]),
    );
    expect(analyseGuideline(table('first', [count, count, count], many), 50)).toMatchObject({
      ...{ isTooLarge: true, isComplete: null, gaps: [] },
    });
  });
});

const ends = fc.integer({ min: 0, max: 4 });
const span = fc
  .record({ from: ends, hasFrom: fc.boolean(), to: ends, hasTo: fc.boolean() })
  .map((each) => numbersBetween({ ...each, from: Math.min(each.from, each.to), to: Math.max(each.from, each.to) }));
const regionOf = (basic: fc.Arbitrary<Region>): fc.Arbitrary<Region | null> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(anyValue) },
    { weight: 4, arbitrary: basic },
    { weight: 2, arbitrary: fc.tuple(basic, basic).map(([a, b]) => unionOf(a, b)) },
    { weight: 1, arbitrary: basic.map(complementOf) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
const tests = [
  regionOf(fc.oneof(span, ends.map(onlyValue), fc.constant(unknown))),
  regionOf(fc.constantFrom(...['standard', 'plus', 'premium'].map(onlyValue), unknown)),
  regionOf(fc.constantFrom(onlyValue(true), onlyValue(false), unknown)),
] as const;
const domains: readonly ValueDomain[] = [{ ...amount, most: 4, places: 1 }, country, { kind: 'flag' }];
const anyTable: fc.Arbitrary<RegionTable> = fc
  .record({
    hitPolicy: fc.constantFrom('unique' as const, 'first' as const, 'priority' as const, 'collect' as const),
    rules: fc.array(fc.record({ when: fc.tuple(...tests), limit: fc.constantFrom(0, 100, 200) }), { maxLength: 6 }),
  })
  .map(({ hitPolicy, rules }) =>
    table(
      hitPolicy,
      domains,
      rules.map(({ when, limit }, nth) => rule(`r${nth}`, when, limit)),
    ),
  );

/** Every case there is, as far as the tables of this spec can tell cases apart. */
const cases: readonly ExampleCase[] = [...Array.from({ length: 41 }, (_, tenth) => tenth / 10), null].flatMap((a) =>
  ['standard', 'plus', 'premium', 'other', null].flatMap((b) => [true, false, null].map((c) => ({ a, b, c }))),
);
const holdsIn = ({ when }: RegionRule, each: ExampleCase, ifUnread: boolean): boolean =>
  when.every((region, place) => {
    const value: FeelValue = each['abc'.charAt(place)] ?? null;
    return region === null ? ifUnread : isInRegion(region, value);
  });

describe('the analysis of any table', () => {
  it('agrees with a look at every case', () => {
    fc.assert(
      fc.property(anyTable, (any) => {
        const { isComplete, gaps, overlaps, unreachable, impossible, isTooLarge } = analyseGuideline(any);
        const { rules, hitPolicy } = any;
        const surely = (each: ExampleCase) => rules.some((one) => holdsIn(one, each, false));
        const maybe = (each: ExampleCase) => rules.some((one) => holdsIn(one, each, true));
        expect(isTooLarge).toBe(false);
        expect(isComplete).toBe(cases.every(surely) ? true : cases.every(maybe) ? null : false);
        expect(gaps.length > 0).toBe(isComplete === false);
        expect(gaps.filter(maybe)).toEqual([]);
        const never = rules.filter((one) => !cases.some((each) => holdsIn(one, each, true)));
        expect(impossible.map(({ ruleId }) => ruleId)).toEqual(never.map(({ id }) => id));
        const both = (a: RegionRule, b: RegionRule) =>
          cases.some((each) => [a, b].every((r) => holdsIn(r, each, false)));
        const pairs = rules.flatMap((a, first) =>
          rules.slice(first + 1).flatMap((b) => (both(a, b) ? [[a.id, b.id]] : [])),
        );
        expect(overlaps.map(({ ruleIds }) => ruleIds)).toEqual(hitPolicy === 'unique' ? pairs : []);
        const byId = (id: string) => rules.filter((one) => one.id === id);
        for (const { ruleIds, example } of overlaps) {
          expect(ruleIds.flatMap(byId).every((one) => holdsIn(one, example, false))).toBe(true);
        }
        const preferred = hitPolicy === 'priority' ? byAllowance(rules) : hitPolicy === 'first' ? rules : [];
        const hidden = preferred.filter((one, nth) => {
          const before = preferred.slice(0, nth);
          const own = cases.filter((each) => holdsIn(one, each, true));
          return own.length > 0 && own.every((each) => before.some((other) => holdsIn(other, each, false)));
        });
        expect(unreachable.map(({ ruleId }) => ruleId)).toEqual(hidden.map(({ id }) => id));
      }),
      { numRuns: 300 },
    );
  });
});
