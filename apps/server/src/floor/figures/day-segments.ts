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
import type { DayTallies } from './day-tallies.ts';
import { HeldDay } from './held-day.ts';

/** The segments that began on a day, as the log has them. */
export interface SegmentsOfDay {
  readonly day: Day;
  /** In the order in which they began. To be read at once: it changes with the day. */
  readonly segments: readonly Segment[];
  readonly tallies: DayTallies;
  /** All that was recorded before is in it. */
  readonly at: EpochMs;
}

/** Segments that are held of days read before, so that turning a page reads none: some tens of megabytes. */
const heldAtMost = 100_000;

/** Days that are held, however few segments they have. */
const daysAtMost = 60;

interface Reading {
  readonly held: HeldDay;
  readonly at: EpochMs;
  /** What changed meanwhile. */
  readonly aside: Segment[];
  readonly result: Promise<void>;
  /** Whether what it counts by is another one by now. */
  isStale: boolean;
}

/**
 * Reads the segments of a day from the log, with the fold that counts the day on which one is. Holds the days that were read last, and
 * keeps them up by what is recorded; who asks while a day is being read waits for the same reading.
 */
@Injectable()
export class DaySegments implements OnModuleInit, OnModuleDestroy {
  private readonly subscription = new Subscription();
  private readonly held = new Map<string, HeldDay>();
  private readonly reading = new Map<string, Reading>();

  constructor(
    private readonly contacts: ContactFloor,
    private readonly tracks: TrackLog,
    private readonly house: FloorHouse,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.subscription.add(this.contacts.segments.subscribe(({ after }) => this.take(after)));
    this.subscription.add(this.house.changed.subscribe(() => this.forget()));
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }

  /** @throws LogUnavailable if the log cannot be read now. */
  async of(day: Day): Promise<SegmentsOfDay> {
    const key = `${day.from} ${day.to}`;
    const held = this.held.get(key);
    if (held) {
      this.hold(key, held);
      return shown(held, this.clock.now());
    }
    const going = this.reading.get(key) ?? this.begin(key, day);
    await going.result;
    return shown(going.held, going.at);
  }

  private begin(key: string, day: Day): Reading {
    const held = new HeldDay(day, this.house);
    const result = this.readInto(held).then(
      () => this.readingEnds(key, reading),
      (error: unknown) => {
        this.reading.delete(key);
        throw error;
      },
    );
    const reading: Reading = { held, result, at: this.clock.now(), aside: [], isStale: false };
    this.reading.set(key, reading);
    return reading;
  }

  private async readInto(held: HeldDay): Promise<void> {
    for await (const batch of this.tracks.read(held.day.from, held.day.to))
      for (const segment of segmentsOf(batch)) if (isWithin(held.day, segment.beganAt)) held.take(segment);
  }

  private readingEnds(key: string, { held, aside, isStale }: Reading): void {
    this.reading.delete(key);
    for (const segment of aside) held.take(segment);
    if (!isStale) this.hold(key, held);
  }

  private take(segment: Segment): void {
    for (const { held, aside } of this.reading.values()) if (isWithin(held.day, segment.beganAt)) aside.push(segment);
    for (const held of this.held.values()) if (isWithin(held.day, segment.beganAt)) held.take(segment);
  }

  /** As the day that was asked for last. */
  private hold(key: string, day: HeldDay): void {
    this.held.delete(key);
    this.held.set(key, day); // a Map keeps insertion order: the first day is the one that was asked for longest ago
    let count = [...this.held.values()].reduce((sum, { segments }) => sum + segments.length, 0);
    for (const [oldest, { segments }] of this.held) {
      if (count <= heldAtMost && this.held.size <= daysAtMost) return;
      this.held.delete(oldest);
      count -= segments.length;
    }
  }

  private forget(): void {
    this.held.clear();
    for (const reading of this.reading.values()) reading.isStale = true;
  }
}

const shown = ({ day, segments, tallies }: HeldDay, at: EpochMs): SegmentsOfDay => ({ day, segments, tallies, at });

/** The segments of whole contacts. */
function segmentsOf(batch: readonly Recorded[]): readonly Segment[] {
  const tracks = new Map<string, ContactTrack>();
  for (const entry of batch)
    tracks.set(entry.streamId, evolveTrack(tracks.get(entry.streamId) ?? initialTrack(entry.streamId), entry));
  return [...tracks.values()].flatMap(({ segments }) => segments);
}
