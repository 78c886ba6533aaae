import { bestOf } from '../../assist/learn/linear-model.ts';
import { moodRecipe } from '../../assist/learn/recipes.ts';
import { classScores } from '../../assist/learn/scores.ts';
import { TextClassifier, type LabelledText } from '../../assist/learn/text-classifier.ts';
import { Absent, languageOf, readLines } from './sets.ts';
import type { Task } from './task.ts';

/** Whether what was written is negative, neutral or positive. */
export const sentiment: Task = {
  name: 'sentiment',
  sets: ['umsab_es', 'umsab_en'],
  variants: [{}],
  async run({ set, train, evaluation }) {
    if (train === null) throw new Absent(`${set} has nothing to learn from`);
    const examples = await readLines<LabelledText>(train);
    const judged = (await Promise.all(evaluation.map((path) => readLines<LabelledText>(path)))).flat();
    const start = performance.now();
    const classifier = TextClassifier.train(languageOf(set), examples, moodRecipe);
    const trainS = (performance.now() - start) / 1_000;
    const { accuracy, macroF1, weightedF1 } = classScores(
      judged.map(({ label }) => label),
      judged.map(({ text }) => classifier.labels[bestOf(classifier.scores(text))] ?? ''),
    );
    return { task: 'sentiment', set, n: judged.length, macroF1, weightedF1, accuracy, trainS };
  },
};
