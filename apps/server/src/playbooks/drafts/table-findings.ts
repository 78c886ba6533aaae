import {
  analyseGuideline,
  minorDigits,
  type DraftFinding,
  type ExampleCase,
  type Guideline,
  type Localised,
  type TableMend,
} from '@aliado/domain';
import { regionTableOf } from '../pack/guideline-regions.ts';
import type { Sourced } from '../pack/pack-checks.ts';
import { rowNames } from './row-names.ts';
import { mendsOfGap, mendsOfHidden, mendsOfOverlap } from './table-mends.ts';

/** What the analysis of a table says of it, with cases that show it. */
export function tableFindings({ value, source }: Sourced<Guideline>, currency: string): readonly DraftFinding[] {
  const table = regionTableOf(value, minorDigits(currency));
  const analysis = analyseGuideline(table);
  const { gaps, overlaps, unreachable, impossible, unread, isComplete, isTooLarge } = analysis;
  const at = (
    severity: DraftFinding['severity'],
    path: readonly (string | number)[],
    reason: Localised,
    { example, mends = [] }: { readonly example?: ExampleCase; readonly mends?: readonly TableMend[] } = {},
  ): DraftFinding => ({
    ...{ severity, line: source.faultAt(path, '').line, path: path.join('.'), reason },
    example: example ? exampleOf(value, example) : null,
    ...(mends.length > 0 && { mends }),
  });
  const nameOf = rowNames(value);
  const rule = (ruleId: string) => ['rules', value.rules.findIndex(({ id }) => id === ruleId), 'when'];
  const [first] = unread;
  const ofOverlaps = overlaps.length > 0 ? mendsOfOverlap(table) : [];
  return [
    ...impossible.map(({ ruleId, inputId }) => {
      const label = value.inputs.find(({ id }) => id === inputId)?.label ?? { es: inputId, en: inputId };
      const reason = {
        es: sentence(`${nameOf(ruleId).es} no se cumple nunca: lo que pide de «${label.es}» no puede darse`),
        en: sentence(`${nameOf(ruleId).en} never holds: what it asks of “${label.en}” cannot be`),
      };
      return at('fault', rule(ruleId), reason, { mends: [{ kind: 'remove-rule', ruleId }] });
    }),
    ...overlaps.map(({ ruleIds: [one, other], example }) =>
      at('fault', rule(other), togetherWords(nameOf(one), nameOf(other)), { example, mends: ofOverlaps }),
    ),
    ...unreachable.map((hidden) =>
      at('fault', rule(hidden.ruleId), coveredWords(nameOf(hidden.ruleId), hidden.coveredBy.map(nameOf)), {
        mends: mendsOfHidden(table, analysis, hidden),
      }),
    ),
    ...gaps.map((gap) => at('notice', ['rules'], noRule, { example: gap, mends: mendsOfGap(value, table, gap) })),
    ...(isTooLarge ? [at('notice', ['rules'], tooLarge)] : []),
    ...(first && isComplete !== true ? [at('notice', rule(first.ruleId), unreadWords(nameOf(first.ruleId)))] : []),
  ];
}

const noRule: Localised = { es: 'Ninguna regla cubre este caso', en: 'No rule covers this case' };

const tooLarge: Localised = {
  es: 'La tabla es demasiado grande para analizarla entera',
  en: 'The table is too large to be analysed as a whole',
};

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const togetherWords = (one: Localised, other: Localised): Localised => ({
  es: sentence(`${one.es} y ${other.es} se cumplen a la vez, y la tabla admite una sola`),
  en: sentence(`${one.en} and ${other.en} hold together, and the table allows only one`),
});

const unreadWords = (row: Localised): Localised => ({
  es: `No se puede saber si cada caso tiene regla: ${row.es} compara con algo que no es un valor`,
  en: `Whether every case has a rule cannot be told: ${row.en} compares with what is no plain value`,
});

function coveredWords(row: Localised, coveredBy: readonly Localised[]): Localised {
  const es = new Intl.ListFormat('es').format(coveredBy.map((one) => one.es));
  const en = new Intl.ListFormat('en').format(coveredBy.map((one) => one.en));
  return {
    es: sentence(`${row.es} no cuenta nunca: siempre que se cumple va antes ${es}`),
    en: sentence(
      `${row.en} never counts: whenever it holds, ${en} ${coveredBy.length === 1 ? 'goes' : 'go'} before it`,
    ),
  };
}

/** In the order of the table's inputs; what is not known is a dash. */
function exampleOf({ inputs }: Guideline, example: ExampleCase): DraftFinding['example'] {
  return inputs.flatMap(({ id, label }) => {
    const value = example[id];
    return value === undefined ? [] : [{ label, value: value === null ? '—' : String(value) }];
  });
}
