import type { FactUnit, Language } from '@aliado/domain';
import { formatNumber, formatPercent, formatSpan } from '@aliado/ui';

/** A figure that a rule shows, in the reader's way of writing; empty where there is none. */
export function figureText(value: number | null, unit: FactUnit, language: Language): string {
  if (value === null) return '';
  if (unit === 'share') return formatPercent(value, language);
  return unit === 'seconds' ? formatSpan(value * 1_000) : formatNumber(value, language);
}
