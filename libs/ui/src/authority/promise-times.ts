import type { EpochMs } from '@aliado/domain';

/** A time that is often promised. */
export interface PromiseTime {
  readonly at: EpochMs;
  /** Told as a span ahead, not as a moment. */
  readonly isSpan: boolean;
}

const hourMs = 3_600_000;

/** How far ahead something can be promised, milliseconds: two years. */
export const farthestMs = 2 * 366 * 24 * hourMs;

/** Times that are often promised, soonest first, on the reader's clock: in an hour, today at six, tomorrow at noon, in three days. */
export function promiseTimes(now: EpochMs): readonly PromiseTime[] {
  const onDay = (days: number, hour: number): EpochMs => {
    const day = new Date(now);
    day.setDate(day.getDate() + days);
    return day.setHours(hour, 0, 0, 0);
  };
  const today = onDay(0, 18);
  const moments = [...(today > now + hourMs ? [today] : []), onDay(1, 12), onDay(3, 18)];
  return [{ at: now + hourMs, isSpan: true }, ...moments.map((at) => ({ at, isSpan: false }))];
}

/** What a field for day and hour holds, as a time; null for none. */
export function timeTyped(text: string): EpochMs | null {
  const at = new Date(text).getTime();
  return text === '' || Number.isNaN(at) ? null : at;
}
