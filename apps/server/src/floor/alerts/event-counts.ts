import {
  eventCountOf,
  eventStretches,
  minorDigits,
  type EpochMs,
  type EventFacts,
  type EventStretch,
  type Money,
} from '@aliado/domain';
import type { Day } from '../day.ts';
import { isWithin } from '../day.ts';

const minuteMs = 60_000;
const keptMinutes = 60;

/** How often one type of event happened to one subject: by minute for the last hour, and in all. Adding costs the same at any time. */
class EventRing {
  private readonly minutes = new Int32Array(keptMinutes).fill(-1);
  private readonly counts = new Uint32Array(keptMinutes);
  private today = { from: 0, count: 0 };
  all = 0;

  add(at: EpochMs, day: Day): void {
    this.all++;
    if (isWithin(day, at)) this.today = { from: day.from, count: this.todayOf(day) + 1 };
    const minute = Math.floor(at / minuteMs);
    const place = minute % keptMinutes;
    const held = this.minutes[place] ?? -1;
    if (held > minute) return; // an hour or more late
    this.counts[place] = held === minute ? (this.counts[place] ?? 0) + 1 : 1;
    this.minutes[place] = minute;
  }

  todayOf({ from }: Day): number {
    return this.today.from === from ? this.today.count : 0;
  }

  /** In the last minutes, the one that runs included, and when that is next different by itself; null for never. */
  over(minutes: number, now: EpochMs): { readonly count: number; readonly turnsAt: EpochMs | null } {
    const last = Math.floor(now / minuteMs);
    let [count, first] = [0, Infinity];
    for (let minute = last - minutes + 1; minute <= last; minute++) {
      if (this.minutes[minute % keptMinutes] !== minute) continue;
      count += this.counts[minute % keptMinutes] ?? 0;
      first = Math.min(first, minute);
    }
    return { count, turnsAt: first === Infinity ? null : (first + minutes) * minuteMs };
  }
}

/** Whom an event is counted for. */
export interface CountedFor {
  readonly interactionId: string | null;
  readonly queueId: string | null;
  readonly agentId: string | null;
  /** What was given by it; less than nothing for what was taken back. Left out where an event gives nothing. */
  readonly given?: Money;
}

/** The events by which something is given, and taken back. */
export const givingTypes: readonly string[] = ['RemedyGranted', 'RemedyUndone'];

/** What is asked for of one subject. */
export interface CountsAsked {
  /** Paths such as `events.HelpAsked.last15`. */
  readonly paths: Iterable<string>;
  readonly now: EpochMs;
}

/**
 * Counts of those events that rules speak of, for each queue, agent and contact and for the house. Holds a ring for each type that
 * happened to a subject: what no rule speaks of takes no room, and a contact's go with it.
 */
export class EventCounts {
  private readonly rings = new Map<string, Map<string, EventRing>>();
  /** By subject and currency, in minor units, and of which day. */
  private readonly given = new Map<string, { readonly from: EpochMs; readonly sums: Map<string, number> }>();

  constructor(
    private day: Day,
    readonly types: ReadonlySet<string>,
  ) {}

  /** Begins to count another day; the last hour stays. */
  begin(day: Day): void {
    this.day = day;
  }

  /** Counts an event; nothing for one that no rule speaks of. */
  add(type: string, at: EpochMs, { interactionId, queueId, agentId, given }: CountedFor): void {
    if (!this.types.has(type)) return;
    const subjects = [
      'house',
      ...(queueId === null ? [] : [`queue ${queueId}`]),
      ...(agentId === null ? [] : [`agent ${agentId}`]),
    ];
    for (const subject of subjects) {
      this.ring(subject, type).add(at, this.day);
      if (given && isWithin(this.day, at)) this.give(subject, given);
    }
    if (interactionId !== null) this.ring(`contact ${interactionId}`, type).add(at, this.day);
  }

  /** What was given today, in major units; null where that is in several currencies. */
  givenToday(subject: string): number | null {
    const held = this.given.get(subject);
    const sums = held?.from === this.day.from ? [...held.sums].filter(([, sum]) => sum !== 0) : [];
    const [first, ...others] = sums;
    if (others.length > 0) return null;
    return first ? first[1] / 10 ** minorDigits(first[0]) : 0;
  }

  /** Forgets what was counted of a contact. */
  forget(interactionId: string): void {
    this.rings.delete(`contact ${interactionId}`);
  }

  /** What was counted for a subject, `contact int-1` or `house`, and when that is next different though nothing happens. */
  of(subject: string, { paths, now }: CountsAsked): { readonly facts: EventFacts; readonly turnsAt: EpochMs | null } {
    const facts: Record<string, Partial<Record<EventStretch, number>>> = {};
    let turnsAt: EpochMs | null = null;
    for (const path of paths) {
      const asked = eventCountOf(path);
      if (!asked || !this.types.has(asked.type)) continue;
      const { count, turnsAt: turn } = this.over(this.rings.get(subject)?.get(asked.type), asked.stretch, now);
      (facts[asked.type] ??= {})[asked.stretch] = count;
      if (turn !== null) turnsAt = Math.min(turn, turnsAt ?? turn);
    }
    return { facts, turnsAt };
  }

  /** Rings that are held. */
  get size(): number {
    return [...this.rings.values()].reduce((sum, rings) => sum + rings.size, 0);
  }

  private give(subject: string, { amount, currency }: Money): void {
    const before = this.given.get(subject);
    const held = before?.from === this.day.from ? before : { from: this.day.from, sums: new Map<string, number>() };
    held.sums.set(currency, (held.sums.get(currency) ?? 0) + amount);
    this.given.set(subject, held);
  }

  private over(ring: EventRing | undefined, stretch: EventStretch, now: EpochMs) {
    if (stretch === 'all') return { count: ring?.all ?? 0, turnsAt: null };
    if (stretch === 'today') return { count: ring?.todayOf(this.day) ?? 0, turnsAt: this.day.to };
    return ring?.over(eventStretches[stretch], now) ?? { count: 0, turnsAt: null };
  }

  private ring(subject: string, type: string): EventRing {
    const rings = this.rings.get(subject) ?? new Map<string, EventRing>();
    this.rings.set(subject, rings);
    const ring = rings.get(type) ?? new EventRing();
    rings.set(type, ring);
    return ring;
  }
}
