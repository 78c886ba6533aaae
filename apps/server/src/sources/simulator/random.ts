/** Dice that always fall the same way for the same seed. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** At least `least`, less than `most`. */
  between(least: number, most: number): number;
  /** Whether something of this probability (0 to 1) happens. */
  happens(probability: number): boolean;
  /** One of them; they must not be empty. */
  pick<T>(items: readonly [T, ...T[]]): T;
  /** The same items in another order. */
  shuffle<T>(items: readonly T[]): T[];
  /** Dice of their own for a part, so that what happens in one part changes nothing in another. */
  fork(part: string): Random;
}

/** Dice for a seed. The generator is mulberry32: small, quick, and good enough for pauses and misheard words. */
export function seeded(seed: number | string): Random {
  const origin = hash(String(seed));
  let state = origin;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    between: (least, most) => least + next() * (most - least),
    happens: (probability) => next() < probability,
    pick: (items) => items[below(items.length)] ?? items[0],
    shuffle: (items) => shuffled(items, below),
    fork: (part) => seeded(`${origin}/${part}`),
  };
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], below: (limit: number) => number): T[] {
  const left = [...items];
  const drawn: T[] = [];
  while (left.length > 0) drawn.push(...left.splice(below(left.length), 1));
  return drawn;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
