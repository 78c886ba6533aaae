import {
  emptyTally,
  plus,
  valueOf,
  type DurationMs,
  type EpochMs,
  type FigureGrouping,
  type FloorFigures,
  type Metric,
  type Tally,
} from '@aliado/domain';
import { quarterMs, type DayTallies } from './day-tallies.ts';

/** Somebody whose contacts are counted. */
export interface Counted {
  readonly name: string;
  readonly team: string | null;
}

/** How figures are asked for. */
export interface Grouping {
  readonly by: FigureGrouping;
  /** Only those of this queue; null: of contacts without one; undefined: of all. */
  readonly queueId: string | null | undefined;
  /** A multiple of a quarter of an hour. */
  readonly interval: DurationMs;
  readonly metrics: readonly Metric[];
}

/**
 * The figures of a day, in groups by their keys. Intervals go without a gap from the first with a contact to the last.
 * @param dayFrom where intervals are counted from.
 */
export function figuresOf(
  tallies: DayTallies,
  dayFrom: EpochMs,
  { by, queueId, interval, metrics }: Grouping,
  people: ReadonlyMap<string, Counted>,
): FloorFigures['groups'] {
  const sums = new Map<string | null, Tally>();
  const add = (key: string | null, tally: Tally) => sums.set(key, plus(sums.get(key) ?? emptyTally, tally));
  const isAsked = (cell: { readonly queueId: string | null }) => queueId === undefined || cell.queueId === queueId;
  if (by === 'interval') {
    for (const cell of tallies.quarters)
      if (isAsked(cell)) add(String(intervalOf(cell.from, dayFrom, interval)), cell.tally);
    for (const from of gapsIn([...sums.keys()].map(Number), interval)) sums.set(String(from), emptyTally);
  } else {
    const keyOf = {
      queue: (cell: AgentKey) => cell.queueId,
      agent: (cell: AgentKey) => cell.agentId,
      team: ({ agentId }: AgentKey) => (agentId === null ? null : (people.get(agentId)?.team ?? null)),
    }[by];
    for (const cell of tallies.agents) if (isAsked(cell)) add(keyOf(cell), cell.tally);
  }
  return [...sums]
    .filter(([, tally]) => by === 'interval' || tally.offered > 0)
    .toSorted(([one], [other]) => inOrder(one, other))
    .map(([key, tally]) => ({
      ...{ key, tally, name: by === 'agent' && key !== null ? (people.get(key)?.name ?? null) : null },
      values: metrics.map((metric) => ({ metric: metric.id, source: metric.source, value: valueOf(metric, tally) })),
    }));
}

interface AgentKey {
  readonly queueId: string | null;
  readonly agentId: string | null;
}

/** The beginning of the interval in which a quarter of an hour lies. */
const intervalOf = (from: EpochMs, dayFrom: EpochMs, interval: DurationMs): EpochMs =>
  dayFrom + Math.floor((from - dayFrom) / Math.max(interval, quarterMs)) * Math.max(interval, quarterMs);

function gapsIn(known: readonly EpochMs[], interval: DurationMs): readonly EpochMs[] {
  const gaps: EpochMs[] = [];
  for (let from = Math.min(...known); from < Math.max(...known); from += interval)
    if (!known.includes(from)) gaps.push(from);
  return gaps;
}

/** What has a key by it, what has none last. */
const inOrder = (one: string | null, other: string | null): number =>
  one === null || other === null
    ? Number(one === null) - Number(other === null)
    : one.localeCompare(other, 'en', { numeric: true });
