import {
  anyValue,
  complementOf,
  isInRegion,
  noValue,
  numbersBetween,
  onlyValue,
  unionOf,
  type FeelValue,
} from '@aliado/domain';
import fc from 'fast-check';
import { unaryTest } from 'feelin';
import { regionOfTest } from './test-region.ts';

const atLeast = (from: number) => numbersBetween({ from, hasFrom: true, to: Infinity, hasTo: false });

describe('a unary test read as a set of values', () => {
  it.each([
    ['-', anyValue],
    ['>= 2', atLeast(2)],
    ['-2.50', onlyValue(-2.5)],
    [']0..3[', numbersBetween({ from: 0, hasFrom: false, to: 3, hasTo: false })],
    ['(0..3]', numbersBetween({ from: 0, hasFrom: false, to: 3, hasTo: true })],
    ['[3..1]', noValue],
    ['"plus", "premium"', unionOf(onlyValue('plus'), onlyValue('premium'))],
    ['not(>= 2, null)', complementOf(unionOf(atLeast(2), onlyValue(null)))],
    ['true', onlyValue(true)],
    ['null', onlyValue(null)],
  ])('%s', (test, expected) => {
    expect(regionOfTest(test)).toEqual(expected);
  });

  it.each([
    ...['? > 3', '> order.total', 'order.total', 'date("2026-01-01")', '> "a"', '["a".."b"]', 'not(not(1))'],
    ...['2 + 3', '[1, 2]', '>= 2, > order.total', '"a\\"b"', '= 3', '!= 3', '1 2', '[1..', ''],
  ])('says of %s that it cannot tell', (test) => {
    expect(regionOfTest(test)).toBeNull();
  });

  const number = fc.integer({ min: -8, max: 8 }).map((halves) => halves / 2);
  const ordering = fc.oneof(
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), number).map(([operator, bound]) => `${operator} ${bound}`),
    fc
      .tuple(fc.constantFrom('[', '(', ']'), number, number, fc.constantFrom(']', ')', '['))
      .map(([opening, from, to, closing]) => `${opening}${Math.min(from, to)}..${Math.max(from, to)}${closing}`),
  );
  const literal = fc.oneof(number.map(String), fc.constantFrom('"plus"', '""', 'true', 'false', 'null'));
  const listed = fc.array(fc.oneof(ordering, literal), { minLength: 1, maxLength: 3 }).map((tests) => tests.join(', '));
  const test = fc.oneof(
    listed,
    listed.map((tests) => `not(${tests})`),
  );
  const value = fc.oneof(number, fc.constantFrom<FeelValue>('plus', '', true, false, null));

  it('holds for a value exactly when the library says so', () => {
    fc.assert(
      fc.property(test, value, (text, each) => {
        // the library orders texts and flags among numbers, which DMN 1.5 leaves undefined
        fc.pre(each === null || typeof each === 'number' || !/[<>]|\.\./.test(text));
        const region = regionOfTest(text);
        expect(region && isInRegion(region, each)).toBe(unaryTest(text, { '?': each }).value === true);
      }),
      { numRuns: 1_000 },
    );
  });
});
