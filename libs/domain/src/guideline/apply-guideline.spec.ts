import { applyGuideline } from './apply-guideline.ts';
import type { FeelEvaluator } from './case-reading.ts';
import type { Guideline, GuidelineRule, HitPolicy } from './guideline.ts';

/** Reads a field of the case; a test holds for its own words, and "-" for anything. */
const evaluator: FeelEvaluator<Record<string, number>> = {
  value: (expression, context) => context[expression] ?? null,
  holds: (test, value) => test === '-' || test === String(value),
};

const text = (words: string) => ({ es: words, en: words });
const rule = (id: string, when: readonly string[], amount?: number): GuidelineRule => ({
  id,
  when,
  then: [amount === undefined ? { remedy: 'expedite' } : { remedy: 'credit', limit: { amount, currency: 'EUR' } }],
  because: text('Because'),
});

const table = (hitPolicy: HitPolicy, rules: readonly GuidelineRule[]): Guideline => ({
  id: 'late-delivery',
  version: 3,
  name: text('Late delivery'),
  matters: ['delivery.late'],
  owner: 'experience',
  why: text('Nobody should have to ask'),
  effectiveFrom: '2026-01-01',
  hitPolicy,
  inputs: [
    { id: 'failed', label: text('Failed'), expression: 'failed' },
    { id: 'late', label: text('Late'), expression: 'late' },
  ],
  rules,
});

const rules = [
  rule('twice', ['2', '-'], 4_000),
  rule('urgent', ['2', '1']),
  rule('late', ['-', '1'], 9_000),
  rule('once', ['1', '-']),
];

const hits = (hitPolicy: HitPolicy, context: Record<string, number>) =>
  applyGuideline(table(hitPolicy, rules), context, evaluator).hits.map(({ id }) => id);

describe('a guideline applied to a case', () => {
  it('tells what it looked at, and what was not known', () => {
    expect(applyGuideline(table('first', rules), { failed: 2 }, evaluator)).toEqual({
      guideline: {
        id: 'late-delivery',
        version: 3,
        name: text('Late delivery'),
        why: text('Nobody should have to ask'),
      },
      inputs: [
        { label: text('Failed'), value: 2 },
        { label: text('Late'), value: null },
      ],
      hits: [
        {
          id: 'twice',
          then: [{ remedy: 'credit', limit: { amount: 4_000, currency: 'EUR' } }],
          because: text('Because'),
        },
      ],
    });
  });

  it.each([
    ['first', ['twice']],
    ['priority', ['late']],
    ['collect', ['twice', 'urgent', 'late']],
    ['rule-order', ['twice', 'urgent', 'late']],
    ['unique', []],
  ] as const)('with the hit policy "%s" gives %j where three rules hold', (hitPolicy, expected) => {
    expect(hits(hitPolicy, { failed: 2, late: 1 })).toEqual(expected);
  });

  it('with the hit policy "unique" gives the one rule that holds', () => {
    expect(hits('unique', { failed: 1, late: 0 })).toEqual(['once']);
  });

  it('gives nothing where no rule holds', () => {
    expect(hits('first', { failed: 7, late: 0 })).toEqual([]);
  });

  it('looks at no more rules than the hit policy needs', () => {
    const asked: string[] = [];
    const counting = { ...evaluator, holds: (test: string) => asked.push(test) > 0 };
    applyGuideline(table('first', rules), {}, counting);
    expect(asked).toEqual(['2', '-']);
  });
});
