/** How good a ranking is over many cases, all from 0 to 1. */
export interface RankScores {
  /** How often the right one is first. */
  readonly top1: number;
  /** How often it is among the first three. */
  readonly top3: number;
  /** The mean of 1 / its place; 0 where it is not in the list. */
  readonly mrr: number;
}

/** Scores rankings by the place of the right one in each, counted from 0; negative where it is missing. */
export function rankScores(places: readonly number[]): RankScores {
  const share = (isGood: (place: number) => boolean) =>
    places.filter((place) => place >= 0 && isGood(place)).length / Math.max(1, places.length);
  const reciprocal = places.reduce((sum, place) => sum + (place < 0 ? 0 : 1 / (place + 1)), 0);
  return {
    top1: share((place) => place < 1),
    top3: share((place) => place < 3),
    mrr: reciprocal / Math.max(1, places.length),
  };
}

/** F1 over classes: the plain mean, and weighted by how often each class is right. */
export interface ClassScores {
  readonly accuracy: number;
  readonly macroF1: number;
  readonly weightedF1: number;
}

/** Scores guesses against what is right; the mean is over the classes that are right somewhere or guessed. */
export function classScores(right: readonly string[], guessed: readonly string[]): ClassScores {
  const counts = new Map<string, { right: number; guessed: number; both: number }>();
  const countOf = (label: string) => {
    const count = counts.get(label) ?? { right: 0, guessed: 0, both: 0 };
    counts.set(label, count);
    return count;
  };
  let hits = 0;
  for (const [at, label] of right.entries()) {
    const guess = guessed[at] ?? '';
    countOf(label).right++;
    countOf(guess).guessed++;
    if (guess !== label) continue;
    countOf(label).both++;
    hits++;
  }
  const each = [...counts.values()].map((count) => ({
    ...count,
    f1: (2 * count.both) / (count.right + count.guessed),
  }));
  const total = Math.max(1, right.length);
  return {
    accuracy: hits / total,
    macroF1: each.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, each.length),
    weightedF1: each.reduce((sum, { f1, right: count }) => sum + (f1 * count) / total, 0),
  };
}

/** How well scores tell the positive ones from the others. */
export interface DetectionScores {
  /** The chance that a positive one scores higher than another; 0.5 says nothing, equal scores count half. */
  readonly auc: number;
  /** Average precision: the mean, over positive ones, of the precision down to each. */
  readonly ap: number;
}

/** Scores a detector. Among equal scores the positive ones come last for `ap`. */
export function detectionScores(scores: readonly number[], isPositive: readonly boolean[]): DetectionScores {
  const sorted = scores
    .map((score, at) => ({ score, isPositive: isPositive[at] ?? false }))
    .toSorted((a, b) => b.score - a.score || Number(a.isPositive) - Number(b.isPositive));
  const positives = isPositive.filter(Boolean).length;
  const others = isPositive.length - positives;
  let [found, passed, above, precisions] = [0, 0, 0, 0];
  for (let at = 0; at < sorted.length;) {
    let end = at;
    let here = 0;
    for (; end < sorted.length && sorted[end]?.score === sorted[at]?.score; end++) if (sorted[end]?.isPositive) here++;
    const othersHere = end - at - here;
    above += here * (others - passed - othersHere) + (here * othersHere) / 2;
    for (let each = 1; each <= here; each++) precisions += (found + each) / (at + othersHere + each);
    found += here;
    passed += othersHere;
    at = end;
  }
  return {
    auc: positives * others === 0 ? Number.NaN : above / (positives * others),
    ap: precisions / Math.max(1, positives),
  };
}

/** The place of a class in a ranking by score: how many score higher, or as high and come before it. */
export function placeOf(scores: ArrayLike<number>, label: number): number {
  if (label < 0 || label >= scores.length) return -1;
  const own = scores[label] as number;
  let place = 0;
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] as number;
    if (score > own || (score === own && at < label)) place++;
  }
  return place;
}
