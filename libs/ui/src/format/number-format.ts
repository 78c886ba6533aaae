import type { Language, Money } from '@aliado/domain';
import { minorDigits } from '@aliado/domain';

/** Money in the reader's way: `150,00 €`, `€150.00`. The amount is in minor units of its currency. */
export const formatMoney = (money: Money, language: Language): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency: money.currency }).format(majorUnits(money));

/** The same without decimals that are none: `200 €`, `12,50 €`. */
export const formatMoneyBriefly = (money: Money, language: Language): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency: money.currency, ...decimalsOf(money) }).format(
    majorUnits(money),
  );

/** The number alone, without decimals that are none: `40`, `12,50`. */
export const formatAmount = (money: Money, language: Language): string =>
  new Intl.NumberFormat(language, decimalsOf(money)).format(majorUnits(money));

/** Money as it is read aloud: `200 euros`. */
export const moneyInWords = (money: Money, language: Language): string =>
  new Intl.NumberFormat(language, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'name',
    ...decimalsOf(money),
  }).format(majorUnits(money));

const majorUnits = ({ amount, currency }: Money): number => amount / 10 ** minorDigits(currency);

function decimalsOf(money: Money): { readonly minimumFractionDigits: number; readonly maximumFractionDigits: number } {
  const digits = Number.isInteger(majorUnits(money)) ? 0 : minorDigits(money.currency);
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

/** A number in the reader's way: `1.234,5`, `1,234.5`. */
export const formatNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(language).format(value);

/** A share of 1 as a whole percentage: `72 %`, `72%`. */
export const formatPercent = (share: number, language: Language): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** Which of two wordings a count takes. Spanish has a third form for millions, which reads like the second here. */
export function pluralForm(count: number, language: Language): 'one' | 'other' {
  return new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other';
}

/** Up to two initials of a name, in capitals: `Lucía Ferrer Ortiz` gives `LF`. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => (word[0] ?? '').toLocaleUpperCase())
    .join('');
}
