const dayMs = 86_400_000;

/** A day some days after another; both YYYY-MM-DD. */
export const plusDays = (day: string, days: number): string => isoDay(Date.parse(`${day}T00:00:00Z`) + days * dayMs);

/** 1 (Monday) to 7. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** The day of a year, month and day of it; null when there is none, as on 31 April. */
export function dayOn(year: number, month: number, day: number): string | null {
  const iso = isoDay(Date.UTC(year, month - 1, day));
  return month >= 1 && month <= 12 && Number(iso.slice(8)) === day && Number(iso.slice(0, 4)) === year ? iso : null;
}

/** That day of a month in the year in which it lies nearest to `today`; null when there is none. */
export function nearestOn(today: string, month: number, day: number): string | null {
  const year = Number(today.slice(0, 4));
  const days = [year - 1, year, year + 1].flatMap((one) => dayOn(one, month, day) ?? []);
  const distance = (one: string) => Math.abs(Date.parse(one) - Date.parse(today));
  return days.reduce<string | null>((near, one) => (near && distance(near) <= distance(one) ? near : one), null);
}

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
