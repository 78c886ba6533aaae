import type { AgentStatus } from '../agent/agent.ts';
import type { DurationMs, EpochMs } from '../time/epoch.ts';
import { fitsPlan, partsOf, takesContacts, type PlannedStretch, type TimePart } from './plan.ts';
import type { TimeStretch } from './time-stretch.ts';

/** What can be counted of people's time: all sums of milliseconds. */
export const timeTerms = [
  'availableMs',
  'ringingMs',
  'onContactMs',
  'afterContactWorkMs',
  'breakMs',
  'offlineMs',
  'handleMs',
  'scheduledMs',
  'adherentMs',
  'scheduledWorkMs',
  'workedMs',
  'unscheduledMs',
] as const;

/** One of them. */
export type TimeTerm = (typeof timeTerms)[number];

/** Sums over some time of some people. Tallies of disjoint times, or of others' time, add up. */
export type TimeTally = Readonly<Record<TimeTerm, DurationMs>>;

/** The tally of no time. */
export const noTime: TimeTally = Object.freeze(
  Object.fromEntries(timeTerms.map((term) => [term, 0])) as Record<TimeTerm, number>,
);

/**
 * What some of somebody's time counts as. Scheduled is what is planned but for being off; worked and unscheduled are counted only of
 * those who have a plan: of nobody else it is known when they were to work.
 */
export function tallyOfPart({ status, planned, handling, from, to }: TimePart, hasPlan: boolean): TimeTally {
  return tallyOfSpan({ status, planned, handling }, to - from, hasPlan);
}

function tallyOfSpan(
  { status, planned, handling }: Pick<TimePart, 'status' | 'planned' | 'handling'>,
  span: DurationMs,
  hasPlan: boolean,
): TimeTally {
  const isScheduled = planned === 'work' || planned === 'break';
  const isAtWork = hasPlan && takesContacts(status);
  const isIn = (state: AgentStatus): number => (status === state ? span : 0);
  return {
    availableMs: isIn('available'),
    ringingMs: isIn('ringing'),
    onContactMs: isIn('on-contact'),
    afterContactWorkMs: isIn('after-contact-work'),
    breakMs: isIn('break'),
    offlineMs: isIn('offline'),
    handleMs: handling * span,
    scheduledMs: isScheduled ? span : 0,
    adherentMs: isScheduled && fitsPlan(planned, status) ? span : 0,
    scheduledWorkMs: planned === 'work' ? span : 0,
    workedMs: isAtWork ? span : 0,
    unscheduledMs: isAtWork && !isScheduled ? span : 0,
  };
}

/** A tally with another one added. */
export function plusTime(tally: TimeTally, other: TimeTally): TimeTally {
  const sum: Record<TimeTerm, number> = { ...tally };
  for (const term of timeTerms) sum[term] += other[term];
  return sum;
}

/** The shortest interval that is counted apart. Clocks of all zones are whole quarters of an hour ahead of UTC or behind. */
export const quarterOfHourMs: DurationMs = 15 * 60_000;

/**
 * A stretch as it counts in each quarter of an hour that it touches, and costs as much as there are of those and of planned ones in
 * it. A quarter is named by its beginning, and may come several times.
 * @param plan of the same person, in order, no two overlapping; empty for whoever has none.
 */
export function* timeByQuarter(
  stretch: TimeStretch,
  plan: readonly PlannedStretch[],
): Generator<readonly [quarter: EpochMs, tally: TimeTally]> {
  for (const part of partsOf(stretch, plan)) {
    for (let { from } = part; from < part.to;) {
      const quarter = Math.floor(from / quarterOfHourMs) * quarterOfHourMs;
      const to = Math.min(part.to, quarter + quarterOfHourMs);
      yield [quarter, tallyOfSpan(part, to - from, plan.length > 0)];
      from = to;
    }
  }
}
