/**
 * An immutable list made for logs: appending shares all that was there before. It is plain data (arrays and numbers), so it
 * survives JSON, `structuredClone` and a deep freeze. A radix tree of 32-wide nodes: append and read touch O(log32 n) nodes,
 * which is at most four for a million items.
 */
export interface ChunkedList<T> {
  readonly size: number;
  /** Levels of nodes above the leaves: 0 when `root` holds items. */
  readonly depth: number;
  readonly root: ChunkNode<T>;
}

type ChunkNode<T> = readonly (T | ChunkNode<T>)[];

const bits = 5;
const width = 1 << bits;
const mask = width - 1;

const empty: ChunkedList<never> = { size: 0, depth: 0, root: [] };

/** The list without items. */
export function emptyList<T>(): ChunkedList<T> {
  return empty;
}

/** The list with one more item at its end. */
export function append<T>(list: ChunkedList<T>, item: T): ChunkedList<T> {
  const isFull = list.size === width << (bits * list.depth);
  const root = isFull ? [list.root] : list.root;
  const depth = isFull ? list.depth + 1 : list.depth;
  return { size: list.size + 1, depth, root: place(root, depth, list.size, item) };
}

/** The item at `index`; negative indices count from the end; `undefined` out of range. */
export function itemAt<T>(list: ChunkedList<T>, index: number): T | undefined {
  const at = index < 0 ? list.size + index : index;
  if (at < 0 || at >= list.size) return undefined;
  let node = list.root;
  for (let level = list.depth; level > 0; level--) node = node[(at >>> (bits * level)) & mask] as ChunkNode<T>;
  return node[at & mask] as T;
}

/** The items from `from` (inclusive) to `to` (exclusive) as an array; both default to the whole list. */
export function toArray<T>(list: ChunkedList<T>, from = 0, to = list.size): T[] {
  const items: T[] = [];
  for (let index = Math.max(0, from); index < Math.min(to, list.size);) {
    const leaf = leafOf(list, index);
    const first = index & mask;
    const count = Math.min(width - first, to - index, list.size - index);
    for (let offset = 0; offset < count; offset++) items.push(leaf[first + offset] as T);
    index += count;
  }
  return items;
}

/** The index of the first item for which `isAtOrAfter` holds, in a list where it holds for a suffix; `size` if for none. */
export function lowerBound<T>(list: ChunkedList<T>, isAtOrAfter: (item: T) => boolean): number {
  let low = 0;
  let high = list.size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAtOrAfter(itemAt(list, middle) as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function leafOf<T>(list: ChunkedList<T>, index: number): ChunkNode<T> {
  let node = list.root;
  for (let level = list.depth; level > 0; level--) node = node[(index >>> (bits * level)) & mask] as ChunkNode<T>;
  return node;
}

function place<T>(node: ChunkNode<T>, level: number, index: number, item: T): ChunkNode<T> {
  const slot = (index >>> (bits * level)) & mask;
  const copy = node.slice();
  copy[slot] = level === 0 ? item : place((node[slot] ?? []) as ChunkNode<T>, level - 1, index, item);
  return copy;
}
