import type { Money } from '@aliado/domain';

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** A sum as one types it, in major units: `150`, `7.5`. */
export const majorOf = ({ amount, currency }: Money): string => String(amount / 10 ** digitsOf(currency));

/** A typed sum; a comma is a point, too. Null for what is no sum or below zero. */
export function minorOf(typed: string, currency: string): Money | null {
  const text = typed.trim().replace(',', '.');
  if (!/^\d+(?:\.\d*)?$/.test(text)) return null;
  return { amount: Math.round(Number(text) * 10 ** digitsOf(currency)), currency };
}
