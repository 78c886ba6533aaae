import * as fc from 'fast-check';
import { HeightIndex } from './height-index.ts';

const indexOf = (heights: readonly number[]) => {
  const index = new HeightIndex();
  for (const height of heights) index.append(height);
  return index;
};

describe('the heights of a transcript', () => {
  it('give the same offsets as adding them up, also after corrections', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 200 });
    const corrections = fc.array(fc.tuple(fc.nat(199), fc.integer({ min: 1, max: 400 })), { maxLength: 50 });
    fc.assert(
      fc.property(heights, corrections, (list, changes) => {
        const index = indexOf(list);
        const plain = [...list];
        for (const [row, height] of changes) {
          if (row >= plain.length) continue;
          index.correct(row, height);
          plain[row] = height;
        }
        let offset = 0;
        for (const [row, height] of plain.entries()) {
          expect([index.offsetOf(row), index.rowAt(offset), index.rowAt(offset + height - 1)]).toEqual([
            offset,
            row,
            row,
          ]);
          offset += height;
        }
        expect(index.total).toBe(offset);
      }),
    );
  });

  it('have no row while empty, and end with the last row below the foot', () => {
    expect(indexOf([]).rowAt(10)).toBe(-1);
    expect(indexOf([10, 10]).rowAt(1_000)).toBe(1);
  });
});
