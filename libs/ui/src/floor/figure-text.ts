import type { Language, Metric, Tally } from '@aliado/domain';
import { valueOf } from '@aliado/domain';
import { formatPercent } from '../format/number-format.ts';
import { formatSpan } from '../format/time-format.ts';

/** A figure as it is read: a percentage or a span; a dash where there is nothing to count. */
export function figureText(metric: Metric, tally: Tally, language: Language): string {
  const value = valueOf(metric, tally);
  if (value === null) return '–';
  return metric.unit === 'share' ? formatPercent(value, language) : formatSpan(value);
}
