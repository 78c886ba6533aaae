import type { Language } from '@aliado/domain';
import { CalibratedClassifier } from '../learn/calibrated-classifier.ts';
import { hashOf } from '../learn/feature-bag.ts';
import { LinearModel } from '../learn/linear-model.ts';
import { decodeModel, encodeModel } from '../learn/model-bytes.ts';
import { classScores } from '../learn/scores.ts';
import type { ModelFigures, MoodFigures } from '../models/assist-model.ts';
import type { LearntModel } from '../models/learnt-models.ts';
import { LearntMood, soundings, type Sounding } from '../mood/learnt-mood.ts';
import { MoodReader } from '../mood/mood-reader.ts';
import { moodReader, moodRecipe } from '../mood/mood-recipe.ts';
import { plainWords } from './plain-words.ts';
import type { MarkedUtterance } from './utterances-of-file.ts';

/** One different utterance in so many is held back. */
const parts = 4;

/** Utterances of each sounding that it takes to learn, and to judge. */
const [fewest, fewestJudged] = [20, 5];

/** What was learnt, and whether it is worth having. */
export interface TrainedMood {
  readonly bytes: Uint8Array;
  /** Utterances it was learnt from. */
  readonly examples: number;
  readonly figures: ModelFigures<'mood'>;
  /** Whether moods are read no worse with it than by what reads them now, on utterances that neither has learnt from. */
  readonly isNoWorse: boolean;
}

/** Why nothing was learnt: the sounding there is least of, and how many of it there are and would be needed. */
export interface TooFewUtterances {
  readonly refused: 'too-few-utterances';
  readonly label: Sounding;
  readonly learning: number;
  readonly judging: number;
  readonly needed: { readonly learning: number; readonly judging: number };
}

/**
 * Learns from marked utterances of one language how they sound, and judges it on others as live calls are read. What is held back
 * is chosen by a hash of what was said, so that no version has ever learnt from what versions are compared on. Takes seconds.
 * @param live what reads now; null for the written phrases alone.
 */
export function trainMood(
  language: Language,
  utterances: readonly MarkedUtterance[],
  live: LearntModel<'mood'> | null,
): TrainedMood | TooFewUtterances {
  const different = [...new Map(utterances.map((one) => [plainWords(one.text), one])).values()];
  const isJudged = ({ text }: MarkedUtterance) => hashOf(plainWords(text), 0) % parts === 0;
  const judging = different.filter(isJudged);
  const learning = different.filter((one) => !isJudged(one));
  const lacking = tooFew(learning, judging);
  if (lacking) return lacking;
  const { classifier, calibration } = CalibratedClassifier.train(moodReader(language), learning, moodRecipe);
  const { space, model } = classifier.trained;
  const bytes = encodeModel({ space, model: LinearModel.blend([{ model, share: calibration.sharpness }]) });
  const figures = {
    found: judged(language, judging, { version: 0, trained: decodeModel(bytes) }), // judged as it is kept
    before: judged(language, judging, live),
  };
  return { bytes, examples: learning.length, figures, isNoWorse: isReadNoWorse(figures.found, figures.before) };
}

/** How a reader with this model hears utterances, one by one. */
function judged(
  language: Language,
  utterances: readonly MarkedUtterance[],
  model: LearntModel<'mood'> | null,
): MoodFigures {
  const reader = new MoodReader(language, model && new LearntMood(language, model));
  const heard = utterances.map(({ text }) => soundingOf(reader.read(text).polarity));
  const share = (of: (label: Sounding) => boolean, as: Sounding) => {
    const those = heard.filter((_, at) => of(utterances[at]?.label ?? 'neutral'));
    return those.filter((one) => one === as).length / Math.max(1, those.length);
  };
  const right = utterances.map(({ label }) => label);
  return {
    utterances: utterances.length,
    macroF1: classScores(right, heard).macroF1,
    illHeard: share((label) => label === 'negative', 'negative'),
    illMisheard: share((label) => label !== 'negative', 'negative'),
    wellHeard: share((label) => label === 'positive', 'positive'),
    wellMisheard: share((label) => label !== 'positive', 'positive'),
  };
}

/** Whether moods are read no worse: told apart no worse, and ill and well heard rightly more often than wrongly by no less. */
const isReadNoWorse = (one: MoodFigures, than: MoodFigures): boolean =>
  one.macroF1 >= than.macroF1 &&
  one.illHeard - one.illMisheard >= than.illHeard - than.illMisheard &&
  one.wellHeard - one.wellMisheard >= than.wellHeard - than.wellMisheard;

const soundingOf = (polarity: number): Sounding => (polarity < 0 ? 'negative' : polarity > 0 ? 'positive' : 'neutral');

function tooFew(learning: readonly MarkedUtterance[], judging: readonly MarkedUtterance[]): TooFewUtterances | null {
  const needed = { learning: fewest, judging: fewestJudged };
  const counts = soundings.map((label) => {
    const count = (some: readonly MarkedUtterance[]) => some.filter((one) => one.label === label).length;
    return { label, learning: count(learning), judging: count(judging) };
  });
  const lacking = counts.find((count) => count.learning < fewest || count.judging < fewestJudged);
  return lacking ? { refused: 'too-few-utterances', ...lacking, needed } : null;
}
