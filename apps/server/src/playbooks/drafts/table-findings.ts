import {
  analyseGuideline,
  minorDigits,
  type DraftFinding,
  type ExampleCase,
  type Guideline,
  type Localised,
} from '@aliado/domain';
import { regionTableOf } from '../pack/guideline-regions.ts';
import type { Sourced } from '../pack/pack-checks.ts';

/** What the analysis of a table says of it, with cases that show it. */
export function tableFindings({ value, source }: Sourced<Guideline>, currency: string): readonly DraftFinding[] {
  const { gaps, overlaps, unreachable, impossible, unread, isComplete, isTooLarge } = analyseGuideline(
    regionTableOf(value, minorDigits(currency)),
  );
  const at = (
    severity: DraftFinding['severity'],
    path: readonly (string | number)[],
    reason: Localised,
    example: ExampleCase | null = null,
  ): DraftFinding => ({
    ...{ severity, line: source.faultAt(path, '').line, path: path.join('.'), reason },
    example: example && exampleOf(value, example),
  });
  const rule = (ruleId: string) => ['rules', value.rules.findIndex(({ id }) => id === ruleId), 'when'];
  const [first] = unread;
  return [
    ...impossible.map(({ ruleId, inputId }) => {
      const label = value.inputs.find(({ id }) => id === inputId)?.label ?? { es: inputId, en: inputId };
      return at('fault', rule(ruleId), {
        es: `La regla «${ruleId}» no se cumple nunca: lo que pide de «${label.es}» no puede darse`,
        en: `Rule “${ruleId}” never holds: what it asks of “${label.en}” cannot be`,
      });
    }),
    ...overlaps.map(({ ruleIds: [one, other], example }) =>
      at('fault', rule(other), togetherWords(one, other), example),
    ),
    ...unreachable.map(({ ruleId, coveredBy }) => at('fault', rule(ruleId), coveredWords(ruleId, coveredBy))),
    ...gaps.map((gap) => at('notice', ['rules'], noRule, gap)),
    ...(isTooLarge ? [at('notice', ['rules'], tooLarge)] : []),
    ...(first && isComplete !== true ? [at('notice', rule(first.ruleId), unreadWords(first.ruleId))] : []),
  ];
}

const noRule: Localised = { es: 'Ninguna regla cubre este caso', en: 'No rule covers this case' };

const tooLarge: Localised = {
  es: 'La tabla es demasiado grande para analizarla entera',
  en: 'The table is too large to be analysed as a whole',
};

const togetherWords = (one: string, other: string): Localised => ({
  es: `Las reglas «${one}» y «${other}» se cumplen a la vez, y la tabla admite una sola`,
  en: `Rules “${one}” and “${other}” hold together, and the table allows only one`,
});

const unreadWords = (ruleId: string): Localised => ({
  es: `No se puede saber si cada caso tiene regla: la regla «${ruleId}» compara con algo que no es un valor`,
  en: `Whether every case has a rule cannot be told: rule “${ruleId}” compares with what is no plain value`,
});

function coveredWords(ruleId: string, coveredBy: readonly string[]): Localised {
  const es = new Intl.ListFormat('es').format(coveredBy.map((id) => `«${id}»`));
  const en = new Intl.ListFormat('en').format(coveredBy.map((id) => `“${id}”`));
  return {
    es: `La regla «${ruleId}» no cuenta nunca: siempre que se cumple va antes ${es}`,
    en: `Rule “${ruleId}” never counts: whenever it holds, ${en} ${coveredBy.length === 1 ? 'goes' : 'go'} before it`,
  };
}

/** In the order of the table's inputs; what is not known is a dash. */
function exampleOf({ inputs }: Guideline, example: ExampleCase): DraftFinding['example'] {
  return inputs.flatMap(({ id, label }) => {
    const value = example[id];
    return value === undefined ? [] : [{ label, value: value === null ? '—' : String(value) }];
  });
}
