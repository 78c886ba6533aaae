import type { EpochMs } from '@aliado/domain';
import { z } from 'zod';

/** A time as a file gives it: a moment, or an hour of some day counted from the day of import. */
export type FileTime =
  { readonly at: EpochMs } | { readonly daysFromNow: number; readonly hour: number; readonly minute: number };

const relative = /^T(?:([+-]\d{1,5}))? ([01]\d|2[0-3]):([0-5]\d)$/;
const absolute = z.iso.datetime({ offset: true });

/** What a time must look like, in words. */
export const fileTimeForm = 'T-2 18:07 or 2026-01-31T18:07:00+01:00';

/** Reads a time; null for anything else. */
export function readFileTime(text: string): FileTime | null {
  const [, days = '0', hour, minute] = relative.exec(text) ?? [];
  if (hour !== undefined && minute !== undefined)
    return { daysFromNow: Number(days), hour: Number(hour), minute: Number(minute) };
  return absolute.safeParse(text).success ? { at: Date.parse(text) } : null;
}

/** The moment that a time means for somebody in a zone, for a file that is imported now. */
export function momentOf(time: FileTime, timeZone: string, now: EpochMs): EpochMs {
  if ('at' in time) return time.at;
  const today = now + offsetAt(now, timeZone);
  const midnight = Math.floor(today / day) * day;
  return momentOfWall(midnight + time.daysFromNow * day + (time.hour * 60 + time.minute) * 60_000, timeZone);
}

const day = 86_400_000;

/** The moment when clocks show this; what they skip in spring is shown by those that were not put forward. */
function momentOfWall(wall: number, timeZone: string): EpochMs {
  const guess = wall - offsetAt(wall, timeZone);
  return wall - offsetAt(guess, timeZone);
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: EpochMs, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(moment);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall - Math.floor(moment / 1_000) * 1_000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** A formatter costs more than a thousand uses of it. There are some four hundred zones, so keeping them is bounded. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const kept = clocks.get(timeZone);
  if (kept) return kept;
  const numeric = 'numeric';
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  clocks.set(timeZone, clock);
  return clock;
}

/** Whether this names a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    clockOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
