import type { FeatureBag } from './feature-bag.ts';
import type { FeatureSpace } from './feature-space.ts';
import type { LinearModel } from './linear-model.ts';

/** What made a score: all of it, so that bias, words and facts add up to the score itself. */
export interface Explanation {
  readonly bias: number;
  /** What each word of the text gave, by its place; a run of words gives each of them an equal part. */
  readonly words: Float64Array;
  /** What was given by features that are no word's, by family. */
  readonly others: ReadonlyMap<string, number>;
}

/**
 * Why a model gives a class its score, in words.
 * @param bag of one text; the origins of its features are places among its words.
 * @param wordCount how many words the text has.
 */
export function explain(
  { model, space }: { readonly model: LinearModel; readonly space: FeatureSpace },
  bag: FeatureBag,
  label: number,
  wordCount: number,
): Explanation {
  const words = new Float64Array(wordCount);
  const others = new Map<string, number>();
  for (const { column, value, family, origin } of space.trace(bag)) {
    const given = value * model.weight(column, label);
    const { from, to } = origin;
    if (to <= from || to > wordCount) others.set(family, (others.get(family) ?? 0) + given);
    else for (let at = from; at < to; at++) words[at] = (words[at] as number) + given / (to - from);
  }
  return { bias: model.biases[label] ?? 0, words, others };
}
