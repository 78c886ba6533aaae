import type { MetricSource, Quotient } from './metric.ts';
import type { TimePart } from './plan.ts';
import { tallyOfPart, type TimeTerm } from './time-tally.ts';

/** What is measured of people's time. */
export type TimeMetricId =
  | 'occupancy'
  | 'adherence'
  | 'conformance'
  | 'time-available'
  | 'time-ringing'
  | 'time-on-contact'
  | 'time-after-contact-work'
  | 'time-break'
  | 'time-offline';

/** A figure of the floor that is counted of people's time. */
export type TimeMetric = Quotient<TimeMetricId, TimeTerm>;

const share = (
  id: TimeMetricId,
  source: MetricSource,
  over: readonly TimeTerm[],
  under: readonly TimeTerm[],
  leftOut: readonly TimeTerm[] = [],
): TimeMetric => ({ id, source, unit: 'share', over, under, leftOut });

const total = (id: TimeMetricId, term: TimeTerm): TimeMetric => ({
  ...{ id, source: 'classic', unit: 'total', over: [term], under: [], leftOut: [] },
});

const onContact: readonly TimeTerm[] = ['onContactMs', 'afterContactWorkMs'];

/**
 * All figures of people's time with their published variants; of each id, the first is taken where a deployment does not choose.
 * Idle time is that of whoever is available: while a contact rings it is neither idle nor busy (Amazon Connect, agent idle time).
 * Adherence by Genesys Cloud is the one with its option that work outside of the shift counts against it; without it, it is the other one.
 */
export const timeMetrics: readonly TimeMetric[] = [
  share('occupancy', 'amazon-connect', onContact, [...onContact, 'availableMs'], ['ringingMs']),
  share('occupancy', 'classic', ['handleMs'], ['handleMs', 'availableMs'], ['ringingMs']),
  share('adherence', 'amazon-connect', ['adherentMs'], ['scheduledMs'], ['unscheduledMs']),
  share('adherence', 'genesys', ['adherentMs'], ['scheduledMs', 'unscheduledMs']),
  share('conformance', 'genesys', ['workedMs'], ['scheduledWorkMs']),
  total('time-available', 'availableMs'),
  total('time-ringing', 'ringingMs'),
  total('time-on-contact', 'onContactMs'),
  total('time-after-contact-work', 'afterContactWorkMs'),
  total('time-break', 'breakMs'),
  total('time-offline', 'offlineMs'),
];

/** The definition of a figure by one source; the first of its id where that source has none. */
export function timeMetricOf(id: TimeMetricId, source?: MetricSource): TimeMetric {
  const of = timeMetrics.filter((metric) => metric.id === id);
  const found = of.find((metric) => metric.source === source) ?? of[0];
  if (!found) throw new Error(`there is no metric of time ${id}`);
  return found;
}

/** Whether some time is among the rows behind a figure: it counts in one of its sums, or is left out by name. */
export function timeCountsIn({ over, under, leftOut }: TimeMetric, part: TimePart, hasPlan: boolean): boolean {
  const counts = tallyOfPart(part, hasPlan);
  return [...over, ...under, ...leftOut].some((term) => counts[term] !== 0);
}
