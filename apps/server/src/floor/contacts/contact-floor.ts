import {
  evolveTrack,
  initialTrack,
  type ContactTrack,
  type EpochMs,
  type QueueTarget,
  type Recorded,
  type Segment,
} from '@aliado/domain';
import { Injectable, Logger } from '@nestjs/common';
import { Subject, type Subscription } from 'rxjs';
import { EventLog } from '../../interactions/event-log.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import type { Day } from '../day.ts';
import { FloorChanges } from '../floor-changes.ts';
import type { IsOpen } from '../figures/day-tallies.ts';
import { FloorHouse } from '../floor-house.ts';
import { TrackLog } from '../log/track-log.ts';
import { completeHeld, FloorDay, isOfTrack } from './floor-day.ts';
import { keptRecentMs } from './recent-tallies.ts';
import type { SegmentChange } from './segment-change.ts';

/** A segment that changed, and when that was. */
export interface SegmentChanged extends SegmentChange {
  readonly at: EpochMs;
}

const againAfterMs = 1_000;

/** Keeps the contacts of the day counted: what is recorded is taken in as it comes, and what was recorded before is read. */
@Injectable()
export class ContactFloor {
  private readonly logger = new Logger(ContactFloor.name);
  private current: FloorDay | null = null;
  /** What was recorded while a day is being read; null while none is. */
  private aside: Recorded[] | null = null;
  /** What waits for a contact that is being read again, by contact. */
  private readonly recalled = new Map<string, Recorded[]>();
  private isEnded = false;
  private readonly changed = new Subject<SegmentChanged>();
  /** Told of every segment that changed, in the order of its contact. */
  readonly segments = this.changed.asObservable();
  private readonly found = new Subject<SegmentChanged>();
  /** Told of every segment that changed by what is read when a day begins, contact by contact. */
  readonly read = this.found.asObservable();

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly log: EventLog,
    private readonly tracks: TrackLog,
    private readonly house: FloorHouse,
    private readonly changes: FloorChanges,
  ) {}

  /** The day that is counted; null before any is. */
  get day(): Day | null {
    return this.current?.day ?? null;
  }

  /** All that is counted of the day. @throws Error before the floor has begun. */
  counted(): FloorDay {
    if (!this.current) throw new Error('the floor has not begun');
    return this.current;
  }

  /** What a queue is held to. */
  targetOf(queueId: string | null): QueueTarget {
    return this.house.targetOf(queueId);
  }

  /** The segment that somebody has, or is offered, of a contact. */
  segmentOf(interactionId: string, agentId: string): Segment | undefined {
    const segments = this.current?.track(interactionId)?.segments ?? [];
    return segments.findLast((segment) => segment.agentId === agentId) ?? segments.at(-1);
  }

  /** Follows what is recorded from now on. */
  follow(): Subscription {
    const following = this.interactions.committed.subscribe(({ entries }) => {
      const counted = entries.filter(isOfTrack);
      if (counted.length === 0) return;
      this.aside?.push(...counted);
      for (const entry of counted) this.take(entry);
    });
    following.add(() => {
      this.isEnded = true;
    });
    return following;
  }

  /**
   * Counts a day from the log, then goes on with it. What was counted before goes on being kept up until then. One
   * at a time.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async begin(day: Day): Promise<void> {
    this.aside = [];
    try {
      const isOpen: IsOpen = (queueId, at) => this.house.isOpen(queueId, at);
      const next = new FloorDay(day, (queueId) => this.house.targetOf(queueId), completeHeld, isOpen);
      const read = await this.readInto(next);
      const { aside } = this;
      this.current = next;
      for (const entry of aside) if (entry.sequence > (read.get(entry.streamId) ?? 0)) this.take(entry);
      this.changes.everything();
    } finally {
      this.aside = null;
    }
  }

  /** Gives up to which entry each contact was read: the day itself may have forgotten it again. */
  private async readInto(next: FloorDay): Promise<ReadonlyMap<string, number>> {
    const read = new Map<string, number>();
    const takeAll = async (batches: AsyncIterable<readonly Recorded[]>) => {
      for await (const batch of batches)
        for (const entry of batch) {
          for (const change of next.take(entry)) this.found.next({ ...change, at: entry.occurredAt });
          read.set(entry.streamId, entry.sequence);
        }
    };
    const live = await this.log.liveStreams();
    await takeAll(this.tracks.read(next.day.from - keptRecentMs, next.day.to));
    await takeAll(this.tracks.readOf(live.filter((id) => !read.has(id))));
    return read;
  }

  private take(entry: Recorded): void {
    const { current } = this;
    if (!current) return;
    const waiting = this.recalled.get(entry.streamId);
    if (waiting) waiting.push(entry);
    else if (current.canTake(entry)) this.count(current, entry);
    else this.recall(entry);
  }

  private count(day: FloorDay, entry: Recorded): void {
    const changes = day.take(entry);
    if (changes.length === 0) return;
    this.changes.since(entry.recordedAt);
    for (const change of changes) {
      this.changes.queue(change.after.queueId);
      this.changed.next({ ...change, at: entry.occurredAt });
    }
  }

  /** A contact that was forgotten, since nothing of it could change any more, changes nevertheless. */
  private recall(entry: Recorded): void {
    const waiting = [entry];
    const { streamId } = entry;
    this.recalled.set(streamId, waiting);
    void this.readBefore(entry).then((track) => {
      this.recalled.delete(streamId);
      if (!track) return;
      this.current?.recall(track);
      for (const one of waiting) this.take(one);
    });
  }

  /** The contact up to an entry. Tried until the log is there: nothing else would set the count right before the next day. Null at the end. */
  private async readBefore({ streamId, sequence }: Recorded): Promise<ContactTrack | null> {
    while (!this.isEnded) {
      try {
        let track = initialTrack(streamId);
        for await (const batch of this.tracks.readOf([streamId]))
          for (const entry of batch) if (entry.sequence < sequence) track = evolveTrack(track, entry);
        return track;
      } catch (error) {
        this.logger.warn(`${streamId} is not counted for now: ${String(error)}`);
        await new Promise((resolve) => setTimeout(resolve, againAfterMs).unref());
      }
    }
    return null;
  }
}
