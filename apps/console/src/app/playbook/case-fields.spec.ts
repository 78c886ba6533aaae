import { unknownFacts, type GuidelineRule } from '@aliado/domain';
import { caseFields, factsOf } from './case-fields.ts';

/** Browsers have it; the document that specs run in has none. */
globalThis.structuredClone ??= <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const text = (words: string) => ({ es: words, en: words });
const rule = (...when: string[]): GuidelineRule => ({ id: 'a', when, then: [{ remedy: 'none' }], because: text('') });
const table = {
  inputs: [
    { id: 'failed', label: text('Failed'), expression: 'order.failedDeliveries' },
    { id: 'tier', label: text('Tier'), expression: 'customer.tier' },
    { id: 'open', label: text('Open'), expression: 'case.isOpen' },
    { id: 'share', label: text('Share'), expression: 'order.total > 100 and customer.tier != "order.status"' },
  ],
  rules: [rule('>= 2', '"plus","premium"', 'true', '-')],
};

describe('a case to try', () => {
  it('asks for what the conditions of the table ask about, once', () => {
    expect(caseFields(table)).toEqual([
      { path: 'order.failedDeliveries', label: text('Failed'), type: 'number', known: [] },
      { path: 'customer.tier', label: text('Tier'), type: 'text', known: ['plus', 'premium'] },
      { path: 'case.isOpen', label: text('Open'), type: 'boolean', known: [] },
      { path: 'order.total', label: text('order.total'), type: 'number', known: [] },
    ]);
  });

  it('knows nothing of what was left empty', () => {
    const facts = factsOf(caseFields(table), {
      'order.failedDeliveries': '2',
      'case.isOpen': 'true',
      'order.total': 'x',
    });
    expect(facts).toEqual({
      ...unknownFacts,
      order: { ...unknownFacts.order, failedDeliveries: 2 },
      case: { isOpen: true },
    });
  });
});
