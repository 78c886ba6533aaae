import { bestOf } from './linear-model.ts';

/** What was learnt of when to say that nothing fits. */
export interface Refusal {
  /** The place of the class of what fits nothing; negative where there were no examples of it. */
  readonly none: number;
  /** The doubt above which nothing fits; infinite for never. */
  readonly above: number;
}

/** Nothing is ever refused. */
export const neverRefuse: Refusal = { none: -1, above: Infinity };

/** The class that fits best, and how doubtful it is that any does. */
export interface Fit {
  readonly best: number;
  readonly doubt: number;
}

/**
 * What fits best, the class of what fits nothing left out. Doubt is how far that class is ahead of the best, which tells strangers
 * better than the chance of the best; without such a class, how low the best score is.
 * @param none the place of the class of what fits nothing; negative for none.
 */
export function fitOf(scores: Float64Array, none: number): Fit {
  if (none < 0) {
    const best = bestOf(scores);
    return { best, doubt: -(scores[best] ?? 0) };
  }
  const known = scores.with(none, -Infinity);
  const best = bestOf(known);
  return { best, doubt: (scores[none] ?? 0) - (known[best] ?? 0) };
}

/**
 * The doubt above which to refuse, so that no more than a share of what was recognised rightly is lost.
 * @param doubts of held-back examples whose best class is the right one.
 * @param loss the share of these that may be refused, from 0 to 1.
 */
export function refuseAbove(doubts: readonly number[], loss: number): number {
  const sorted = doubts.toSorted((a, b) => b - a);
  return sorted[Math.floor(doubts.length * loss)] ?? Infinity;
}
