import type { Language, Money } from '@aliado/domain';
import { minorDigits } from '@aliado/domain';

const groupMark: Readonly<Record<Language, ',' | '.'>> = { es: '.', en: ',' };

/**
 * The exact amount that somebody typed, in minor units; null where it is none, is not above zero, or could be read in two ways.
 * A comma or a point parts the decimals, whichever the reader is used to; three digits after the reader's own mark of thousands
 * are thousands. Decimals that the currency does not have are refused, never rounded.
 */
export function parseAmount(text: string, currency: string, language: Language): Money | null {
  const typed = text.replace(/[\s\u00a0\u202f]|\p{Sc}/gu, '').replace(currency, '');
  if (!/^\d+(?:[.,]\d+)*$/.test(typed)) return null;
  const decimalAt = decimalPlace(typed, minorDigits(currency), groupMark[language]);
  if (decimalAt === null) return null;
  const whole = typed.slice(0, decimalAt);
  if (/[.,]/.test(whole) && !/^\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*)$/.test(whole)) return null;
  const fraction = typed.slice(decimalAt + 1).padEnd(minorDigits(currency), '0');
  const amount = Number(whole.replace(/[.,]/g, '') + fraction);
  return Number.isSafeInteger(amount) && amount > 0 ? { amount, currency } : null;
}

/** Where the decimals begin: the end where there are none; null where that cannot be said. */
function decimalPlace(typed: string, digits: number, group: ',' | '.'): number | null {
  const at = Math.max(typed.lastIndexOf(','), typed.lastIndexOf('.'));
  if (at < 0) return typed.length;
  const after = typed.length - at - 1;
  const mark = typed.charAt(at);
  const isRepeated = typed.indexOf(mark) !== at;
  if (after === 3 && (isRepeated || mark === group)) return typed.length;
  return !isRepeated && after <= digits ? at : null;
}
