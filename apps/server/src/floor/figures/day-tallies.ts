import {
  emptyTally,
  minus,
  plus,
  tallyOf,
  terms,
  type DurationMs,
  type EpochMs,
  type QueueTarget,
  type Segment,
  type Tally,
} from '@aliado/domain';
import type { Day } from '../day.ts';
import type { SegmentChange } from '../contacts/segment-change.ts';

/** What was counted of some segments. */
export interface Counts {
  readonly tally: Tally;
  /** Those that came while their queue was closed. */
  readonly whileClosed: number;
}

/** What is counted of nothing. */
export const noCounts: Counts = { tally: emptyTally, whileClosed: 0 };

/** Counts with others added. */
export const withCounts = (one: Counts, other: Counts): Counts => ({
  tally: plus(one.tally, other.tally),
  whileClosed: one.whileClosed + other.whileClosed,
});

/** What was counted of one queue by one person; null for contacts without a queue, and for those that nobody answered. */
export interface AgentCell extends Counts {
  readonly queueId: string | null;
  readonly agentId: string | null;
}

/** What was counted of one queue in a quarter of an hour. */
export interface QuarterCell extends Counts {
  readonly queueId: string | null;
  readonly from: EpochMs;
}

/** What was counted of one queue about one matter, as written up; null for what nobody said. */
export interface MatterCell extends Counts {
  readonly queueId: string | null;
  readonly matter: string | null;
}

/** Whether a queue is open at a moment. */
export type IsOpen = (queueId: string | null, at: EpochMs) => boolean;

/** The shortest interval that is counted apart. */
export const quarterMs: DurationMs = 15 * 60_000;

/** A day counted by queue and person, queue and matter, and queue and quarter of an hour. Costs the same per change however many there are. */
export class DayTallies {
  private readonly people = new Map<string, AgentCell>();
  private readonly subjects = new Map<string, MatterCell>();
  private readonly times = new Map<string, QuarterCell>();

  constructor(
    private readonly day: Day,
    private readonly isOpen: IsOpen,
  ) {}

  get agents(): Iterable<AgentCell> {
    return this.people.values();
  }

  get matters(): Iterable<MatterCell> {
    return this.subjects.values();
  }

  get quarters(): Iterable<QuarterCell> {
    return this.times.values();
  }

  /** Takes a change of one of the day's segments in. */
  take({ before, after }: SegmentChange, target: QueueTarget): void {
    const counted = countsOf(after, target, this.isOpen);
    const undone = before && negative(countsOf(before, target, this.isOpen));
    const change = undone ? withCounts(counted, undone) : counted;
    const isMoved = before !== null && (before.agentId !== after.agentId || before.matter !== after.matter);
    if (isMoved && undone) {
      this.addTo(before, undone);
      this.addTo(after, counted);
    } else if (isNothing(change)) return;
    else this.addTo(after, change);
    this.addAt(after, change);
  }

  private addTo({ queueId, agentId, matter }: Segment, counts: Counts): void {
    const who = JSON.stringify([queueId, agentId]);
    this.people.set(who, { queueId, agentId, ...withCounts(this.people.get(who) ?? noCounts, counts) });
    const what = JSON.stringify([queueId, matter]);
    this.subjects.set(what, { queueId, matter, ...withCounts(this.subjects.get(what) ?? noCounts, counts) });
  }

  private addAt({ queueId, beganAt }: Segment, counts: Counts): void {
    const from = this.day.from + Math.floor((beganAt - this.day.from) / quarterMs) * quarterMs;
    const key = JSON.stringify([queueId, from]);
    this.times.set(key, { queueId, from, ...withCounts(this.times.get(key) ?? noCounts, counts) });
  }
}

const isNothing = ({ tally, whileClosed }: Counts): boolean =>
  whileClosed === 0 && terms.every((term) => tally[term] === 0);

/** What one segment counts as. */
export const countsOf = (segment: Segment, target: QueueTarget, isOpen: IsOpen): Counts => ({
  tally: tallyOf(segment, target),
  whileClosed: Number(!isOpen(segment.queueId, segment.beganAt)),
});

const negative = ({ tally, whileClosed }: Counts): Counts => ({
  tally: minus(emptyTally, tally),
  whileClosed: -whileClosed,
});
