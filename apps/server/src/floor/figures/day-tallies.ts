import {
  emptyTally,
  minus,
  plus,
  tallyOf,
  type DurationMs,
  type EpochMs,
  type QueueTarget,
  type Segment,
  type Tally,
} from '@aliado/domain';
import type { Day } from '../day.ts';
import type { SegmentChange } from '../contacts/segment-change.ts';

/** What was counted of one queue by one person; null for contacts without a queue, and for those that nobody answered. */
export interface AgentCell {
  readonly queueId: string | null;
  readonly agentId: string | null;
  readonly tally: Tally;
}

/** What was counted of one queue in a quarter of an hour. */
export interface QuarterCell {
  readonly queueId: string | null;
  readonly from: EpochMs;
  readonly tally: Tally;
}

/** The shortest interval that is counted apart. */
export const quarterMs: DurationMs = 15 * 60_000;

/** A day counted by queue and person, and by queue and quarter of an hour. Costs the same per change however many there are. */
export class DayTallies {
  private readonly people = new Map<string, AgentCell>();
  private readonly times = new Map<string, QuarterCell>();

  constructor(private readonly day: Day) {}

  get agents(): Iterable<AgentCell> {
    return this.people.values();
  }

  get quarters(): Iterable<QuarterCell> {
    return this.times.values();
  }

  /** Takes a change of one of the day's segments in. */
  take({ before, after }: SegmentChange, target: QueueTarget): void {
    const counted = tallyOf(after, target);
    this.addTo(after, counted);
    if (before === null) return this.addAt(after, counted);
    const undone = tallyOf(before, target);
    this.addTo(before, minus(emptyTally, undone));
    this.addAt(after, minus(counted, undone));
  }

  private addTo({ queueId, agentId }: Segment, tally: Tally): void {
    const key = JSON.stringify([queueId, agentId]);
    const before = this.people.get(key)?.tally ?? emptyTally;
    this.people.set(key, { queueId, agentId, tally: plus(before, tally) });
  }

  private addAt({ queueId, beganAt }: Segment, tally: Tally): void {
    const from = this.day.from + Math.floor((beganAt - this.day.from) / quarterMs) * quarterMs;
    const key = JSON.stringify([queueId, from]);
    const before = this.times.get(key)?.tally ?? emptyTally;
    this.times.set(key, { queueId, from, tally: plus(before, tally) });
  }
}
