import { plainMargin } from './train-margin.ts';
import { plainSoftmax } from './train-softmax.ts';
import type { TextRecipe } from './text-classifier.ts';

/** What a short text asks for. */
export const intentRecipe: TextRecipe = {
  families: [
    { kind: 'words', from: 1, to: 2 },
    { kind: 'characters', from: 3, to: 4 },
  ],
  space: { families: {}, seenIn: 1, rarity: 1 },
  softmax: plainSoftmax,
  margin: plainMargin,
  marginShare: 2,
};

/** The mood of a short text. */
export const moodRecipe: TextRecipe = intentRecipe;
