import type { DurationMs, EpochMs } from '../time/epoch.ts';
import { isComplete, isWaiting, type Segment } from './segment.ts';

/** What a queue is held to. */
export interface QueueTarget {
  /** An answer after this long is late. */
  readonly answerWithin: DurationMs;
  /** The share that is to be answered in time, 0 to 1. */
  readonly share: number;
  /** Who gives up sooner than this is a short abandon. */
  readonly shortAbandon: DurationMs;
}

/** What is asked of a queue that nobody set a share or a limit for. */
export const usualTarget: Omit<QueueTarget, 'answerWithin'> = { share: 0.8, shortAbandon: 5_000 };

/** What can be counted of segments; those that end in `Ms` are sums of milliseconds. */
export const terms = [
  'offered',
  'answered',
  'answeredInTime',
  'answeredLate',
  'abandoned',
  'abandonedInTime',
  'abandonedShort',
  'abandonedLater',
  'moved',
  'failed',
  'waiting',
  'handled',
  'handledInTime',
  'transferredBlind',
  'transferredAttended',
  'waitOfAnsweredMs',
  'waitOfAbandonedMs',
  'talkMs',
  'holdMs',
  'workMs',
] as const;

/** One of them. */
export type Term = (typeof terms)[number];

/** Counts and sums over some segments. Tallies of disjoint sets of segments add up to the tally of all. */
export type Tally = Readonly<Record<Term, number>>;

/** The tally of nothing. */
export const emptyTally: Tally = Object.freeze(
  Object.fromEntries(terms.map((term) => [term, 0])) as Record<Term, number>,
);

/**
 * What one segment counts as. It is handled, with its talk, hold and after-contact work, once nothing of it can change any more: an
 * average never mixes contacts that are over with such as are not.
 */
export function tallyOf(segment: Segment, target: QueueTarget): Tally {
  const { beganAt, answeredAt, endedAt, end } = segment;
  const waited = Math.max(0, (answeredAt ?? endedAt ?? beganAt) - beganAt); // sources' clocks go back now and then
  const isInTime = waited <= target.answerWithin;
  return {
    ...emptyTally,
    offered: 1,
    moved: Number(end === 'moved'),
    failed: Number(end === 'failed'),
    waiting: Number(isWaiting(segment)),
    ...(answeredAt !== null && answeredAs(waited, isInTime)),
    ...(end === 'abandoned' && abandonedAs(waited, isInTime, target)),
    ...(answeredAt !== null && isComplete(segment) && handledAs(segment, answeredAt, isInTime)),
  };
}

const answeredAs = (waited: DurationMs, isInTime: boolean): Partial<Tally> => ({
  answered: 1,
  answeredInTime: Number(isInTime),
  answeredLate: Number(!isInTime),
  waitOfAnsweredMs: waited,
});

const abandonedAs = (waited: DurationMs, isInTime: boolean, { shortAbandon }: QueueTarget): Partial<Tally> => ({
  abandoned: 1,
  abandonedInTime: Number(isInTime),
  abandonedShort: Number(waited < shortAbandon),
  abandonedLater: Number(waited >= shortAbandon),
  waitOfAbandonedMs: waited,
});

function handledAs(
  { end, endedAt, heldFor, workedFor }: Segment,
  answeredAt: EpochMs,
  isInTime: boolean,
): Partial<Tally> {
  const connected = Math.max(heldFor, (endedAt ?? answeredAt) - answeredAt);
  return {
    handled: 1,
    handledInTime: Number(isInTime),
    transferredBlind: Number(end === 'transferred-blind'),
    transferredAttended: Number(end === 'transferred-attended'),
    talkMs: connected - heldFor,
    holdMs: heldFor,
    workMs: workedFor ?? 0,
  };
}

/** A tally with another one added. */
export const plus = (tally: Tally, other: Tally): Tally => combined(tally, other, 1);

/** A tally with another one taken off. */
export const minus = (tally: Tally, other: Tally): Tally => combined(tally, other, -1);

/** The tally of some segments, counted one by one. */
export function tallyOfAll(segments: Iterable<Segment>, targetOf: (queueId: string | null) => QueueTarget): Tally {
  let sum = emptyTally;
  for (const segment of segments) sum = plus(sum, tallyOf(segment, targetOf(segment.queueId)));
  return sum;
}

function combined(one: Tally, other: Tally, sign: 1 | -1): Tally {
  const sum: Record<Term, number> = { ...one };
  for (const term of terms) sum[term] += sign * other[term];
  return sum;
}
