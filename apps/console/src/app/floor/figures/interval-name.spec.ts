import { intervalName } from './interval-name.ts';

describe('the name of an interval', () => {
  it.each([
    ['2026-11-20T08:30:00Z', 'Europe/Madrid', '09:30'],
    ['2026-10-25T00:00:00Z', 'Europe/Madrid', '02:00 (UTC+2)'],
    ['2026-10-25T01:00:00Z', 'Europe/Madrid', '02:00 (UTC+1)'],
    ['2026-10-25T02:00:00Z', 'Europe/Madrid', '03:00'],
    ['2026-03-29T01:00:00Z', 'Europe/Madrid', '03:00'],
    ['2026-11-01T05:30:00Z', 'America/New_York', '01:30 (UTC−4)'],
    ['2026-04-04T15:00:00Z', 'Australia/Lord_Howe', '01:30 (UTC+10:30)'],
  ])('at %s in %s is %s', (at, zone, name) => {
    expect(intervalName(Date.parse(at), 'es', zone)).toBe(name);
  });
});
