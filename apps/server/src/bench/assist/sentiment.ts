import { CalibratedClassifier } from '../../assist/learn/calibrated-classifier.ts';
import { classScores } from '../../assist/learn/scores.ts';
import type { LabelledText } from '../../assist/learn/text-classifier.ts';
import { moodReader, moodRecipe } from '../../assist/mood/mood-recipe.ts';
import { reliabilityOf } from './reliability.ts';
import { Absent, languageOf, readLines } from './sets.ts';
import type { Task } from './task.ts';

/** Whether what was written is negative, neutral or positive. */
export const sentiment: Task = {
  name: 'sentiment',
  sets: ['umsab_es', 'umsab_en'],
  variants: [{}],
  async run({ set, train, evaluation }, { hasReliability }) {
    if (train === null) throw new Absent(`${set} has nothing to learn from`);
    const examples = await readLines<LabelledText>(train);
    const judged = (await Promise.all(evaluation.map((path) => readLines<LabelledText>(path)))).flat();
    const start = performance.now();
    const classifier = CalibratedClassifier.train(moodReader(languageOf(set)), examples, moodRecipe);
    const trainS = (performance.now() - start) / 1_000;
    const guesses = judged.map(({ text }) => classifier.guess(text));
    const right = judged.map(({ label }) => label);
    const { accuracy, macroF1, weightedF1 } = classScores(
      right,
      guesses.map(({ label }) => label ?? ''),
    );
    const reliable = hasReliability ? reliabilityOf(guesses, right) : {};
    return { task: 'sentiment', set, n: judged.length, macroF1, weightedF1, accuracy, trainS, ...reliable };
  },
};
