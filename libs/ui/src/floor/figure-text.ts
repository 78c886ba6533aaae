import type { Language, Quotient } from '@aliado/domain';
import { valueOf } from '@aliado/domain';
import { formatPercent } from '../format/number-format.ts';
import { formatSpan } from '../format/time-format.ts';

/** A figure as it is read: a percentage or a span; a dash where there is nothing to count. */
export function figureText<T extends string>(
  metric: Quotient<string, T>,
  tally: Readonly<Record<T, number>>,
  language: Language,
): string {
  const value = valueOf(metric, tally);
  if (value === null) return '–';
  return metric.unit === 'share' ? formatPercent(value, language) : formatSpan(value);
}
