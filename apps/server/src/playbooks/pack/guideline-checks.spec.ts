import type { Guideline } from '@aliado/domain';
import { stringify } from 'yaml';
import { analysedGuideline } from './guideline-analysis.ts';
import { checkGuideline } from './guideline-checks.ts';
import { guidelineSchema } from './guideline-schema.ts';
import type { KnownNames, Sourced } from './pack-checks.ts';
import { SourceFile } from './source-file.ts';

const none: ReadonlySet<string> = new Set();
const names: KnownNames = {
  retired: { script: new Set(), guideline: new Set() },
  ...{ matters: new Set(['other']), teams: new Set(['experience']), currency: 'EUR' },
  ...{ queues: none, dispositions: none, guidelines: none, scripts: none, conversations: none },
};
const text = { es: 'x', en: 'x' };
const euros = (amount: number) => ({ amount, currency: 'EUR' });
const rule = (
  id: string,
  when: readonly string[],
  then: Guideline['rules'][number]['then'] = [{ remedy: 'none' }],
) => ({
  ...{ id, when, then, because: text },
});

function aGuideline(
  hitPolicy: Guideline['hitPolicy'],
  expressions: readonly string[],
  rules: Guideline['rules'],
): Sourced<Guideline> {
  const guideline: Guideline = {
    ...{ id: 'late', version: 1, name: text, matters: ['other'], owner: 'experience', why: text },
    ...{ effectiveFrom: '2026-01-01', hitPolicy, rules },
    inputs: expressions.map((expression, place) => ({ id: 'abc'.charAt(place), label: text, expression })),
  };
  const source = new SourceFile('guidelines/late.yaml', stringify(guideline));
  const reading = source.read<Guideline>(guidelineSchema);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return { value: reading.value, source };
}

const faultsIn = (guideline: Sourced<Guideline>) => [
  ...checkGuideline(guideline, names),
  ...analysedGuideline(guideline, names.currency).faults,
];
const reasons = (guideline: Sourced<Guideline>) => faultsIn(guideline).map(({ reason }) => reason);
const notices = (guideline: Sourced<Guideline>) =>
  analysedGuideline(guideline, 'EUR').notices.map(({ reason }) => reason);
const otherwise = rule('otherwise', ['-', '-']);

describe('the check of a guideline', () => {
  it('finds rows that contradict each other, with a case, on the line of the later one', () => {
    const rules = [
      rule('late', ['>= 2', '-']),
      rule('plus', ['[0..4]', '"plus"']),
      rule('never-late', ['< 2, null', 'not("plus")']),
    ];
    const guideline = aGuideline('unique', ['order.daysLate', 'customer.tier'], rules);
    expect(faultsIn(guideline)).toMatchObject([
      {
        file: 'guidelines/late.yaml',
        line: guideline.source.faultAt(['rules', 1, 'when'], '').line,
        reason: 'rule "plus" holds together with "late", which "unique" forbids: a 2, b "plus"',
      },
    ]);
  });

  it('finds a row that never counts because of those before it', () => {
    const rules = [rule('few', ['< 3, null', '-']), rule('many', ['>= 3', '-']), otherwise];
    const reason = 'rule "otherwise" never counts: "few" and "many" go before it whenever it holds';
    expect(reasons(aGuideline('first', ['order.daysLate', 'customer.tier'], rules))).toEqual([reason]);
    expect(reasons(aGuideline('rule-order', ['order.daysLate', 'customer.tier'], rules))).toEqual([]);
  });

  it('finds a row that holds for nothing that a fact can be', () => {
    const guideline = aGuideline(
      'collect',
      ['order.status', 'time.hour'],
      [rule('lost', ['"lost"', '-']), rule('noon', ['-', '> 23'])],
    );
    expect(reasons(guideline)).toEqual([
      'rule "lost" never holds: its test of "a" passes no value that this can have',
      'rule "noon" never holds: its test of "b" passes no value that this can have',
    ]);
  });

  it('looks at two inputs that ask the same as at one', () => {
    const rules = [rule('few', ['< 3', '< 2']), rule('many', ['>= 3', '-']), rule('between', ['-', '[2..3)'])];
    expect(reasons(aGuideline('unique', ['order.daysLate', 'order.daysLate'], rules))).toEqual([]);
  });

  it('notices a case without a row', () => {
    const rules = [rule('late', ['>= 1', '-']), rule('paid', ['-', '> 99.99'])];
    const guideline = aGuideline('first', ['order.daysLate', 'order.total'], rules);
    expect(reasons(guideline)).toEqual([]);
    expect(notices(guideline)[0]).toBe('no rule covers this case: a 0, b 0');
    expect(notices(aGuideline('first', ['order.daysLate', 'order.total'], [...rules, otherwise]))).toEqual([]);
  });

  it('says what it cannot tell, and claims nothing of what is computed', () => {
    const rules = [rule('above', ['> order.total', '-']), rule('double', ['-', '> 10'])];
    const guideline = aGuideline('unique', ['given.toCustomerIn90Days', 'order.total * 2'], rules);
    expect(reasons(guideline)).toEqual([]);
    expect(notices(guideline)).toEqual([
      'it cannot be told whether every case is covered: rule "above" tests "a" against what is not a plain value of a fact',
    ]);
  });

  it.each([
    ['more than the limit', { limit: euros(500), proposed: euros(501) }, ['more is proposed than the limit allows']],
    ['a sum without a limit', { proposed: euros(5) }, ['a sum is proposed where no limit is']],
    [
      'another currency',
      { limit: euros(500), proposed: { amount: 5, currency: 'USD' } },
      ['what is proposed is in USD, its limit in EUR'],
    ],
    ['the limit itself', { limit: euros(500), proposed: euros(500) }, []],
  ])('of a proposal of %s', (_, sums, expected) => {
    const remedy = { remedy: 'credit' as const, ...sums };
    expect(reasons(aGuideline('first', ['matter'], [rule('a', ['-'], [remedy])]))).toEqual(expected);
  });

  it('refuses what conditions may not name', () => {
    expect(reasons(aGuideline('first', ['order.secret'], [rule('a', ['-'])]))).toEqual([
      'inputs.0.expression: speaks of "order.secret", which is not known',
    ]);
  });
});
