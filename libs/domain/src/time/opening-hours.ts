import type { DurationMs, EpochMs } from './epoch.ts';
import { momentOfWall, wallAt } from './wall-clock.ts';

/** Days of the week, as `Date.getUTCDay` counts them. */
export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** A day of the week. */
export type Weekday = (typeof weekdays)[number];

/** From when to when it is open on some days, by the clocks of the organisation: `09:00` to `20:00`; `24:00` is the end of the day. */
export interface OpenHours {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}

/** When something is open. */
export type OpeningHours = readonly OpenHours[];

/** When a queue is open: by its own hours, else by those of the house; null for always. */
export function hoursOf(
  house: {
    readonly hours?: OpeningHours;
    readonly queues: readonly { readonly id: string; readonly hours?: OpeningHours }[];
  },
  queueId: string | null,
): OpeningHours | null {
  return house.queues.find(({ id }) => id === queueId)?.hours ?? house.hours ?? null;
}

/**
 * When something is due that is to be done within a span: then, or where that falls while it is closed, an hour after it opens next,
 * since nobody does anything at the stroke of opening. A longer span is never due before a shorter one.
 * @param hours null for always open.
 */
export function dueWithin(now: EpochMs, span: DurationMs, hours: OpeningHours | null, timeZone?: string): EpochMs {
  const due = now + span;
  const times = hours === null ? [] : stretchesAround(due, hours, timeZone).filter(({ to }) => due <= to);
  return times.length === 0
    ? due
    : Math.min(...times.map(({ from, to }) => Math.max(due, Math.min(from + hourMs, to))));
}

/** When it is open next: at that very moment where it is open then; null where it does not open within a week. */
export function opensAt(at: EpochMs, hours: OpeningHours, timeZone?: string): EpochMs | null {
  const ahead = stretchesAround(at, hours, timeZone).filter(({ to }) => at <= to);
  return ahead.length === 0 ? null : Math.min(...ahead.map(({ from }) => Math.max(at, from)));
}

/** When what is open at a moment closes, hours that adjoin taken together; the moment itself where it is closed then. At most a week on. */
export function closesAt(at: EpochMs, hours: OpeningHours, timeZone?: string): EpochMs {
  return stretchesAround(at, hours, timeZone)
    .toSorted((one, other) => one.from - other.from)
    .reduce((end, { from, to }) => (from <= end && end < to ? to : end), at);
}

/** Some time in which something is open: it ends before `to`. */
export interface OpenTime {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** When it is open between two moments: in order, hours that adjoin taken together. */
export function openWithin({ from, to }: OpenTime, hours: OpeningHours, timeZone?: string): readonly OpenTime[] {
  const open: OpenTime[] = [];
  for (let at = from; at < to; at += weekMs) for (const one of stretchesAround(at, hours, timeZone)) open.push(one);
  return together(open)
    .map((one) => ({ from: Math.max(from, one.from), to: Math.min(to, one.to) }))
    .filter((one) => one.from < one.to);
}

/** Times in order, those that overlap or adjoin taken together. */
export function together(times: readonly OpenTime[]): readonly OpenTime[] {
  const joined: OpenTime[] = [];
  for (const one of times.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && one.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, one.to) };
    else joined.push(one);
  }
  return joined;
}

/** How much of some time others cover, of which no two overlap. */
export const coveredBy = ({ from, to }: OpenTime, others: readonly OpenTime[]): DurationMs =>
  others.reduce((sum, one) => sum + Math.max(0, Math.min(to, one.to) - Math.max(from, one.from)), 0);

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const weekMs = 7 * dayMs;

/** All that is open from a day before a moment to a week after it. Each end is looked up on its own day: days are not all of one length. */
function stretchesAround(at: EpochMs, hours: OpeningHours, timeZone: string | undefined): readonly OpenTime[] {
  const midnight = Math.floor(wallAt(at, timeZone) / dayMs) * dayMs;
  const days = Array.from({ length: 10 }, (_, index) => midnight + (index - 1) * dayMs);
  return days.flatMap((day) => {
    const weekday = weekdays[new Date(day).getUTCDay()];
    const moment = (hour: string) => momentOfWall(day + minutesOf(hour) * minuteMs, timeZone);
    return hours
      .filter(({ days: open }) => open.some((one) => one === weekday))
      .map(({ from, to }) => ({ from: moment(from), to: moment(to) }));
  });
}

function minutesOf(hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  return hours * 60 + minutes;
}
