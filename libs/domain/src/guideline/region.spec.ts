import fc from 'fast-check';
import type { FeelValue } from './case-reading.ts';
import {
  numbersBetween,
  complementOf,
  anyValue,
  intersectionOf,
  isInRegion,
  noValue,
  onlyValue,
  unionOf,
  type Region,
} from './region.ts';

const ends = fc.integer({ min: -3, max: 3 });
const open = fc.boolean();
const region: fc.Arbitrary<Region> = fc.letrec<{ region: Region }>((tie) => ({
  region: fc.oneof(
    { depthSize: 'small' },
    fc.constant(noValue),
    fc.constant(anyValue),
    fc.constantFrom<FeelValue>(0, 1, 'a', 'b', true, false, null).map(onlyValue),
    fc.record({ from: ends, hasFrom: open, to: ends, hasTo: open }).map(numbersBetween),
    tie('region').map(complementOf),
    fc.tuple(tie('region'), tie('region')).map(([a, b]) => unionOf(a, b)),
  ),
})).region;

const value = fc.oneof(
  fc.integer({ min: -8, max: 8 }).map((halves) => halves / 2),
  fc.constantFrom<FeelValue>('a', 'b', 'c', true, false, null),
);

describe('a set of values', () => {
  it('holds in a union what either holds, in an intersection what both hold, in its complement what it does not', () => {
    fc.assert(
      fc.property(region, region, value, (a, b, each) => {
        expect(isInRegion(unionOf(a, b), each)).toBe(isInRegion(a, each) || isInRegion(b, each));
        expect(isInRegion(intersectionOf(a, b), each)).toBe(isInRegion(a, each) && isInRegion(b, each));
        expect(isInRegion(complementOf(a), each)).toBe(!isInRegion(a, each));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is itself again as the complement of its complement', () => {
    fc.assert(fc.property(region, (a) => expect(complementOf(complementOf(a))).toEqual(a)));
  });

  it('has one form only: spans that meet are one', () => {
    const low = numbersBetween({ from: 0, hasFrom: true, to: 1, hasTo: false });
    const high = numbersBetween({ from: 1, hasFrom: true, to: 2, hasTo: true });
    expect(unionOf(high, low).spans).toEqual([{ from: 0, hasFrom: true, to: 2, hasTo: true }]);
  });
});
