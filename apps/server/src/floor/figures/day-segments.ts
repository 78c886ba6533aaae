import {
  evolveTrack,
  initialTrack,
  type ContactTrack,
  type EpochMs,
  type Recorded,
  type Segment,
} from '@aliado/domain';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Subscription } from 'rxjs';
import { Clock } from '../../platform/clock.ts';
import { ContactFloor } from '../contacts/contact-floor.ts';
import { isWithin, type Day } from '../day.ts';
import { FloorHouse } from '../floor-house.ts';
import { TrackLog } from '../log/track-log.ts';
import { DayTallies } from './day-tallies.ts';

/** The segments that began on a day, as the log has them. */
export interface SegmentsOfDay {
  readonly day: Day;
  /** The one that began last comes first. */
  readonly segments: readonly Segment[];
  readonly tallies: DayTallies;
  /** When the reading began: all that was recorded before is in it. */
  readonly at: EpochMs;
}

/** Segments that are held of days read before, so that turning a page reads none: some tens of megabytes. */
const heldAtMost = 100_000;

interface Reading {
  readonly day: Day;
  readonly result: Promise<SegmentsOfDay>;
  /** Whether something of the day changed meanwhile. */
  isStale: boolean;
}

/**
 * Reads the segments of a day from the log, with the fold that counts the day on which one is. Holds the days that were read last
 * for as long as nothing of them changes; who asks while a day is being read waits for the same reading.
 */
@Injectable()
export class DaySegments implements OnModuleInit, OnModuleDestroy {
  private readonly subscription = new Subscription();
  private readonly held = new Map<EpochMs, SegmentsOfDay>();
  private readonly reading = new Map<EpochMs, Reading>();

  constructor(
    private readonly contacts: ContactFloor,
    private readonly tracks: TrackLog,
    private readonly house: FloorHouse,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.subscription.add(
      this.contacts.segments.subscribe(({ after }) => this.forget((day) => isWithin(day, after.beganAt))),
    );
    this.subscription.add(this.house.changed.subscribe(() => this.forget(() => true)));
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }

  /** @throws LogUnavailable if the log cannot be read now. */
  async of(day: Day): Promise<SegmentsOfDay> {
    const held = this.held.get(day.from);
    if (held) return held;
    const going = this.reading.get(day.from);
    if (going) return going.result;
    const reading: Reading = { day, result: this.read(day), isStale: false };
    this.reading.set(day.from, reading);
    try {
      const read = await reading.result;
      if (!reading.isStale) this.hold(read);
      return read;
    } finally {
      this.reading.delete(day.from);
    }
  }

  private async read(day: Day): Promise<SegmentsOfDay> {
    const at = this.clock.now();
    const tallies = new DayTallies(day);
    const segments: Segment[] = [];
    for await (const batch of this.tracks.read(day.from, day.to))
      for (const after of segmentsOf(batch)) {
        if (!isWithin(day, after.beganAt)) continue;
        segments.push(after);
        tallies.take({ before: null, after }, this.house.targetOf(after.queueId));
      }
    return { day, at, tallies, segments: segments.sort(newestFirst) };
  }

  private hold(read: SegmentsOfDay): void {
    this.held.set(read.day.from, read); // a Map keeps insertion order: the first day is the one that was read longest ago
    let count = [...this.held.values()].reduce((sum, { segments }) => sum + segments.length, 0);
    for (const [from, { segments }] of this.held) {
      if (count <= heldAtMost) return;
      this.held.delete(from);
      count -= segments.length;
    }
  }

  private forget(isChanged: (day: Day) => boolean): void {
    for (const [from, { day }] of this.held) if (isChanged(day)) this.held.delete(from);
    for (const reading of this.reading.values()) reading.isStale ||= isChanged(reading.day);
  }
}

/** The segments of whole contacts. */
function segmentsOf(batch: readonly Recorded[]): readonly Segment[] {
  const tracks = new Map<string, ContactTrack>();
  for (const entry of batch)
    tracks.set(entry.streamId, evolveTrack(tracks.get(entry.streamId) ?? initialTrack(entry.streamId), entry));
  return [...tracks.values()].flatMap(({ segments }) => segments);
}

/**
 * Orders segments by when they began, the last first; those of one moment by contact, so that a page begins where the last one
 * ended.
 */
export const newestFirst = (one: SegmentPlace, other: SegmentPlace): number =>
  other.beganAt - one.beganAt || compared(other.interactionId, one.interactionId) || other.ordinal - one.ordinal;

/** Where a segment stands among those of a day. */
export type SegmentPlace = Pick<Segment, 'beganAt' | 'interactionId' | 'ordinal'>;

const compared = (one: string, other: string): number => Number(one > other) - Number(one < other);
