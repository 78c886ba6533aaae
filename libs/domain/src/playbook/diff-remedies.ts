import type { AllowedRemedy, RemedyKind } from '../guideline/guideline.ts';
import { isSameMoney } from '../authority/decide-authority.ts';
import type { Money } from '../money/money.ts';
import type { Language, Localised } from '../text/localised.ts';
import type { DraftChange } from '../wire/authoring.ts';
import { changeAt, matchById, moneyWords } from './change-words.ts';

/** What each remedy is called within a sentence. */
export const remedyNouns: Readonly<Record<RemedyKind, Localised>> = {
  refund: { es: 'devolución', en: 'refund' },
  credit: { es: 'abono', en: 'credit' },
  replacement: { es: 'reposición', en: 'replacement' },
  waiver: { es: 'cargo menos', en: 'waived charge' },
  expedite: { es: 'adelanto', en: 'expediting' },
  gesture: { es: 'gesto', en: 'gesture' },
  none: { es: 'ninguna solución', en: 'no remedy' },
};

/** Begins a sentence with what it is about. */
export type Named = (es: string, en: string) => Localised;

/** What of the remedies of a rule changed: found again by their kind; of two of one kind, the first by the first. */
export function remedyChanges(
  path: string,
  before: readonly AllowedRemedy[],
  after: readonly AllowedRemedy[],
  named: Named,
): readonly DraftChange[] {
  const matched = matchById(withIds(before), withIds(after));
  const said = (at: string, es: string, en: string): DraftChange => ({ path: at, words: named(es, en) });
  return [
    ...matched.removed.map((remedy) =>
      said(
        `${path}.then`,
        `ya no permite ${remedyWords(remedy, 'es')}`,
        `no longer allows ${remedyWords(remedy, 'en')}`,
      ),
    ),
    ...matched.added.map((remedy) =>
      said(`${path}.then`, `ahora permite ${remedyWords(remedy, 'es')}`, `now allows ${remedyWords(remedy, 'en')}`),
    ),
    ...matched.kept.flatMap(({ before: one, after: other }) => {
      const at = `${path}.then.${withIds(after).findIndex(({ id }) => id === other.id)}`;
      const { es, en } = remedyNouns[other.remedy];
      return [
        ...sumChange(`${at}.limit`, named(`el límite de ${es}`, `the limit of the ${en}`), one.limit, other.limit),
        ...sumChange(
          `${at}.proposed`,
          named(`lo que se propone de ${es}`, `the ${en} that is proposed`),
          one.proposed,
          other.proposed,
        ),
        ...deciderChange(`${at}.decides`, named, other.remedy, one, other),
      ];
    }),
  ];
}

function withIds(remedies: readonly AllowedRemedy[]): readonly (AllowedRemedy & { readonly id: string })[] {
  return remedies.map((remedy, place) => {
    const nth = remedies.slice(0, place).filter((other) => other.remedy === remedy.remedy).length;
    return { ...remedy, id: `${remedy.remedy}:${nth}` };
  });
}

function deciderChange(
  path: string,
  named: Named,
  remedy: RemedyKind,
  { decides: before = 'agent' }: AllowedRemedy,
  { decides: after = 'agent' }: AllowedRemedy,
): readonly DraftChange[] {
  if (before === after) return [];
  const [es, en] = after === 'agent' ? ['quien atiende', 'the agent'] : ['supervisión', 'a supervisor'];
  return [
    {
      path,
      words: named(`${remedyNouns[remedy].es}: ahora decide ${es}`, `${remedyNouns[remedy].en}: now decided by ${en}`),
    },
  ];
}

/** A change of a sum in words; nothing where it stayed. */
export function sumChange(
  path: string,
  name: Localised,
  before: Money | undefined,
  after: Money | undefined,
): readonly DraftChange[] {
  if (isSameMoney(before ?? null, after ?? null)) return [];
  const none = { es: 'sin importe', en: 'no sum' };
  const said = (money: Money | undefined, language: Language) => (money ? moneyWords(money, language) : none[language]);
  return [
    changeAt(
      path,
      `${name.es} pasa de ${said(before, 'es')} a ${said(after, 'es')}`,
      `${name.en} goes from ${said(before, 'en')} to ${said(after, 'en')}`,
    ),
  ];
}

/** A remedy and how much of it, within a sentence. */
export function remedyWords({ remedy, limit }: AllowedRemedy, language: Language): string {
  const noun = remedyNouns[remedy][language];
  if (!limit) return noun;
  return `${noun} ${language === 'es' ? 'hasta' : 'up to'} ${moneyWords(limit, language)}`;
}
