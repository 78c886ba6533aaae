import type { Segment } from '@aliado/domain';
import type { Day } from '../day.ts';
import type { FloorHouse } from '../floor-house.ts';
import { DayTallies } from './day-tallies.ts';

/** The segments of a day in the order in which they began, and what they count as: kept right segment by segment. */
export class HeldDay {
  private readonly ordered: Segment[] = [];
  readonly tallies: DayTallies;

  constructor(
    readonly day: Day,
    private readonly house: FloorHouse,
  ) {
    this.tallies = new DayTallies(day, (queueId, at) => house.isOpen(queueId, at));
  }

  /** To be read at once: it changes with the day. */
  get segments(): readonly Segment[] {
    return this.ordered;
  }

  /** Puts a segment in its place, instead of what was known of it before. */
  take(segment: Segment): void {
    const place = this.placeOf(segment);
    const there = this.ordered[place];
    const before = there !== undefined && inOrder(there, segment) === 0 ? there : null;
    this.tallies.take({ before, after: segment }, this.house.targetOf(segment.queueId));
    this.ordered.splice(place, before === null ? 0 : 1, segment);
  }

  /** The first place of which the segment does not come before this one. */
  private placeOf(segment: SegmentPlace): number {
    let [low, high] = [0, this.ordered.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = this.ordered[middle];
      if (there !== undefined && inOrder(there, segment) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Where a segment stands among those of a day. */
export type SegmentPlace = Pick<Segment, 'beganAt' | 'interactionId' | 'ordinal'>;

/** Orders segments by when they began; those of one moment by contact, so that a page begins where the last one ended. */
export const inOrder = (one: SegmentPlace, other: SegmentPlace): number =>
  one.beganAt - other.beganAt || compared(one.interactionId, other.interactionId) || one.ordinal - other.ordinal;

const compared = (one: string, other: string): number => Number(one > other) - Number(one < other);
