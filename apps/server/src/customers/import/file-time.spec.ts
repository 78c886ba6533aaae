import { isTimeZone, momentOf, readFileTime } from './file-time.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');
const told = (text: string, zone: string, now = noon) => {
  const time = readFileTime(text);
  return time && new Date(momentOf(time, zone, now)).toISOString();
};

describe('a time in a file of customers', () => {
  it('may be counted in days from the day of import, at an hour of the customer’s', () => {
    expect(told('T-2 18:07', 'Europe/Madrid')).toBe('2026-11-19T17:07:00.000Z');
    expect(told('T+1 16:00', 'America/Mexico_City')).toBe('2026-11-22T22:00:00.000Z');
    expect(told('T+0 00:30', 'Europe/Madrid')).toBe('2026-11-20T23:30:00.000Z');
    expect(told('T 09:00', 'UTC')).toBe('2026-11-21T09:00:00.000Z');
  });

  it('counts from the customer’s own day, which may not be ours', () => {
    const lateInMadrid = Date.parse('2026-11-21T23:30:00Z');
    expect(told('T+0 10:00', 'Europe/Madrid', lateInMadrid)).toBe('2026-11-22T09:00:00.000Z');
    expect(told('T+0 10:00', 'America/Bogota', lateInMadrid)).toBe('2026-11-21T15:00:00.000Z');
  });

  it('keeps the hour on the clock when clocks have changed meanwhile', () => {
    expect(told('T-60 18:00', 'Europe/Madrid')).toBe('2026-09-22T16:00:00.000Z');
  });

  it('finds a moment for an hour that clocks skipped', () => {
    const spring = Date.parse('2026-03-29T12:00:00Z');
    expect(told('T+0 02:30', 'Europe/Madrid', spring)).toBe('2026-03-29T01:30:00.000Z');
  });

  it('may be a moment with its offset', () => {
    expect(told('2024-03-05T18:20:00+01:00', 'America/Bogota')).toBe('2024-03-05T17:20:00.000Z');
    expect(told('2024-03-05T18:20:00Z', 'America/Bogota')).toBe('2024-03-05T18:20:00.000Z');
  });

  it.each([
    '',
    'yesterday',
    'T-2',
    'T-2 24:00',
    'T-2 9:00',
    '2024-03-05',
    '2024-03-05T18:20:00',
    '2024-02-30T10:00:00Z',
    '05/03/2024',
  ])('is refused when it could mean several moments or none: %s', (text) => {
    expect(readFileTime(text)).toBeNull();
  });
});

describe('a time zone', () => {
  it('is one that the IANA lists', () => {
    expect(isTimeZone('Europe/Madrid')).toBe(true);
    expect(isTimeZone('Mars/Olympus')).toBe(false);
  });
});
