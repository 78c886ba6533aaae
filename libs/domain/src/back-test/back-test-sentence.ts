import type { RemedyKind } from '../guideline/guideline.ts';
import type { Language, Localised } from '../text/localised.ts';
import {
  approvalsInWords,
  inBoth,
  moneyInWords,
  numberInWords,
  remedyWord,
  sessionsInWords,
} from './back-test-words.ts';

/** What a draft would have changed, all sessions together. */
export interface BackTestSum {
  readonly grants: number;
  /** Minor units. */
  readonly money: number;
  readonly approvals: number;
  /** The one kind of remedy whose grants change; null for several, or none. */
  readonly remedy: RemedyKind | null;
  readonly offered: { readonly sessions: number; readonly upTo: number };
}

/** Says in one sentence what a draft would have changed; in two where it would have let something new be offered. */
export const backTestSentence = (sum: BackTestSum, currency: string): Localised =>
  inBoth((language) => {
    const given = [...grantsOf(sum, language), ...moneyOf(sum, currency, language)];
    const approvals = approvalsOf(sum, language);
    const offered = offeredOf(sum, currency, language);
    if (given.length === 0 && approvals === null) return offered ?? unchanged[language];
    const clauses = [...(given.length > 0 ? [`${gave[language]} ${given.join(', ')}`] : []), ...(approvals ?? [])];
    const told = `${opening[language]} ${clauses.join(given.length > 1 ? and[language].long : and[language].short)}.`;
    return offered ? `${told} ${offered}` : told;
  });

const unchanged: Localised = { es: 'No habría cambiado nada.', en: 'It would have changed nothing.' };
const opening: Localised = { es: 'Habría', en: 'It would have' };
const gave: Localised = { es: 'dado', en: 'given' };
const and: Readonly<Record<Language, { readonly long: string; readonly short: string }>> = {
  es: { long: ', y habría ', short: ' y habría ' },
  en: { long: ', and ', short: ' and ' },
};
const more: Localised = { es: 'más', en: 'more' };

function grantsOf({ grants, remedy }: BackTestSum, language: Language): readonly string[] {
  if (grants === 0) return [];
  const count = Math.abs(grants);
  const [number, word] = [numberInWords(count, language), remedyWord(remedy, count, language)];
  if (language === 'es') return [`${number} ${word} ${grants > 0 ? 'más' : 'menos'}`];
  return [`${number} ${grants > 0 ? 'more' : 'fewer'} ${word}`];
}

function moneyOf({ money }: BackTestSum, currency: string, language: Language): readonly string[] {
  if (money === 0) return [];
  const less = { es: 'menos', en: 'less' }[language];
  return [`${moneyInWords(Math.abs(money), currency, language)} ${money > 0 ? more[language] : less}`];
}

function approvalsOf({ approvals }: BackTestSum, language: Language): readonly string[] | null {
  if (approvals === 0) return null;
  const told = approvalsInWords(Math.abs(approvals), language);
  if (approvals < 0) return [{ es: `ahorrado ${told}`, en: `spared ${told}` }[language]];
  const [number = '', word = ''] = told.split(' ');
  return [{ es: `pedido ${told} más`, en: `asked for ${number} more ${word}` }[language]];
}

function offeredOf({ offered }: BackTestSum, currency: string, language: Language): string | null {
  if (offered.sessions === 0) return null;
  const sessions = sessionsInWords(offered.sessions, language);
  if (offered.upTo === 0) {
    return {
      es: `En ${sessions} habría dejado ofrecer algo donde no se permitía nada.`,
      en: `In ${sessions} it would have let something be offered where nothing was allowed.`,
    }[language];
  }
  const money = moneyInWords(offered.upTo, currency, language);
  return {
    es: `En ${sessions} habría dejado ofrecer hasta ${money} donde no se permitía nada.`,
    en: `In ${sessions} it would have let up to ${money} be offered where nothing was allowed.`,
  }[language];
}
