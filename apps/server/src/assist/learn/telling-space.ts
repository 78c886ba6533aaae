import type { FeatureBag } from './feature-bag.ts';
import { FeatureSpace } from './feature-space.ts';

/** How much more often than it was seen a feature is taken to stand in examples of a class and of the others. */
const prior = 1;

/**
 * The same columns, each counting more the more unevenly it stands in the classes: its weight times the greatest log-count ratio of
 * a class against the others, as in naive Bayes (Wang and Manning 2012), to the power of `evenness`. What stands in all classes
 * alike tells nothing, however rare it is.
 * @param labels the class of each bag.
 * @param evenness 0 changes nothing, 1 weighs by the whole ratio.
 */
export function tellingSpace(
  space: FeatureSpace,
  bags: readonly FeatureBag[],
  labels: readonly string[],
  evenness: number,
): FeatureSpace {
  if (evenness === 0) return space;
  const classes = [...new Set(labels)];
  const columnOf = new Map(Array.from(space.hashes, (hash, column) => [hash, column]));
  const counts = classes.map(() => new Float64Array(space.width));
  for (const [at, { hashes }] of bags.entries()) {
    const own = counts[classes.indexOf(labels[at] ?? '')];
    for (const hash of new Set(hashes)) {
      const column = columnOf.get(hash);
      if (own && column !== undefined) own[column] = (own[column] ?? 0) + 1;
    }
  }
  const sizes = classes.map((one) => labels.filter((label) => label === one).length);
  const weights = space.rarities.map((rarity, column) => {
    const inClasses = counts.map((count) => count[column] ?? 0);
    return rarity * ratioOf(inClasses, sizes) ** evenness;
  });
  return new FeatureSpace(space.options, space.hashes, weights);
}

/** The greatest log-count ratio of a class against the others: 0 where a feature is as frequent in all. */
function ratioOf(counts: readonly number[], sizes: readonly number[]): number {
  const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
  const [all, examples] = [total(counts), total(sizes)];
  const rest = prior * (sizes.length - 1);
  const ratios = counts.map((count, at) => {
    const size = sizes[at] ?? 0;
    const own = (count + prior) / (size + 2 * prior);
    const others = (all - count + rest) / (examples - size + 2 * rest);
    return Math.abs(Math.log(own / others));
  });
  return Math.max(0, ...ratios);
}
