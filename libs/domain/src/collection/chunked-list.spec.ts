import fc from 'fast-check';
import type { ChunkedList } from './chunked-list.ts';
import { append, emptyList, itemAt, lowerBound, toArray } from './chunked-list.ts';

const listOf = (size: number): ChunkedList<number> =>
  Array.from({ length: size }, (_, item) => item).reduce(append<number>, emptyList<number>());

/** Every node of a list's tree, leaves included. */
function nodesOf(list: ChunkedList<number>): ReadonlySet<unknown> {
  const nodes = new Set<unknown>();
  const visit = (node: ChunkedList<number>['root']): void => {
    nodes.add(node);
    for (const child of node) if (typeof child !== 'number') visit(child);
  };
  visit(list.root);
  return nodes;
}

const newNodes = (before: ChunkedList<number>, after: ChunkedList<number>): number =>
  [...nodesOf(after)].filter((node) => !nodesOf(before).has(node)).length;

describe('a chunked list', () => {
  it('is to its readers what an array is', () => {
    const anywhere = fc.integer({ min: -3_000, max: 3_000 });
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 2_500, size: 'max' }), anywhere, fc.nat(3_000), (array, at, to) => {
        const list = array.reduce(append<number>, emptyList<number>());
        expect(list.size).toBe(array.length);
        expect(toArray(list)).toEqual(array);
        expect(itemAt(list, at)).toBe(array.at(at));
        expect(toArray(list, Math.max(0, at), to)).toEqual(array.slice(Math.max(0, at), to));
      }),
      { numRuns: 60 },
    );
  });

  it.each([0, 1, 31, 32, 33, 1_023, 1_024, 1_025, 32_768, 32_769])(
    'holds %i items at the edges of its nodes',
    (size) => {
      const list = listOf(size);
      expect(toArray(list)).toEqual(Array.from({ length: size }, (_, item) => item));
      expect([itemAt(list, size), itemAt(list, -size - 1), itemAt(list, -1)]).toEqual([
        undefined,
        undefined,
        size === 0 ? undefined : size - 1,
      ]);
    },
  );

  it('finds where a condition begins to hold', () => {
    fc.assert(
      fc.property(fc.nat(1_200), fc.nat(1_300), (size, from) => {
        expect(lowerBound(listOf(size), (item) => item >= from)).toBe(Math.min(size, from));
      }),
    );
  });

  it('leaves earlier lists as they were', () => {
    const before = listOf(40);
    append(append(before, -1), -2);
    expect(toArray(before)).toEqual(toArray(listOf(40)));
  });

  it.each([31, 32, 1_000, 1_024, 32_768])('shares all but a path of nodes when an item is appended to %i', (size) => {
    const before = listOf(size);
    const after = append(before, size);
    expect(newNodes(before, after)).toBeLessThanOrEqual(after.depth + 1);
  });

  it('survives JSON', () => {
    const list = listOf(100);
    expect(toArray(JSON.parse(JSON.stringify(list)) as typeof list)).toEqual(toArray(list));
  });
});
