import type { EpochMs } from '@aliado/domain';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a moment in a time zone, as in 2026-01-31. */
export function calendarDay(at: EpochMs, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    // Sweden writes dates as ISO 8601 does
    new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, format);
  return format.format(at);
}
