import type { Language, Money } from '@aliado/domain';

/** Money in the reader's way: `150,00 €`, `€150.00`. The amount is in minor units of its currency. */
export function formatMoney({ amount, currency }: Money, language: Language): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
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
