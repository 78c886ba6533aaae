import { tallyOf, type QueueTarget, type Tally, type Term } from './tally.ts';
import type { Segment } from './segment.ts';

/** What is measured. */
export type MetricId =
  | 'service-level'
  | 'answer-speed'
  | 'handle-time'
  | 'talk-time'
  | 'hold-time'
  | 'after-contact-work-time'
  | 'abandonment'
  | 'abandonment-wait'
  | 'short-abandons'
  | 'answer-rate'
  | 'transfers'
  | 'transfers-blind'
  | 'transfers-attended';

/** Whose published definition a figure follows. `classic` is the one that textbooks give. */
export type MetricSource = 'classic' | 'amazon-connect' | 'genesys' | 'dynamics' | 'flex';

/** A figure: one sum of terms divided by another, or a sum alone. */
export interface Quotient<Id extends string, T extends string> {
  readonly id: Id;
  readonly source: MetricSource;
  /** A share of 1, milliseconds on average, or milliseconds in all. */
  readonly unit: 'share' | 'duration' | 'total';
  readonly over: readonly T[];
  /** Empty for what is a sum alone. */
  readonly under: readonly T[];
  /** Shown beside the formula, and in neither sum. */
  readonly leftOut: readonly T[];
}

/** A figure of the floor that is counted of contacts. */
export type Metric = Quotient<MetricId, Term>;

const share = (
  id: MetricId,
  source: MetricSource,
  over: readonly Term[],
  under: readonly Term[],
  leftOut: readonly Term[] = [],
): Metric => ({ id, source, unit: 'share', over, under, leftOut });

const mean = (id: MetricId, source: MetricSource, over: readonly Term[], under: Term): Metric => ({
  ...{ id, source, unit: 'duration', over, under: [under], leftOut: [] },
});

/**
 * All figures with their published variants; of each id, the first is taken where a deployment does not choose. A variant that the
 * log cannot tell apart from another one (call-backs, whispers before the connection) is left out.
 */
export const metrics: readonly Metric[] = [
  share(
    'service-level',
    'classic',
    ['answeredInTime'],
    ['answeredInTime', 'answeredLate', 'abandonedLater'],
    ['abandonedShort'],
  ),
  share('service-level', 'amazon-connect', ['answeredInTime', 'abandonedInTime'], ['offered']),
  share('service-level', 'genesys', ['answeredInTime'], ['answered'], ['abandoned', 'moved']),
  share('service-level', 'flex', ['handledInTime'], ['handled'], ['abandoned']),
  mean('answer-speed', 'classic', ['waitOfAnsweredMs'], 'answered'),
  mean('handle-time', 'amazon-connect', ['talkMs', 'holdMs', 'workMs'], 'handled'),
  mean('talk-time', 'amazon-connect', ['talkMs'], 'handled'),
  mean('hold-time', 'amazon-connect', ['holdMs'], 'handled'),
  mean('after-contact-work-time', 'amazon-connect', ['workMs'], 'handled'),
  share('abandonment', 'amazon-connect', ['abandoned'], ['offered']),
  share('abandonment', 'dynamics', ['abandoned'], ['answered', 'abandoned', 'waiting'], ['failed', 'moved']),
  mean('abandonment-wait', 'amazon-connect', ['waitOfAbandonedMs'], 'abandoned'),
  share('short-abandons', 'classic', ['abandonedShort'], ['offered']),
  share('answer-rate', 'genesys', ['answered'], ['offered']),
  share('transfers', 'amazon-connect', ['transferredBlind', 'transferredAttended'], ['handled']),
  share('transfers-blind', 'genesys', ['transferredBlind'], ['handled']),
  share('transfers-attended', 'genesys', ['transferredAttended'], ['handled']),
];

/** The definition of a figure by one source; the first of its id where that source has none. */
export function metricOf(id: MetricId, source?: MetricSource): Metric {
  const of = metrics.filter((metric) => metric.id === id);
  const found = of.find((metric) => metric.source === source) ?? of[0];
  if (!found) throw new Error(`there is no metric ${id}`);
  return found;
}

const sumOf = <T extends string>(tally: Readonly<Record<T, number>>, of: readonly T[]): number =>
  of.reduce((sum, term) => sum + tally[term], 0);

/** What a figure is by these counts; null where there is nothing to divide by. */
export function valueOf<T extends string>(
  { over, under, unit }: Pick<Quotient<string, T>, 'over' | 'under' | 'unit'>,
  tally: Readonly<Record<T, number>>,
): number | null {
  if (unit === 'total') return sumOf(tally, over);
  const divisor = sumOf(tally, under);
  return divisor === 0 ? null : sumOf(tally, over) / divisor;
}

/** Of how many contacts a figure tells. */
export const sampleOf = ({ under }: Metric, tally: Tally): number => sumOf(tally, under);

/** Whether a segment is among the rows behind a figure: it counts in one of its sums, or is left out by name. */
export function countsIn({ over, under, leftOut }: Metric, segment: Segment, target: QueueTarget): boolean {
  const counts = tallyOf(segment, target);
  return [...over, ...under, ...leftOut].some((term) => counts[term] !== 0);
}
