import {
  valueOf,
  type DurationMs,
  type EpochMs,
  type FigureGrouping,
  type FloorFigures,
  type Metric,
  type Opening,
  type Segment,
} from '@aliado/domain';
import type { Day } from '../day.ts';
import { noCounts, quarterMs, withCounts, type Counts } from './day-tallies.ts';
import type { People } from './figure-questions.ts';

/** What segments are told apart by. */
export type Keyed = Pick<Segment, 'queueId' | 'agentId' | 'matter' | 'beganAt'>;

/** Some segments that were counted together, with what all of them have in common. */
export interface Cell extends Counts {
  readonly of: Keyed;
}

/** How figures are asked for. */
export interface Grouping {
  readonly by: FigureGrouping;
  /** A multiple of a quarter of an hour. */
  readonly interval: DurationMs;
  readonly metrics: readonly Metric[];
  readonly day: Day;
  readonly people: People;
  readonly openingOf: (from: EpochMs, to: EpochMs) => Opening;
}

/** The key of the group in which a segment is counted; null for the one of those that have none. */
export function keyOf(
  by: FigureGrouping,
  { queueId, agentId, matter, beganAt }: Keyed,
  { people, day, interval }: Pick<Grouping, 'people' | 'day' | 'interval'>,
): string | null {
  const who = agentId === null ? undefined : people.get(agentId);
  switch (by) {
    case 'queue':
      return queueId;
    case 'agent':
      return agentId;
    case 'team':
      return who?.team ?? null;
    case 'site':
      return who?.site ?? null;
    case 'matter':
      return matter;
    case 'interval':
      return String(intervalOf(beganAt, day.from, Math.max(interval, quarterMs)));
  }
}

/** The figures of some segments, in groups by their keys. Intervals go without a gap from the first with a contact to the last. */
export function figuresOf(cells: Iterable<Cell>, grouping: Grouping): FloorFigures['groups'] {
  const { by, interval, metrics, people, day, openingOf } = grouping;
  const sums = new Map<string | null, Counts>();
  for (const cell of cells) {
    const key = keyOf(by, cell.of, grouping);
    sums.set(key, withCounts(sums.get(key) ?? noCounts, cell));
  }
  if (by === 'interval')
    for (const from of gapsIn([...sums.keys()].map(Number), interval)) sums.set(String(from), noCounts);
  return [...sums]
    .filter(([, { tally }]) => by === 'interval' || tally.offered > 0)
    .toSorted(([one], [other]) => keysInOrder(one, other))
    .map(([key, { tally, whileClosed }]) => ({
      ...{ key, tally, whileClosed, name: by === 'agent' && key !== null ? (people.get(key)?.name ?? null) : null },
      opening: by === 'interval' ? openingOf(Number(key), Math.min(day.to, Number(key) + interval)) : null,
      values: metrics.map((metric) => ({ metric: metric.id, source: metric.source, value: valueOf(metric, tally) })),
    }));
}

/** The beginning of the interval in which a moment lies. */
const intervalOf = (at: EpochMs, dayFrom: EpochMs, interval: DurationMs): EpochMs =>
  dayFrom + Math.floor((at - dayFrom) / interval) * interval;

function gapsIn(known: readonly EpochMs[], interval: DurationMs): readonly EpochMs[] {
  const gaps: EpochMs[] = [];
  for (let from = Math.min(...known); from < Math.max(...known); from += interval)
    if (!known.includes(from)) gaps.push(from);
  return gaps;
}

/** What has a key by it, what has none last. */
export const keysInOrder = (one: string | null, other: string | null): number =>
  one === null || other === null
    ? Number(one === null) - Number(other === null)
    : one.localeCompare(other, 'en', { numeric: true });
