import {
  modelId,
  type AssistModel,
  type HintFigures,
  type ModelFigures,
  type MoodFigures,
  type StepFigures,
} from '../assist/models/assist-model.ts';
import { tableOf } from './table.ts';

const rows: readonly (readonly [string, (figures: HintFigures) => number | null])[] = [
  ['right script first', ({ first }) => first],
  ['among the first three', ({ topThree }) => topThree],
  ['shown and right', ({ shownRight }) => shownRight],
  ['shown and wrong', ({ shownWrong }) => shownWrong],
  ['quiet without a script', ({ quiet }) => quiet],
];

const stepRows: readonly (readonly [string, (figures: StepFigures) => number])[] = [
  ['step taken first', ({ first }) => first],
  ['among the first three', ({ topThree }) => topThree],
];

const moodRows: readonly (readonly [string, (figures: MoodFigures) => number])[] = [
  ['moods told apart (macro-F1)', ({ macroF1 }) => macroF1],
  ['ill, and heard', ({ illHeard }) => illHeard],
  ['not ill, and heard as ill', ({ illMisheard }) => illMisheard],
  ['well, and heard', ({ wellHeard }) => wellHeard],
  ['not well, and heard as well', ({ wellMisheard }) => wellMisheard],
];

/** What a model of scripts is worth beside what answered before it, in whole per cent, after one to three utterances of the customer. */
export const figuresTable = ({ found, before }: ModelFigures<'scripts'>): string =>
  compared(`on ${found.calls} conversations held back, %`, rows, found, before);

/** What a model of next steps is worth beside what ranked them before it, in whole per cent of the steps that agents took. */
export const stepsTable = ({ found, before }: ModelFigures<'steps'>): string =>
  compared(`on ${found.steps} steps of ${found.calls} conversations held back, %`, stepRows, found, before);

/** What a model of moods is worth beside what read them before it, in whole per cent. */
export const moodTable = ({ found, before }: ModelFigures<'mood'>): string =>
  compared(`on ${found.utterances} utterances held back, %`, moodRows, found, before);

function compared<Figures>(
  title: string,
  named: readonly (readonly [string, (figures: Figures) => number | null])[],
  found: Figures,
  before: Figures,
): string {
  return tableOf([
    [title, 'now', 'learnt'],
    ...named.map(([name, of]) => [name, percent(of(before)), percent(of(found))]),
  ]);
}

/** Models with their states and what they were found to be worth, by the figure that tells most of their kind. */
export const modelsTable = (models: readonly AssistModel[]): string =>
  tableOf([
    ['model', 'language', 'state', 'trained', 'of', 'right %', 'before %'],
    ...models.map((model) => [
      modelId(model),
      model.language,
      model.state,
      new Date(model.trainedAt).toISOString().slice(0, 16),
      model.examples,
      ...worthOf(model).map(percent),
    ]),
  ]);

/** How often scripts or steps came first, or how well moods were told apart: with the model, and before it. */
const worthOf = (model: AssistModel): readonly [found: number, before: number] =>
  model.kind === 'mood'
    ? [model.figures.found.macroF1, model.figures.before.macroF1]
    : [model.figures.found.first, model.figures.before.first];

const percent = (share: number | null): string | number => (share === null ? '–' : Math.round(100 * share));
