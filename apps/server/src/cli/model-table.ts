import { modelId, type AssistModel, type HintFigures, type ModelFigures } from '../assist/models/assist-model.ts';
import { tableOf } from './table.ts';

const rows: readonly (readonly [string, (figures: HintFigures) => number | null])[] = [
  ['right script first', ({ first }) => first],
  ['among the first three', ({ topThree }) => topThree],
  ['shown and right', ({ shownRight }) => shownRight],
  ['shown and wrong', ({ shownWrong }) => shownWrong],
  ['quiet without a script', ({ quiet }) => quiet],
];

/** What a model is worth beside what answered before it, in whole per cent, after one to three utterances of the customer. */
export const figuresTable = ({ found, before }: ModelFigures): string =>
  tableOf([
    [`on ${found.calls} conversations held back, %`, 'now', 'learnt'],
    ...rows.map(([name, of]) => [name, percent(of(before)), percent(of(found))]),
  ]);

/** Models with their states and what they were found to be worth. */
export const modelsTable = (models: readonly AssistModel[]): string =>
  tableOf([
    ['model', 'language', 'state', 'trained', 'calls', 'first %', 'before %'],
    ...models.map(({ kind, version, language, state, trainedAt, examples, figures }) => [
      modelId({ kind, version }),
      language,
      state,
      new Date(trainedAt).toISOString().slice(0, 16),
      examples,
      percent(figures.found.first),
      percent(figures.before.first),
    ]),
  ]);

const percent = (share: number | null): string | number => (share === null ? '–' : Math.round(100 * share));
