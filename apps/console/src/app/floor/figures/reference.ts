import type { DurationMs, FloorFigures, Tally } from '@aliado/domain';
import { countedLoad, erlangA, erlangC, patienceOf } from '@aliado/domain';

/** What waiting would have been by a model, for an interval as it was counted: the service level, between the bounds of its load. */
export interface Reference {
  /** By Erlang C; the first is for the heavier load. */
  readonly ever: readonly [number, number];
  /** By Erlang A; null where nobody gave up, so that nothing tells how patient customers are. */
  readonly patient: readonly [number, number] | null;
}

/** How long customers wait before they give up, by all intervals together; null where nobody gave up. */
export const patienceIn = (groups: FloorFigures['groups']): DurationMs | null => {
  const sum = (of: (tally: Tally) => number) => groups.reduce((total, { tally }) => total + of(tally), 0);
  return patienceOf({
    waitOfAnsweredMs: sum(({ waitOfAnsweredMs }) => waitOfAnsweredMs),
    waitOfAbandonedMs: sum(({ waitOfAbandonedMs }) => waitOfAbandonedMs),
    abandoned: sum(({ abandoned }) => abandoned),
  });
};

/** The reference of one interval; null where too little was counted. */
export function referenceOf(
  tally: Tally,
  interval: DurationMs,
  agents: number,
  within: DurationMs,
  patience: DurationMs | null,
): Reference | null {
  const { offered, handled, talkMs, holdMs, workMs } = tally;
  const counted = countedLoad({ offered, handled, handledFor: talkMs + holdMs + workMs, interval });
  if (counted === null) return null;
  const { arrivals, handleTime, bounds } = counted;
  const [low, high] = bounds;
  const loadOf = (factor: number) => ({ arrivals: arrivals * factor, handleTime, agents });
  return {
    ever: [erlangC(loadOf(high), within).inTime, erlangC(loadOf(low), within).inTime],
    patient:
      patience === null
        ? null
        : [erlangA(loadOf(high), patience, within).inTime, erlangA(loadOf(low), patience, within).inTime],
  };
}
