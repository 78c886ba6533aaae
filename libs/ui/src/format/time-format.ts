import type { DurationMs, EpochMs, Language } from '@aliado/domain';
import { dateFormatter } from './formatters.ts';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A span as `mm:ss`, from an hour on as `h:mm:ss`. Spans below zero read as none. */
export function formatSpan(span: DurationMs): string {
  const seconds = Math.max(0, Math.floor(span / secondMs));
  const two = (value: number) => String(value).padStart(2, '0');
  const tail = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds < 3_600 ? tail : `${Math.floor(seconds / 3_600)}:${tail}`;
}

/** A span in its greatest unit, for where there is no room: `45s`, `8m`, `2h`. */
export function formatBriefSpan(span: DurationMs): string {
  if (span < minuteMs) return `${Math.max(0, Math.floor(span / secondMs))}s`;
  return span < hourMs ? `${Math.floor(span / minuteMs)}m` : `${Math.floor(span / hourMs)}h`;
}

/** A span as an ISO 8601 duration, for the `datetime` of a time element. */
export const isoSpan = (span: DurationMs): string => `PT${Math.max(0, Math.floor(span / secondMs))}S`;

/** The hour in 24 h, `10:42`; with seconds `10:42:09`. In the reader's zone unless another is named (IANA). */
export function formatHour(
  at: EpochMs,
  language: Language,
  options: { readonly withSeconds?: boolean; readonly timeZone?: string | undefined } = {},
): string {
  const { withSeconds = false, timeZone } = options;
  return dateFormatter(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(withSeconds ? { second: '2-digit' as const } : {}),
    ...(timeZone ? { timeZone } : {}),
  }).format(at);
}

/** How long ago or ahead, in words: `hace 4 s`, `in 41 min`. The present reads as 0 s. */
export function formatAgo(at: EpochMs, now: EpochMs, language: Language): string {
  const distance = at - now;
  const size = Math.abs(distance);
  const words = new Intl.RelativeTimeFormat(language, { style: 'short', numeric: 'always' });
  if (size < minuteMs) return words.format(Math.trunc(distance / secondMs) || -0, 'second');
  if (size < hourMs) return words.format(Math.trunc(distance / minuteMs), 'minute');
  if (size < dayMs) return words.format(Math.trunc(distance / hourMs), 'hour');
  return words.format(Math.trunc(distance / dayMs), 'day');
}

/**
 * A moment as people say it: `hoy, 18:00`, `ayer, 12:24`, `lun 9, 18:07` within a week, `29 oct` within a year, else `mar
 * 2024`. Days turn at midnight of the zone.
 */
export function formatMoment(at: EpochMs, now: EpochMs, language: Language, timeZone?: string): string {
  const zone = timeZone ? { timeZone } : {};
  const days = dayNumber(at, timeZone) - dayNumber(now, timeZone);
  const hour = formatHour(at, language, zone);
  if (Math.abs(days) <= 1) {
    const day = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
    return `${day}, ${hour}`;
  }
  const show = (options: Intl.DateTimeFormatOptions) =>
    dateFormatter(language, { ...options, ...zone })
      .format(at)
      .replace(/[.,]/g, '');
  if (Math.abs(days) < 7) return `${show({ weekday: 'short' })} ${show({ day: 'numeric' })}, ${hour}`;
  if (Math.abs(days) < 330) return show({ day: 'numeric', month: 'short' });
  return show({ month: 'short', year: 'numeric' });
}

/** A moment that something waits for: as people say it, and always with its hour, `1 dic, 06:00`, however far the day is. */
export function formatAppointment(at: EpochMs, now: EpochMs, language: Language, timeZone?: string): string {
  const day = formatMoment(at, now, language, timeZone);
  const hour = formatHour(at, language, timeZone ? { timeZone } : {});
  return day.endsWith(hour) ? day : `${day}, ${hour}`;
}

/** A day of the calendar (YYYY-MM-DD) as people say it, with its weekday: `mar 24 nov`. */
export const formatDay = (day: string, language: Language): string =>
  dateFormatter(language, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
    .format(Date.parse(`${day}T00:00:00Z`))
    .replace(/[.,]/g, '');

/** The days of a period as people say them: `24 ago – 22 nov`; one day alone is said once. `to` is exclusive. */
export function formatDays(from: EpochMs, to: EpochMs, language: Language, timeZone?: string): string {
  const days = { day: 'numeric', month: 'short', ...(timeZone && { timeZone }) } as const;
  return dateFormatter(language, days).formatRange(from, Math.max(from, to - 1));
}

/** Days since the epoch of the calendar day on which `at` falls in the zone. */
function dayNumber(at: EpochMs, timeZone?: string): number {
  const parts = dateFormatter('en-CA', timeZone ? { timeZone } : {}).format(at);
  return Date.parse(`${parts}T00:00:00Z`) / dayMs;
}
