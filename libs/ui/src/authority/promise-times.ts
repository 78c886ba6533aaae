import type { EpochMs } from '@aliado/domain';
import { momentOfWall, wallAt } from '@aliado/domain';

/** A time that is often promised. */
export interface PromiseTime {
  readonly at: EpochMs;
  /** Told as a span ahead, not as a moment. */
  readonly isSpan: boolean;
}

const hourMs = 3_600_000;

/** How far ahead something can be promised, milliseconds: two years. */
export const farthestMs = 2 * 366 * 24 * hourMs;

/** Times that are often promised, soonest first, by the clocks of a zone: in an hour, today at six, tomorrow at noon, in three days. */
export function promiseTimes(now: EpochMs, timeZone?: string): readonly PromiseTime[] {
  const midnight = Math.floor(wallAt(now, timeZone) / (24 * hourMs)) * 24 * hourMs;
  const onDay = (days: number, hour: number) => momentOfWall(midnight + (days * 24 + hour) * hourMs, timeZone);
  const today = onDay(0, 18);
  const moments = [...(today > now + hourMs ? [today] : []), onDay(1, 12), onDay(3, 18)];
  return [{ at: now + hourMs, isSpan: true }, ...moments.map((at) => ({ at, isSpan: false }))];
}

/** What a field for day and hour holds, by the clocks of a zone, as a time; null for none. */
export function timeTyped(text: string, timeZone?: string): EpochMs | null {
  const wall = Date.parse(`${text}Z`);
  return text === '' || Number.isNaN(wall) ? null : momentOfWall(wall, timeZone);
}

/** A time as a field for day and hour takes it: by the clocks of a zone, to the minute. */
export const typedTime = (at: EpochMs, timeZone?: string): string =>
  new Date(wallAt(at, timeZone)).toISOString().slice(0, 16);
