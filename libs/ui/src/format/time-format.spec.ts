import {
  formatAgo,
  formatAppointment,
  formatDays,
  formatHour,
  formatMoment,
  formatSpan,
  formatBriefSpan,
} from './time-format.ts';

const at = (iso: string) => Date.parse(iso);
const now = at('2026-11-10T10:42:09Z');
const zone = 'UTC';

describe('a span in little room', () => {
  it('is in its greatest unit', () => {
    const spans = [-5, 0, 59_999, 60_000, 3_599_999, 3_600_000, 90_000_000];
    expect(spans.map(formatBriefSpan)).toEqual(['0s', '0s', '59s', '1m', '59m', '1h', '25h']);
  });
});

describe('a span of time', () => {
  it.each([
    [0, '00:00'],
    [402_999, '06:42'],
    [3_600_000, '1:00:00'],
    [-5, '00:00'],
  ])('of %i ms reads as %s', (span, digits) => {
    expect(formatSpan(span)).toBe(digits);
  });
});

describe('a moment', () => {
  it('has its hour in 24 h', () => {
    expect(formatHour(now, 'en', { timeZone: zone })).toBe('10:42');
    expect(formatHour(now, 'es', { timeZone: zone, withSeconds: true })).toBe('10:42:09');
  });

  it('that is near is told in words', () => {
    expect(formatAgo(now - 4_000, now, 'es')).toBe('hace 4 s');
    expect(formatAgo(now + 41 * 60_000, now, 'en')).toBe('in 41 min.');
    expect(formatAgo(now, now, 'es')).toBe('hace 0 s');
  });

  it.each([
    ['2026-11-10T18:00:00Z', 'hoy, 18:00'],
    ['2026-11-09T12:24:00Z', 'ayer, 12:24'],
    ['2026-11-05T18:02:00Z', 'jue 5, 18:02'],
    ['2026-10-29T09:00:00Z', '29 oct'],
    ['2024-03-02T09:00:00Z', 'mar 2024'],
  ])('at %s reads as "%s"', (iso, words) => {
    expect(formatMoment(at(iso), now, 'es', zone)).toBe(words);
  });

  it('turns its day at midnight of the zone', () => {
    expect(formatMoment(at('2026-11-09T23:30:00Z'), now, 'en', 'Europe/Madrid')).toBe('today, 00:30');
  });

  it('tells the hour of what is waited for, however far its day is', () => {
    const zone = 'Europe/Madrid';
    expect(formatAppointment(at('2026-12-20T05:00:00Z'), now, 'es', zone)).toBe('20 dic, 06:00');
    expect(formatAppointment(now, now, 'en', zone)).toBe(formatMoment(now, now, 'en', zone));
  });

  it('says the days of a period, and one day once', () => {
    const days = (from: string, to: string) => formatDays(Date.parse(from), Date.parse(to), 'es', 'Europe/Madrid');
    expect(days('2026-08-24T10:00:00Z', '2026-11-22T10:00:00Z')).toMatch(/^24 ago\s–\s22 nov$/);
    expect(days('2026-11-21T23:00:00Z', '2026-11-22T23:00:00Z')).toBe('22 nov');
  });
});
