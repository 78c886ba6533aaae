import type { RemedyKind } from '../guideline/guideline.ts';
import { minorDigits } from '../money/minor-digits.ts';
import { languages, type Language, type Localised } from '../text/localised.ts';

/** One of a kind and many of it, in both languages. */
type Forms = Readonly<Record<Language, readonly [one: string, many: string]>>;

const remedyForms: Readonly<Record<RemedyKind, Forms>> = {
  refund: { es: ['reembolso', 'reembolsos'], en: ['refund', 'refunds'] },
  credit: { es: ['abono', 'abonos'], en: ['credit', 'credits'] },
  replacement: { es: ['cambio', 'cambios'], en: ['replacement', 'replacements'] },
  waiver: { es: ['exención', 'exenciones'], en: ['waiver', 'waivers'] },
  expedite: { es: ['envío urgente', 'envíos urgentes'], en: ['priority delivery', 'priority deliveries'] },
  gesture: { es: ['gesto', 'gestos'], en: ['gesture', 'gestures'] },
  none: { es: ['nada', 'nada'], en: ['nothing', 'nothing'] },
};
const anyRemedy: Forms = { es: ['compensación', 'compensaciones'], en: ['remedy', 'remedies'] };
const approvalForms: Forms = { es: ['aprobación', 'aprobaciones'], en: ['approval', 'approvals'] };
const sessionForms: Forms = { es: ['sesión', 'sesiones'], en: ['session', 'sessions'] };

const locales: Readonly<Record<Language, string>> = { es: 'es-ES', en: 'en-GB' };

/** A text made for each language. */
export function inBoth(make: (language: Language) => string): Localised {
  return Object.fromEntries(languages.map((language) => [language, make(language)])) as Record<Language, string>;
}

/** What a remedy is called; the common word for several kinds where there is no one kind. */
export const remedyWord = (remedy: RemedyKind | null, count: number, language: Language): string =>
  formOf(remedy ? remedyForms[remedy] : anyRemedy, count, language);

/** `61 approvals`. */
export const approvalsInWords = (count: number, language: Language): string =>
  `${numberInWords(count, language)} ${formOf(approvalForms, count, language)}`;

/** `40 sessions`. */
export const sessionsInWords = (count: number, language: Language): string =>
  `${numberInWords(count, language)} ${formOf(sessionForms, count, language)}`;

/** A whole number in the reader's way: `1.234`, `1,234`. */
export const numberInWords = (value: number, language: Language): string =>
  format(`number ${language}`, () => new Intl.NumberFormat(locales[language], { useGrouping: 'always' })).format(value);

/** Money in the reader's way, without empty decimals: `4.310 €`, `€12.50`. */
export function moneyInWords(amount: number, currency: string, language: Language): string {
  const digits = minorDigits(currency);
  const make = () =>
    new Intl.NumberFormat(locales[language], {
      ...{ style: 'currency', currency, useGrouping: 'always', trailingZeroDisplay: 'stripIfInteger' },
      ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
    });
  return format(`${currency} ${language}`, make).format(amount / 10 ** digits);
}

/** How long somebody waited: `40 s`, `2 min 10 s`. */
export function waitInWords(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes === 0) return `${rest} s`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

const formats = new Map<string, Intl.NumberFormat>();

function format(key: string, make: () => Intl.NumberFormat): Intl.NumberFormat {
  const made = formats.get(key) ?? make();
  formats.set(key, made);
  return made;
}

const formOf = (forms: Forms, count: number, language: Language): string => forms[language][count === 1 ? 0 : 1];
