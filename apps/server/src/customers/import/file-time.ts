import { momentOfWall, wallAt, type EpochMs } from '@aliado/domain';
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
  const midnight = Math.floor(wallAt(now, timeZone) / day) * day;
  return momentOfWall(midnight + time.daysFromNow * day + (time.hour * 60 + time.minute) * 60_000, timeZone);
}

const day = 86_400_000;

/** Whether this names a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
