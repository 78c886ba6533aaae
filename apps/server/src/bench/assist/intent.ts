import { intentRecipe } from '../../assist/learn/recipes.ts';
import { classScores, placeOf, rankScores } from '../../assist/learn/scores.ts';
import { TextClassifier, type LabelledText } from '../../assist/learn/text-classifier.ts';
import { Absent, languageOf, readLines } from './sets.ts';
import type { Task } from './task.ts';

/** A line of a set of intents: one text, or the customer's turns of one dialogue. */
type Line =
  | { readonly text: string; readonly intent: string }
  | { readonly turns: readonly { readonly text: string; readonly intents: readonly string[] }[] };

/** What a text asks for. */
export const intent: Task = {
  name: 'intent',
  sets: ['clinc150', 'banking77', 'multidogo', 'fbtod_es'],
  variants: [{}],
  async run({ set, train, evaluation }) {
    if (train === null) throw new Absent(`${set} has nothing to learn from`);
    const examples = textsOf(await readLines<Line>(train));
    const judged = (await Promise.all(evaluation.map(async (path) => textsOf(await readLines<Line>(path))))).flat();
    const start = performance.now();
    const classifier = TextClassifier.train(languageOf(set), examples, intentRecipe);
    const trainS = (performance.now() - start) / 1_000;
    const scores = judged.map(({ text }) => classifier.scores(text));
    const places = judged.map(({ label }, at) => placeOf(scores[at] ?? [], classifier.labels.indexOf(label)));
    const guessed = scores.map((each) => classifier.labels.find((_, label) => placeOf(each, label) === 0) ?? '');
    const { macroF1, weightedF1 } = classScores(
      judged.map(({ label }) => label),
      guessed,
    );
    const { top1, top3 } = rankScores(places);
    return { task: 'intent', set, n: judged.length, top1, top3, weightedF1, macroF1, trainS };
  },
};

/** Texts with what they ask for; several intents of one text are one label. */
const textsOf = (lines: readonly Line[]): readonly LabelledText[] =>
  lines.flatMap((line) =>
    'turns' in line
      ? line.turns.map(({ text, intents }) => ({ text, label: [...intents].sort().join('+') }))
      : [{ text: line.text, label: line.intent }],
  );
