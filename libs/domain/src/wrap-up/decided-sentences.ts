import type { AuthorityState } from '../authority/authority-state.ts';
import type { RemedyKind } from '../guideline/guideline.ts';
import { minorDigits } from '../money/minor-digits.ts';
import type { Money } from '../money/money.ts';
import type { Language, Localised } from '../text/localised.ts';

const remedyNames: Readonly<Record<RemedyKind, Localised>> = {
  refund: { es: 'devolución', en: 'refund' },
  credit: { es: 'abono', en: 'credit' },
  replacement: { es: 'reposición', en: 'replacement' },
  waiver: { es: 'cargo quitado', en: 'waived charge' },
  expedite: { es: 'pedido adelantado', en: 'expedited order' },
  gesture: { es: 'gesto', en: 'gesture' },
  none: { es: 'nada', en: 'nothing' },
};
const given: Localised = { es: 'Dado', en: 'Given' };
const promised: Localised = { es: 'Prometido', en: 'Promised' };
const dueBy: Localised = { es: 'para el', en: 'by' };

/** What was given in a contact and not undone, and what was promised: one sentence each. Times are in `timeZone`, by IANA name. */
export function decidedSentences(
  { grants, promises }: Pick<AuthorityState, 'grants' | 'promises'>,
  language: Language,
  timeZone: string | null,
): readonly string[] {
  const remedies = grants.flatMap(({ state, terms: { remedy, amount } }) => {
    if (state !== 'granted') return [];
    const name = remedyNames[remedy][language];
    return [amount ? `${name} ${moneyIn(amount, language)}` : name];
  });
  const days = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    ...(timeZone === null ? {} : { timeZone }),
  });
  return [
    ...(remedies.length > 0 ? [`${given[language]}: ${remedies.join(', ')}`] : []),
    ...promises.map(
      ({ words, dueAt }) => `${promised[language]}: ${words.trim()}, ${dueBy[language]} ${days.format(dueAt)}`,
    ),
  ];
}

function moneyIn({ amount, currency }: Money, language: Language): string {
  const major = amount / 10 ** minorDigits(currency);
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(major);
}
