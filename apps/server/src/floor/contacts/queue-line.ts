import { emptyTally, isTalked, isWaiting, minus, plus, tallyOf, type QueueTarget, type Tally } from '@aliado/domain';
import { isWithin, type Day } from '../day.ts';
import { TimeOrder } from '../time-order.ts';
import { RecentTallies } from './recent-tallies.ts';
import type { SegmentChange } from './segment-change.ts';

/** A queue as its segments make it: who waits and is talked to now, of whatever day, and what was counted of one day. */
export class QueueLine {
  private counted = emptyTally;
  private talkedNow = 0;
  /** The last hour, of whatever day. */
  readonly recent = new RecentTallies();
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
    const counted = tallyOf(after, this.target);
    const change = before === null ? counted : minus(counted, tallyOf(before, this.target));
    if (isWithin(this.day, after.beganAt)) this.counted = plus(this.counted, change);
    this.recent.add(after.beganAt, change);
    this.talkedNow += Number(isTalked(after)) - Number(before !== null && isTalked(before));
    if (isWaiting(after)) this.waiting.set(after.interactionId, after.beganAt);
    else if (before !== null && isWaiting(before)) this.waiting.delete(after.interactionId);
  }
}
