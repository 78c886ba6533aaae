import {
  emptyTally,
  isTalked,
  isWaiting,
  minus,
  plus,
  tallyOf,
  type QueueTarget,
  type Segment,
  type Tally,
} from '@aliado/domain';
import { isWithin, type Day } from '../day.ts';
import { TimeOrder } from '../time-order.ts';
import type { SegmentChange } from './segment-change.ts';

/** A queue as its segments make it: who waits and is talked to now, of whatever day, and what was counted of one day. */
export class QueueLine {
  private counted = emptyTally;
  private talkedNow = 0;
  /** By contact, since when it waits. */
  readonly waiting = new TimeOrder();

  constructor(
    private readonly day: Day,
    private readonly target: QueueTarget,
  ) {}

  get tally(): Tally {
    return this.counted;
  }

  /** Contacts that are talked. */
  get talked(): number {
    return this.talkedNow;
  }

  /** Takes a change of one of its segments in; costs the same however many there are. */
  take({ before, after }: SegmentChange): void {
    if (isWithin(this.day, after.beganAt)) this.count(before, after);
    this.talkedNow += Number(isTalked(after)) - Number(before !== null && isTalked(before));
    if (isWaiting(after)) this.waiting.set(after.interactionId, after.beganAt);
    else if (before !== null && isWaiting(before)) this.waiting.delete(after.interactionId);
  }

  private count(before: Segment | null, after: Segment): void {
    if (before !== null) this.counted = minus(this.counted, tallyOf(before, this.target));
    this.counted = plus(this.counted, tallyOf(after, this.target));
  }
}
