import { intentReader, intentRecipe, intentRefusal } from '../../assist/intent/intent-recipe.ts';
import { CalibratedClassifier } from '../../assist/learn/calibrated-classifier.ts';
import { classScores, placeOf, rankScores } from '../../assist/learn/scores.ts';
import type { LabelledText } from '../../assist/learn/text-classifier.ts';
import { reliabilityOf } from './reliability.ts';
import { Absent, languageOf, readLines } from './sets.ts';
import type { Task } from './task.ts';

/** A line of a set of intents: one text, or the customer's turns of one dialogue. */
type Line =
  | { readonly text: string; readonly intent: string }
  | { readonly turns: readonly { readonly text: string; readonly intents: readonly string[] }[] };

/** What sets call a text that asks for nothing they know. */
const outOfScope = 'oos';

/** What a text asks for, and where a set has texts that ask for nothing it knows, whether that is seen. */
export const intent: Task = {
  name: 'intent',
  sets: ['clinc150', 'banking77', 'multidogo', 'fbtod_es'],
  variants: [{}],
  async run({ set, train, evaluation }, { hasReliability }) {
    if (train === null) throw new Absent(`${set} has nothing to learn from`);
    const examples = textsOf(await readLines<Line>(train));
    const judged = (await Promise.all(evaluation.map(async (path) => textsOf(await readLines<Line>(path))))).flat();
    const hasStrangers = examples.some(({ label }) => label === outOfScope);
    const start = performance.now();
    const classifier = CalibratedClassifier.train(
      intentReader(languageOf(set)),
      examples,
      intentRecipe,
      hasStrangers ? intentRefusal(outOfScope) : null,
    );
    const trainS = (performance.now() - start) / 1_000;
    const guesses = judged.map(({ text }) => classifier.guess(text));
    const right = judged.map(({ label }) => label);
    const guessed = guesses.map(({ label }) => label ?? outOfScope);
    const { accuracy: top1, macroF1, weightedF1 } = classScores(right, guessed);
    const { top3 } = rankScores(
      judged.map(({ text, label }) => placeOf(classifier.chances(text), classifier.labels.indexOf(label))),
    );
    const scope = hasStrangers ? scopeScores(right, guessed) : {};
    const reliable = hasReliability ? reliabilityOf(guesses, right) : {};
    return { task: 'intent', set, n: judged.length, top1, top3, weightedF1, macroF1, ...scope, trainS, ...reliable };
  },
};

/** How often what is in scope is recognised rightly, and what is out of scope is refused. Null where there is none to judge. */
function scopeScores(right: readonly string[], guessed: readonly string[]) {
  const share = (isOfIt: (label: string) => boolean) => {
    const places = [...right.keys()].filter((at) => isOfIt(right[at] ?? ''));
    return places.length === 0 ? null : places.filter((at) => right[at] === guessed[at]).length / places.length;
  };
  return { inScope: share((label) => label !== outOfScope), oosRecall: share((label) => label === outOfScope) };
}

/** Texts with what they ask for; several intents of one text are one label. */
const textsOf = (lines: readonly Line[]): readonly LabelledText[] =>
  lines.flatMap((line) =>
    'turns' in line
      ? line.turns.map(({ text, intents }) => ({ text, label: [...intents].sort().join('+') }))
      : [{ text: line.text, label: line.intent }],
  );
