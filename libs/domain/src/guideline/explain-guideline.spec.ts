import { applyGuideline } from './apply-guideline.ts';
import type { FeelEvaluator } from './case-reading.ts';
import { explainGuideline } from './explain-guideline.ts';
import type { Guideline, GuidelineRule, HitPolicy } from './guideline.ts';

/** Reads a field of the case; a test holds for its own words, and "-" for anything. */
const evaluator: FeelEvaluator<Record<string, number>> = {
  value: (expression, context) => context[expression] ?? null,
  holds: (test, value) => test === '-' || test === String(value),
};

const text = (words: string) => ({ es: words, en: words });
const rule = (id: string, when: readonly string[], amount = 0): GuidelineRule => ({
  id,
  when,
  then: [{ remedy: 'credit', limit: { amount, currency: 'EUR' } }],
  because: text(`because ${id}`),
});

const table = (hitPolicy: HitPolicy, rules: readonly GuidelineRule[]): Guideline => ({
  ...{ id: 'late-delivery', version: 3, name: text('Late delivery'), matters: ['delivery.late'], owner: 'experience' },
  ...{ why: text('Nobody should have to ask'), effectiveFrom: '2026-01-01', hitPolicy, rules },
  inputs: ['failed', 'late', 'calls'].map((id) => ({ id, label: text(id), expression: id })),
});

const rules = [
  rule('all-three', ['2', '1', '9'], 9_000),
  rule('far', ['7', '7', '-'], 8_000),
  rule('two-of-two', ['2', '1', '-'], 4_000),
  rule('alone', ['-', '-', '9'], 5_000),
  rule('half', ['2', '5', '-'], 7_000),
  rule('otherwise', ['-', '-', '-']),
];
const found = { failed: 2, late: 1 };
const nearly = (hitPolicy: HitPolicy) =>
  explainGuideline(table(hitPolicy, rules), found, evaluator).nearly.map(({ id }) => id);

describe('the trace of a guideline', () => {
  it('says which rules held, which the policy picked, and which nearly held for want of what', () => {
    expect(explainGuideline(table('first', rules.slice(0, 3)), found, evaluator)).toEqual({
      guideline: { id: 'late-delivery', version: 3, name: text('Late delivery'), hitPolicy: 'first' },
      inputs: [
        { label: text('failed'), value: 2 },
        { label: text('late'), value: 1 },
        { label: text('calls'), value: null },
      ],
      held: ['two-of-two'],
      picked: ['two-of-two'],
      nearly: [
        {
          id: 'all-three',
          then: [{ remedy: 'credit', limit: { amount: 9_000, currency: 'EUR' } }],
          because: text('because all-three'),
          missing: { inputId: 'calls', label: text('calls'), test: '9', value: null },
        },
      ],
    });
  });

  it('tells three near misses at most, those first of whose conditions most held', () => {
    expect(nearly('collect')).toEqual(['all-three', 'half', 'alone']);
  });

  it.each([
    ['first', ['all-three']],
    ['priority', ['all-three', 'half', 'alone']],
  ] as const)('with the hit policy "%s" tells only what would have gone before the hit: %j', (hitPolicy, expected) => {
    expect(nearly(hitPolicy)).toEqual(expected);
  });

  it('picks what applying the guideline finds, whatever the policy', () => {
    for (const hitPolicy of ['unique', 'first', 'priority', 'collect', 'rule-order'] as const) {
      for (const case_ of [{}, found, { calls: 9 }, { failed: 2, late: 1, calls: 9 }]) {
        const { hits, inputs } = applyGuideline(table(hitPolicy, rules), case_, evaluator);
        const trace = explainGuideline(table(hitPolicy, rules), case_, evaluator);
        expect(trace.picked).toEqual(hits.map(({ id }) => id));
        expect(trace.inputs).toEqual(inputs);
      }
    }
  });
});

describe('a table of 200 rules and 6 inputs', () => {
  const many: Guideline = {
    ...table(
      'collect',
      Array.from({ length: 200 }, (_, place) =>
        rule(
          `r${place}`,
          [place, place + 1, place + 2, place + 3, place + 4, place + 5].map((n) => String(n % 5)),
        ),
      ),
    ),
    inputs: Array.from({ length: 6 }, (_, place) => ({ id: `i${place}`, label: text('x'), expression: `i${place}` })),
  };

  it.each([
    ['applied', applyGuideline],
    ['explained', explainGuideline],
  ] as const)('is %s by asking each text of a column once', (_, read) => {
    const asked: string[] = [];
    const valued: string[] = [];
    read(many, {}, {
      value: (expression) => {
        valued.push(expression);
        return expression;
      },
      holds: (test, value) => asked.push(`${String(value)} ${test}`) > 0,
    } satisfies FeelEvaluator<object>);
    expect(valued).toHaveLength(6);
    expect(asked).toHaveLength(new Set(asked).size);
    expect(asked).toHaveLength(30);
  });
});
