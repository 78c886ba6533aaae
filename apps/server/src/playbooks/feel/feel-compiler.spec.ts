import { resolve } from 'node:path';
import { applyGuideline, type FeelValue, type Guideline, unknownFacts } from '@aliado/domain';
import { unaryTest } from 'feelin';
import { PackReader } from '../pack/pack-reader.ts';
import { CompiledFeel } from './compiled-feel.ts';
import { compileExpression, compileTest, FeelFault } from './feel-compiler.ts';

const scope = { ...unknownFacts, order: { ...unknownFacts.order, status: 'shipped', failedDeliveries: 2, total: 50 } };
const values: readonly FeelValue[] = [null, 0, 1, 2, 3, 4, 12, 'plus', 'ES', '', true, false];

/** What the library says of a test that it reads anew. It orders texts and flags among numbers, which DMN 1.5 leaves undefined. */
const readEachTime = (test: string) =>
  values
    .filter((value) => value === null || typeof value === 'number' || !/[<>]|\.\./.test(test))
    .map((value) => ({ value, holds: unaryTest(test, { ...scope, '?': value }).value === true }));

describe('conditions', () => {
  it.each([
    '>= 2',
    '1',
    '"plus","premium"',
    '[1..4]',
    ']0..3[',
    'not("plus")',
    'not(> 3)',
    'true',
    'null',
    'not(null)',
    '> order.total',
    '-',
    '< 3, > 10',
  ])('hold when read once as when read each time: %s', (test) => {
    const compiled = compileTest(test);
    const expected = readEachTime(test);
    expect(expected.map(({ value }) => ({ value, holds: compiled(value, scope) }))).toEqual(expected);
  });

  it.each(['>= 2', '[0..9]', '< 3, > 1'])('that order numbers hold for no text and no flag: %s', (test) => {
    expect(['plus', '', '2', true, false].filter((value) => compileTest(test)(value, scope))).toEqual([]);
  });

  it('may name the value', () => {
    const between = compileTest('? > 3 and ? < 5');
    expect(values.filter((value) => between(value, scope))).toEqual([4]);
  });

  it('hold in our own pack as they do when read each time', async () => {
    const { pack } = await new PackReader().read(resolve(__dirname, '../../../../../packs/casa-lumbre'));
    const tests = new Set(pack?.guidelines.flatMap(({ rules }) => rules.flatMap(({ when }) => when)));
    expect(tests.size).toBeGreaterThan(20);
    for (const test of tests) {
      const compiled = compileTest(test);
      const expected = readEachTime(test);
      expect([test, expected.map(({ value }) => ({ value, holds: compiled(value, scope) }))]).toEqual([test, expected]);
    }
  });

  it.each([
    ['order.failedDeliveries > 1 and order.status != "delivered"', true],
    ['order.failedDeliveries', 2],
    ['product.repairs > 1', null],
    ['product.repairs = null', true],
    ['if order.total > 40 then "much" else "little"', 'much'],
  ])('%s comes to %j', (text, expected) => {
    expect(compileExpression(text)(scope)).toBe(expected);
  });

  it.each([
    ['order.total >', 'is not FEEL'],
    ['order.totals > 3', 'speaks of "order.totals", which is not known'],
    ['"order.totals" = secret', 'speaks of "secret", which is not known'],
    ['count(for matter in 1..1000000000 return matter) > 1', 'uses "for"'],
    ['some matter in 1..1000000000 satisfies matter = 0', 'uses "some"'],
    ['matches(order.status, "^(a+)+$")', 'uses "matches"'],
    [`${'a'.repeat(4_000)} (`, 'is longer than 4000 characters'],
  ])('%s is a fault', (text, reason) => {
    expect(() => compileExpression(text)).toThrow(FeelFault);
    expect(() => compileExpression(text)).toThrow(reason);
  });

  it.each(['matches(?, "^(a+)+$")', 'every matter in 1..1000000000 satisfies matter > ?'])(
    'can take no longer than their table: %s',
    (test) => {
      expect(() => compileTest(test)).toThrow(FeelFault);
    },
  );

  it('decide a table of 200 rules far quicker than by reading them each time', () => {
    const text = { es: 'x', en: 'x' };
    const guideline: Guideline = {
      ...{ id: 'large', version: 1, name: text, matters: ['other'], owner: 'experience', why: text },
      ...{ effectiveFrom: '2026-01-01', hitPolicy: 'collect' },
      inputs: ['order.failedDeliveries', 'order.total', 'order.status'].map((expression, place) => ({
        ...{ id: `i${place}`, label: text, expression },
      })),
      rules: Array.from({ length: 200 }, (_, place) => ({
        ...{ id: `r${place}`, when: ['>= 1', `< ${100 + place}`, '"shipped","paid"'], because: text },
        then: [{ remedy: 'none' as const }],
      })),
    };
    const feel = new CompiledFeel();
    expect(applyGuideline(guideline, scope, feel).hits).toHaveLength(200);
    const time = (work: () => unknown, runs: number) => {
      const before = performance.now();
      for (let run = 0; run < runs; run++) work();
      return (performance.now() - before) / runs;
    };
    const compiled = time(() => applyGuideline(guideline, scope, feel), 20);
    const read = time(() => guideline.rules.map(({ when }) => when.map((test) => unaryTest(test, { '?': 2 }))), 1);
    expect(read / compiled).toBeGreaterThan(5);
  });
});
