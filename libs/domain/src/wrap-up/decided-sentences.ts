import type { SummarySentence } from '../assist/assist-event.ts';
import type { Grant } from '../authority/authority-state.ts';
import type { RemedyTerms } from '../authority/authority-event.ts';
import type { RemedyKind } from '../guideline/guideline.ts';
import type { Interaction } from '../interaction/interaction.ts';
import { minorDigits } from '../money/minor-digits.ts';
import type { Money } from '../money/money.ts';
import type { Language, Localised } from '../text/localised.ts';
import type { EpochMs } from '../time/epoch.ts';
import { open, sentence } from './sentence.ts';
import type { SummaryLog } from './summary-log.ts';

const remedyNames: Readonly<Record<RemedyKind, Localised>> = {
  refund: { es: 'devolución', en: 'refund' },
  credit: { es: 'abono', en: 'credit' },
  replacement: { es: 'reposición', en: 'replacement' },
  waiver: { es: 'cargo quitado', en: 'waived charge' },
  expedite: { es: 'pedido adelantado', en: 'expedited order' },
  gesture: { es: 'gesto', en: 'gesture' },
  none: { es: 'nada', en: 'nothing' },
};

/** What was given in a contact and not undone, in one sentence; none where nothing was. */
export function givenSentences({ entries }: SummaryLog, { grants }: Interaction): readonly SummarySentence[] {
  const given = grants.filter(({ state }) => state === 'granted');
  if (given.length === 0) return [];
  const names = (language: Language) => given.map(({ terms }: Grant) => remedyIn(terms, language)).join(', ');
  return [
    sentence(
      'done',
      { es: `Dado: ${names('es')}`, en: `Given: ${names('en')}` },
      given.map(({ grantId }) => entries.get(`grant:${grantId}`)),
    ),
  ];
}

/** What was promised, one sentence each, with its time in `timeZone`, by IANA name; where that is null, of the machine. */
export function promisedSentences(
  { entries }: SummaryLog,
  { promises }: Interaction,
  timeZone: string | null,
): readonly SummarySentence[] {
  return promises.map(({ promiseId, words, dueAt }) => {
    const text = {
      es: `Prometido: ${open(words)}, para el ${dayIn(dueAt, 'es', timeZone)}`,
      en: `Promised: ${open(words)}, by ${dayIn(dueAt, 'en', timeZone)}`,
    };
    return sentence('promised', text, [entries.get(`promise:${promiseId}`)]);
  });
}

/** A remedy by its name, with its amount where it has one. */
export const remedyIn = ({ remedy, amount }: Pick<RemedyTerms, 'remedy' | 'amount'>, language: Language): string =>
  amount ? `${remedyNames[remedy][language]} ${moneyIn(amount, language)}` : remedyNames[remedy][language];

function dayIn(at: EpochMs, language: Language, timeZone: string | null): string {
  const zone = timeZone === null ? {} : { timeZone };
  const format = { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', ...zone } as const;
  return new Intl.DateTimeFormat(language, format).format(at);
}

function moneyIn({ amount, currency }: Money, language: Language): string {
  const major = amount / 10 ** minorDigits(currency);
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(major);
}
