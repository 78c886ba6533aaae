import type { CaseFacts, EpochMs } from '@aliado/domain';
import { calendarDay } from '../playbooks/calendar-day.ts';

const hours = new Map<string, Intl.DateTimeFormat>();

/** A moment on the organisation's clock. */
export function organisationTime(at: EpochMs, timeZone: string): CaseFacts['time'] & { readonly day: string } {
  const format = hours.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' });
  hours.set(timeZone, format);
  const day = calendarDay(at, timeZone);
  return { day, hour: Number(format.format(at)), weekday: new Date(`${day}T12:00:00Z`).getUTCDay() || 7 };
}
