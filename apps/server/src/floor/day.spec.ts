import { dayOf, isWithin } from './day.ts';

const hour = 3_600_000;

describe('a day of the organisation', () => {
  it.each([
    ['in winter', '2026-01-15T09:00:00Z', 'Europe/Madrid', '2026-01-14T23:00:00Z', 24],
    ['when clocks go forward', '2026-03-29T12:00:00Z', 'Europe/Madrid', '2026-03-28T23:00:00Z', 23],
    ['when clocks go back', '2026-10-25T12:00:00Z', 'Europe/Madrid', '2026-10-24T22:00:00Z', 25],
    ['at the first moment of it', '2026-01-14T23:00:00Z', 'Europe/Madrid', '2026-01-14T23:00:00Z', 24],
    ['when clocks skip midnight itself', '2026-09-06T12:00:00Z', 'America/Santiago', '2026-09-06T04:00:00Z', 23],
    ['before clocks skip midnight', '2026-09-05T12:00:00Z', 'America/Santiago', '2026-09-05T04:00:00Z', 24],
    ['when clocks show midnight twice', '2026-11-01T12:00:00Z', 'America/Havana', '2026-11-01T04:00:00Z', 25],
    ['before clocks show midnight twice', '2026-10-31T12:00:00Z', 'America/Havana', '2026-10-31T04:00:00Z', 24],
    ['half an hour off', '2026-01-15T12:00:00Z', 'Asia/Kolkata', '2026-01-14T18:30:00Z', 24],
    ['across the ocean', '2026-01-15T04:00:00Z', 'America/Bogota', '2026-01-14T05:00:00Z', 24],
  ])('begins at its own midnight %s', (_, at, zone, from, hours) => {
    const day = dayOf(Date.parse(at), zone);
    expect([new Date(day.from).toISOString(), day.to - day.from]).toEqual([new Date(from).toISOString(), hours * hour]);
    expect(isWithin(day, Date.parse(at))).toBe(true);
    expect([isWithin(day, day.from - 1), isWithin(day, day.to)]).toEqual([false, false]);
  });
});
