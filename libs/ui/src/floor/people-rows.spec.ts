import { headOf, PeopleWalk, rowsOf } from './people-rows.ts';

const groups = [
  { id: 'north', name: 'Norte', agentIds: ['ada', 'ben', 'cai', 'dee', 'eli'] },
  { id: 'south', name: 'Sur', agentIds: ['fay', 'gus'] },
];
const rows = rowsOf(groups, 3);
const walk = new PeopleWalk(rows);
const near = { isFar: false, page: 3 };

describe('the rows of people', () => {
  it('begin each group with its head, and have as many people as there is room', () => {
    expect(rows.map(({ cells }) => cells)).toEqual([
      [headOf('north')],
      ['ada', 'ben', 'cai'],
      ['dee', 'eli'],
      [headOf('south')],
      ['fay', 'gus'],
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it.each([
    ['ArrowRight', 'cai', 'dee'],
    ['ArrowRight', 'gus', null],
    ['ArrowLeft', 'dee', 'cai'],
    ['ArrowLeft', 'ada', headOf('north')],
    ['ArrowDown', 'cai', 'eli'],
    ['ArrowDown', 'eli', headOf('south')],
    ['ArrowUp', 'gus', headOf('south')],
    ['ArrowUp', headOf('north'), null],
    ['PageDown', 'ben', 'gus'],
    ['PageUp', 'gus', 'ben'],
    ['Home', 'cai', 'ada'],
    ['End', 'ada', 'cai'],
    ['a', 'ada', undefined],
  ])('%s leads from %s to %s', (key, from, to) => {
    expect(walk.to(from, key, near)).toBe(to);
  });

  it('are left with Ctrl for the first and the last of all', () => {
    expect(['Home', 'End'].map((key) => walk.to('dee', key, { ...near, isFar: true }))).toEqual([
      headOf('north'),
      'gus',
    ]);
  });

  it('give everybody between two people, whoever comes first', () => {
    expect(walk.between('eli', 'ben')).toEqual(['ben', 'cai', 'dee', 'eli']);
    expect(walk.between('cai', 'fay')).toEqual(['cai', 'dee', 'eli', 'fay']);
    expect([walk.between('gone', 'ben'), walk.between('gone', 'nobody')]).toEqual([['ben'], []]);
  });
});
