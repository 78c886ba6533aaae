import {
  noTime,
  timeTerms,
  valueOf,
  type DurationMs,
  type EpochMs,
  type FloorTime,
  type TimeGrouping,
  type TimeMetric,
  type TimeTally,
  type TimeTerm,
} from '@aliado/domain';
import type { AgentSheet } from './agent-sheet.ts';

/** Somebody whose time is counted. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly team: string | null;
  readonly site: string | null;
}

/** How figures are asked for. */
export interface TimeQuestion {
  readonly by: TimeGrouping;
  /** A multiple of a quarter of an hour. */
  readonly interval: DurationMs;
  readonly metrics: readonly TimeMetric[];
}

/**
 * The time of some people up to a moment, in groups by their keys. Intervals go without a gap from the first in which somebody was
 * there, or was to be, to the last.
 * @param dayFrom where intervals are counted from.
 */
export function timesOf(
  sheets: readonly (readonly [person: Person, sheet: AgentSheet])[],
  { from: dayFrom, until }: { readonly from: EpochMs; readonly until: EpochMs },
  { by, interval, metrics }: TimeQuestion,
): FloorTime['groups'] {
  const sums = new Map<string | null, Record<TimeTerm, number>>();
  const add = (key: string | null, tally: TimeTally) => {
    const sum = sums.get(key) ?? { ...noTime };
    for (const term of timeTerms) sum[term] += tally[term]; // in place: a hundred quarters of a thousand people
    sums.set(key, sum);
  };
  if (by === 'interval') for (let from = dayFrom; from < until; from += interval) sums.set(String(from), { ...noTime });
  const names = new Map(sheets.map(([{ id, name }]) => [id, name]));
  for (const [person, sheet] of sheets)
    for (const [quarter, tally] of sheet.quarters(until))
      add(by === 'interval' ? intervalOf(quarter, dayFrom, interval) : keyOf(person, by), tally);
  const groups = [...sums].toSorted(([one], [other]) => inOrder(one, other));
  const [first, last] = [groups.findIndex(isOfNote), groups.findLastIndex(isOfNote)];
  return groups.slice(Math.max(0, first), last + 1).map(([key, tally]) => ({
    ...{ key, tally, name: by === 'agent' && key !== null ? (names.get(key) ?? null) : null },
    values: metrics.map((metric) => ({ metric: metric.id, source: metric.source, value: valueOf(metric, tally) })),
  }));
}

/** Whether somebody was there, or was to be: of whoever counts on a day at all that is so in some of its intervals. */
const isOfNote = ([, tally]: readonly [unknown, TimeTally]): boolean => present.some((term) => tally[term] > 0);

const present: readonly TimeTerm[] = [
  ...(['availableMs', 'ringingMs', 'onContactMs', 'afterContactWorkMs', 'breakMs', 'scheduledMs'] as const),
];

const intervalOf = (quarter: EpochMs, dayFrom: EpochMs, interval: DurationMs): string =>
  String(dayFrom + Math.floor((quarter - dayFrom) / interval) * interval);

const keyOf = ({ id, team, site }: Person, by: Exclude<TimeGrouping, 'interval'>): string | null =>
  ({ agent: id, team, site })[by];

/** What has a key by it, what has none last. */
const inOrder = (one: string | null, other: string | null): number =>
  one === null || other === null
    ? Number(one === null) - Number(other === null)
    : one.localeCompare(other, 'en', { numeric: true });
