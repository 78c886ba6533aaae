import { likeness, type HeardText } from './heard-text.ts';
import type { ReadFlow, ReadStep } from './read-flow.ts';

/** Words less like every step than this are no step; found by cross-validation on STAR (arXiv:2010.11853). */
const alike = 0.35;

/**
 * Tells which step agents take who say it in words of their own: the one that has a way of saying it most like theirs. What was
 * told of a text is kept as long as somebody holds it.
 */
export function meaningIn(steps: readonly ReadStep[], rarity: ReadFlow['rarity']): ReadFlow['meant'] {
  const known = new WeakMap<HeardText, string | null>();
  return (heard) => {
    const before = known.get(heard);
    if (before !== undefined) return before;
    let [meant, best]: [string | null, number] = [null, alike];
    for (const { id, ways } of steps) {
      for (const way of ways) {
        const fits = likeness(heard, way, rarity);
        if (fits > best) [meant, best] = [id, fits];
      }
    }
    known.set(heard, meant);
    return meant;
  };
}
