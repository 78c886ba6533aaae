import {
  isAskedAbout,
  resolutionsOf,
  type EndedContact,
  type EpochMs,
  type JourneyContact,
  type Resolution,
  type Segment,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { ContactJourneys } from '../../customers/contact-journeys.ts';
import { Clock } from '../../platform/clock.ts';
import type { Day } from '../day.ts';
import { TrackLog } from '../log/track-log.ts';
import { DaySegments } from './day-segments.ts';

/** A contact, by the segment of whoever had it last, with what became of it. */
export interface ResolvedSegment {
  readonly segment: Segment;
  readonly resolution: Resolution;
}

/** What became of the contacts of a day, in the order in which their last segments began. */
export interface ResolutionsOfDay {
  readonly resolved: readonly ResolvedSegment[];
  /** All that was on a journey before is in it. */
  readonly at: EpochMs;
}

/** Contacts whose journeys are read at once. */
const batch = 500;

/** How long what was read is shown again: journeys tell nobody when they change. */
const shownAgainMs = 15_000;

/** Days that are held for that. */
const heldAtMost = 8;

const dayMs = 86_400_000;

interface Held {
  readonly result: Promise<ResolutionsOfDay>;
  readonly at: EpochMs;
}

/** Tells from the journeys of customers which contacts of a day were settled at once. */
@Injectable()
export class DayResolutions {
  private readonly held = new Map<string, Held>();

  constructor(
    private readonly days: DaySegments,
    private readonly journeys: ContactJourneys,
    private readonly tracks: TrackLog,
    private readonly clock: Clock,
  ) {}

  /**
   * @param within days in which a further contact counts.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async of(day: Day, within: number): Promise<ResolutionsOfDay> {
    const now = this.clock.now();
    const key = `${day.from} ${day.to} ${within}`;
    const before = this.held.get(key);
    if (before && now - before.at < shownAgainMs) return before.result;
    const result = this.read(day, within, now);
    this.held.delete(key);
    this.held.set(key, { result, at: now });
    const [oldest] = this.held.keys();
    if (this.held.size > heldAtMost && oldest !== undefined) this.held.delete(oldest);
    result.catch(() => this.held.delete(key)); // whoever asked is told
    return result;
  }

  private async read(day: Day, within: number, now: EpochMs): Promise<ResolutionsOfDay> {
    const { segments } = await this.days.of(day);
    const asked = segments.filter(isAskedAbout);
    const resolved: ResolvedSegment[] = [];
    for (let from = 0; from < asked.length; from += batch)
      for (const one of await this.resolve(asked.slice(from, from + batch), within, now)) resolved.push(one);
    return { resolved, at: now };
  }

  private async resolve(
    segments: readonly Segment[],
    within: number,
    now: EpochMs,
  ): Promise<readonly ResolvedSegment[]> {
    const own = new Map((await this.journeys.of(segments.map(idOf))).map((one) => [one.id, one]));
    const ended = segments.map((segment): EndedContact => {
      const there = own.get(segment.interactionId);
      const matter = there?.matter ?? segment.matter;
      return { own: there ? { ...there, matter } : null, endedAt: segment.endedAt ?? segment.beganAt };
    });
    const journey = await this.journeyOf([...own.values()], ended, within);
    const resolutions = resolutionsOf(ended, journey, within, now);
    return segments.flatMap((segment, place) => {
      const resolution = resolutions[place];
      return resolution ? [{ segment, resolution }] : [];
    });
  }

  /** All contacts of these customers in the days that are asked for, but those with which the house came to them. */
  private async journeyOf(
    own: readonly JourneyContact[],
    ended: readonly EndedContact[],
    within: number,
  ): Promise<readonly JourneyContact[]> {
    if (own.length === 0) return [];
    const first = Math.min(...own.map(({ occurredAt }) => occurredAt));
    const last = Math.max(...ended.map(({ endedAt }) => endedAt));
    const customers = [...new Set(own.map(({ customerId }) => customerId))];
    const journey = await this.journeys.between(customers, first, last + within * dayMs);
    const outbound = await this.outboundIn(journey.flatMap(({ interactionId }) => interactionId ?? []));
    return journey.filter(({ interactionId }) => interactionId === null || !outbound.has(interactionId));
  }

  private async outboundIn(interactionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const outbound = new Set<string>();
    for await (const entries of this.tracks.readOf(interactionIds, ['InteractionOpened']))
      for (const { streamId, event } of entries)
        if (event.type === 'InteractionOpened' && event.direction === 'outbound') outbound.add(streamId);
    return outbound;
  }
}

const idOf = ({ interactionId }: Segment): string => interactionId;
