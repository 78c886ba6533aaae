import {
  closesAt,
  coveredBy,
  dueWithin,
  hoursOf,
  opensAt,
  openWithin,
  together,
  type OpeningHours,
} from './opening-hours.ts';
import { momentOfWall, wallAt } from './wall-clock.ts';

const hour = 3_600_000;
const madrid = 'Europe/Madrid';
const week = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const office: OpeningHours = [
  { days: week, from: '09:00', to: '14:00' },
  { days: week, from: '15:00', to: '20:00' },
  { days: ['sat'], from: '10:00', to: '14:00' },
];
const onWall = (text: string) => momentOfWall(Date.parse(`${text}:00Z`), madrid);
const due = (from: string, hours: number, open: OpeningHours | null = office) =>
  new Date(wallAt(dueWithin(onWall(from), hours * hour, open, madrid), madrid)).toISOString().slice(0, 16);

describe('when it is open next', () => {
  it.each([
    ['at once where it is open', '2026-11-10T09:30', '2026-11-10T09:30'],
    ['after lunch', '2026-11-10T14:30', '2026-11-10T15:00'],
    ['the next day', '2026-11-10T23:00', '2026-11-11T09:00'],
    ['after the weekend', '2026-11-14T20:00', '2026-11-16T09:00'],
  ])('%s', (_, at, expected) => {
    expect(opensAt(onWall(at), office, madrid)).toBe(onWall(expected));
  });

  it('is never where it never opens', () => {
    expect(opensAt(onWall('2026-11-10T09:30'), [], madrid)).toBeNull();
  });
});

describe('when it closes', () => {
  const nights: OpeningHours = [
    { days: week, from: '22:00', to: '24:00' },
    { days: ['tue', 'wed', 'thu', 'fri', 'sat'], from: '00:00', to: '07:00' },
  ];

  it.each([
    ['at lunch', office, '2026-11-10T09:30', '2026-11-10T14:00'],
    ['at once where it is closed', office, '2026-11-10T14:30', '2026-11-10T14:30'],
    ['in the morning where hours go on over midnight', nights, '2026-11-10T23:00', '2026-11-11T07:00'],
  ])('%s', (_, hours, at, expected) => {
    expect(closesAt(onWall(at), hours, madrid)).toBe(onWall(expected));
  });
});

describe('when it is open within a stretch of time', () => {
  const openOn = (from: string, to: string, hours = office) =>
    openWithin({ from: onWall(from), to: onWall(to) }, hours, madrid).map((one) =>
      [one.from, one.to].map((at) => new Date(wallAt(at, madrid)).toISOString().slice(5, 16)).join(' '),
    );
  const always: OpeningHours = [{ days: [...week, 'sat', 'sun'], from: '00:00', to: '24:00' }];

  it('is cut where the stretch begins and ends', () => {
    expect(openOn('2026-11-13T10:00', '2026-11-14T11:00')).toEqual([
      '11-13T10:00 11-13T14:00',
      '11-13T15:00 11-13T20:00',
      '11-14T10:00 11-14T11:00',
    ]);
    expect(openOn('2026-11-15T00:00', '2026-11-16T00:00')).toEqual([]);
  });

  it('is one stretch where hours adjoin, for as many weeks as are asked for', () => {
    expect(openOn('2026-11-01T12:00', '2026-12-01T12:00', always)).toEqual(['11-01T12:00 12-01T12:00']);
    expect(openOn('2026-11-02T00:00', '2026-11-30T00:00')).toHaveLength(4 * 11);
  });

  it.each([
    ['goes forward', '2026-03-29T00:00', '2026-03-30T00:00', 23],
    ['goes back', '2026-10-25T00:00', '2026-10-26T00:00', 25],
  ])('has as many hours as the day when the clock %s', (_, from, to, hours) => {
    const day = { from: onWall(from), to: onWall(to) };
    expect(coveredBy(day, openWithin(day, always, madrid))).toBe(hours * hour);
  });
});

describe('times', () => {
  it('are taken together where they overlap or adjoin', () => {
    const some = [
      { from: 5, to: 7 },
      { from: 0, to: 2 },
      { from: 2, to: 3 },
      { from: 6, to: 6.5 },
    ];
    expect(together(some)).toEqual([
      { from: 0, to: 3 },
      { from: 5, to: 7 },
    ]);
    expect(coveredBy({ from: 1, to: 6 }, together(some))).toBe(3);
  });
});

describe('when something is due', () => {
  it.each([
    ['is open then', '2026-11-10T09:30', 2, '2026-11-10T11:30'],
    ['ends just when it closes', '2026-11-10T18:00', 2, '2026-11-10T20:00'],
    ['ends at night, and is due once somebody can have done it', '2026-11-10T19:30', 2, '2026-11-11T10:00'],
    ['begins at night', '2026-11-10T23:00', 2, '2026-11-11T10:00'],
    ['ends just after it opened', '2026-11-10T23:30', 10, '2026-11-11T10:00'],
    ['ends at lunch', '2026-11-10T13:30', 1, '2026-11-10T16:00'],
    ['ends on a Sunday', '2026-11-14T13:00', 24, '2026-11-16T10:00'],
    ['is days, over nights that do not matter', '2026-11-10T10:00', 72, '2026-11-13T10:00'],
  ])('%s', (_, from, hours, expected) => {
    expect(due(from, hours)).toBe(expected);
  });

  it.each<[string, string, string, OpeningHours]>([
    ['spring', '2026-03-28T13:30', '2026-03-30T10:00', office],
    ['autumn', '2026-10-24T13:30', '2026-10-26T10:00', office],
    [
      'an hour that is skipped',
      '2026-03-29T00:30',
      '2026-03-29T04:00',
      [{ days: ['sun'], from: '02:00', to: '06:00' }],
    ],
  ])('is by the clock on the wall where clocks change: %s', (_, from, expected, open) => {
    expect(due(from, 1, open)).toBe(expected);
  });

  it('is never sooner for more time', () => {
    const dues = Array.from({ length: 200 }, (_, hours) => due('2026-11-13T18:10', hours + 1));
    expect(dues).toEqual(dues.toSorted());
  });

  it('is after the plain span where nobody says when it is open', () => {
    expect([due('2026-11-10T23:00', 2, null), due('2026-11-10T23:00', 2, [])]).toEqual([
      '2026-11-11T01:00',
      '2026-11-11T01:00',
    ]);
  });

  it('is by the hours of the queue, else by those of the house', () => {
    const own: OpeningHours = [{ days: ['sun'], from: '00:00', to: '24:00' }];
    const house = { hours: office, queues: [{ id: 'night', hours: own }, { id: 'day' }] };
    expect(['night', 'day', null].map((queue) => hoursOf(house, queue))).toEqual([own, office, office]);
    expect(hoursOf({ queues: [] }, null)).toBeNull();
    expect(due('2026-11-13T20:00', 5, own)).toBe('2026-11-15T01:00');
  });
});

describe('a clock on the wall', () => {
  it('shows a moment and is turned back into it, to the millisecond, also before 1970', () => {
    for (const moment of [Date.UTC(2026, 6, 1, 12, 0, 0, 7), -1, 0]) {
      expect(momentOfWall(wallAt(moment, madrid), madrid)).toBe(moment);
    }
    expect(wallAt(Date.UTC(2026, 6, 1, 12), madrid)).toBe(Date.UTC(2026, 6, 1, 14));
  });
});
