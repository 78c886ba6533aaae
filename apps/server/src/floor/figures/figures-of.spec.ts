import { emptyTally, metricOf, momentOfWall, type EpochMs, type FigureGrouping } from '@aliado/domain';
import { dayOf } from '../day.ts';
import { figuresOf, keyOf, type Cell } from './figures-of.ts';

const minute = 60_000;
const hour = 60 * minute;
const people = new Map([
  ['ada', { name: 'Ada Ruiz', team: 'north', site: 'madrid' }],
  ['ben', { name: 'Ben Cole', team: 'west', site: null }],
]);
const cell = (of: Partial<Cell['of']>, offered = 1, whileClosed = 0): Cell => ({
  of: { queueId: 'billing', agentId: null, matter: null, beganAt: 0, ...of },
  ...{ tally: { ...emptyTally, offered }, whileClosed },
});

function groupsOf(by: FigureGrouping, cells: readonly Cell[], timeZone = 'UTC', at: EpochMs = 0) {
  const day = dayOf(at, timeZone);
  const openingOf = (from: EpochMs) => (from < day.from + hour ? 'closed' : 'open') as 'closed' | 'open';
  const grouping = { by, interval: 30 * minute, metrics: [metricOf('abandonment')], day, people, openingOf };
  return figuresOf(cells, grouping);
}

describe('figures in groups', () => {
  const some = [
    cell({ agentId: 'ada', matter: 'refund' }, 2, 1),
    cell({ agentId: 'ben', queueId: null }),
    cell({ agentId: 'gone' }),
    cell({}, 3),
  ];

  it.each<[FigureGrouping, readonly (readonly [string | null, number, number])[]]>([
    [
      'queue',
      [
        ['billing', 6, 1],
        [null, 1, 0],
      ],
    ],
    [
      'agent',
      [
        ['ada', 2, 1],
        ['ben', 1, 0],
        ['gone', 1, 0],
        [null, 3, 0],
      ],
    ],
    [
      'team',
      [
        ['north', 2, 1],
        ['west', 1, 0],
        [null, 4, 0],
      ],
    ],
    [
      'site',
      [
        ['madrid', 2, 1],
        [null, 5, 0],
      ],
    ],
    [
      'matter',
      [
        ['refund', 2, 1],
        [null, 5, 0],
      ],
    ],
  ])('by %s have what has none last, and tell how many came while it was closed', (by, expected) => {
    const groups = groupsOf(by, some);
    expect(groups.map(({ key, tally, whileClosed }) => [key, tally.offered, whileClosed])).toEqual(expected);
    expect(groups.every(({ opening }) => opening === null)).toBe(true);
  });

  it.each([
    ['goes forward', '2026-03-29T12:00:00Z', 23],
    ['goes back', '2026-10-25T12:00:00Z', 25],
    ['stays', '2026-10-26T12:00:00Z', 24],
  ])('by interval have one for each half hour that there is on a day on which the clock %s', (_, noon, hours) => {
    const at = Date.parse(noon);
    const day = dayOf(at, 'Europe/Madrid');
    const groups = groupsOf(
      'interval',
      [cell({ beganAt: day.from }), cell({ beganAt: day.to - 1 })],
      'Europe/Madrid',
      at,
    );
    expect(groups).toHaveLength(2 * hours);
    expect(groups.map(({ key }) => Number(key) - day.from)).toEqual(groups.map((_one, place) => place * 30 * minute));
    expect(groups.filter(({ opening }) => opening === 'closed')).toHaveLength(2);
  });

  it('by interval begin where the day of the zone does, though another one is half an hour off', () => {
    const at = Date.parse('2026-11-20T12:00:00Z');
    const day = dayOf(at, 'Asia/Kolkata');
    const beganAt = momentOfWall(Date.parse('2026-11-20T09:20:00Z'), 'Asia/Kolkata');
    const of = { queueId: null, agentId: null, matter: null, beganAt };
    const key = keyOf('interval', of, { people, day, interval: hour });
    expect(Number(key)).toBe(momentOfWall(Date.parse('2026-11-20T09:00:00Z'), 'Asia/Kolkata'));
  });
});
