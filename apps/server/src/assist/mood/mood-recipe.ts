import type { Language } from '@aliado/domain';
import type { TextReader, TextRecipe } from '../learn/text-classifier.ts';
import { TextFeatures } from '../learn/text-features.ts';
import { plainMargin } from '../learn/train-margin.ts';
import { Analyser } from '../text/analyser.ts';
import { plainPost } from './plain-post.ts';
import { Polarity } from './polarity.ts';

/** Reads the mood of who speaks or writes: which words, how they are written, what is denied, what speaks well or ill. */
export function moodReader(language: Language): TextReader {
  const analyser = new Analyser(language);
  const polarity = new Polarity(analyser);
  const features = new TextFeatures(analyser, [
    { kind: 'words', from: 1, to: 3 },
    { kind: 'stems', from: 1, to: 1 },
    { kind: 'characters', from: 2, to: 5 },
    { kind: 'denied', from: 1, to: 4 },
  ]);
  const marks = new TextFeatures(analyser, [{ kind: 'marks', from: 1, to: 1 }]);
  return {
    read(text, bag) {
      const plain = plainPost(text, language);
      features.read(plain, bag);
      marks.read(text, bag);
      polarity.read(plain, bag);
    },
  };
}

/** Chosen by cross-validation on both languages; margins alone, because few examples with many features are soon known by heart. */
export const moodRecipe: TextRecipe = {
  space: { families: { polarity: 1.5, denied: 0.5, marks: 0.5 }, seenIn: 1, rarity: 0.5 },
  evenness: 0.25,
  softmax: null,
  margin: { options: { ...plainMargin, cost: 0.1 }, share: 1 },
};
