import { readPlanFile } from './plan-file.ts';

const zones: Readonly<Record<string, string>> = { ada: 'Europe/Madrid', bea: 'America/Mexico_City' };
const read = (text: string) => readPlanFile(Buffer.from(text), (agentId) => zones[agentId]);
const file = (...rows: readonly string[]) => ['agent,activity,from,to,time_zone', ...rows].join('\n');
const iso = (at: number) => new Date(at).toISOString().slice(0, 16);

describe('a plan in a file', () => {
  it('has times by the clocks of each person’s site, or of the zone that a row names, or with their offset', async () => {
    const { rows, wrong, count } = await read(
      file(
        'ada,work,2026-11-22 09:00,2026-11-22 13:00,',
        'ada,break,2026-11-22T13:00,2026-11-22T13:30,Europe/Lisbon',
        'bea, Work ,2026-11-22T09:00-03:00,2026-11-22T20:30Z,',
        'bea,off,2026-11-23 00:00,2026-11-23 24:00,',
      ),
    );
    expect([wrong, count]).toEqual([[], 4]);
    expect(rows.map(({ agentId, activity, from, to }) => [agentId, activity, iso(from), iso(to)])).toEqual([
      ['ada', 'work', '2026-11-22T08:00', '2026-11-22T12:00'],
      ['ada', 'break', '2026-11-22T13:00', '2026-11-22T13:30'],
      ['bea', 'work', '2026-11-22T12:00', '2026-11-22T20:30'],
      ['bea', 'off', '2026-11-23T06:00', '2026-11-24T06:00'],
    ]);
  });

  it('may leave the zones out, name columns in any order, and part them by semicolons', async () => {
    const { rows, wrong } = await read('To;From;Agent;Activity\n2026-11-22 17:00;2026-11-22 09:00;ada;work\n');
    expect(wrong).toEqual([]);
    expect(rows).toMatchObject([{ agentId: 'ada', activity: 'work', line: 2, day: '2026-11-22' }]);
  });

  it('puts what comes after midnight to the shift that began the evening before', async () => {
    const { rows } = await read(
      file(
        'ada,off,2026-11-22 06:00,2026-11-22 22:00,',
        'ada,work,2026-11-23 02:30,2026-11-23 06:00,',
        'ada,work,2026-11-22 22:00,2026-11-23 02:00,',
        'ada,break,2026-11-23 02:00,2026-11-23 02:30,',
        'ada,off,2026-11-23 06:00,2026-11-23 22:00,',
        'ada,work,2026-11-23 22:00,2026-11-24 02:00,',
      ),
    );
    expect(rows.map(({ activity, day }) => [activity, day])).toEqual([
      ['off', '2026-11-22'],
      ['work', '2026-11-22'],
      ['break', '2026-11-22'],
      ['work', '2026-11-22'],
      ['off', '2026-11-23'],
      ['work', '2026-11-23'],
    ]);
  });

  it('lasts as long as clocks do on the nights on which they change', async () => {
    const night = (day: string, next: string) => `ada,work,${day} 22:00,${next} 06:00,`;
    const { rows } = await read(file(night('2026-03-28', '2026-03-29'), night('2026-10-24', '2026-10-25')));
    expect(rows.map(({ from, to }) => (to - from) / 3_600_000)).toEqual([7, 9]);
  });

  it.each([
    [',work,2026-11-22 09:00,2026-11-22 10:00,', 'agent', 'import/missing'],
    ['ada,work,2026-11-22 09:00,,', 'to', 'import/missing'],
    ['zoe,work,2026-11-22 09:00,2026-11-22 10:00,', 'agent', 'plan/unknown-person'],
    ['ada,lunch,2026-11-22 09:00,2026-11-22 10:00,', 'activity', 'import/malformed'],
    ['ada,work,2026-11-22 09:00,2026-11-22 10:00,Mars/Olympus', 'time_zone', 'import/malformed'],
    ['ada,work,2026-02-30 09:00,2026-11-22 10:00,', 'from', 'import/malformed'],
    ['ada,work,2026-11-22 09:00,22/11/2026 10:00,', 'to', 'import/malformed'],
    ['ada,work,2026-11-22 09:00,2026-11-22 09:00,', null, 'plan/span'],
    ['ada,work,2026-11-22 09:00,2026-11-23 10:30,', null, 'plan/span'],
    ['ada,work,2026-11-22 09:00', null, 'import/wrong-number-of-fields'],
    ['ada,work,2026-11-22 09:00,2026-11-22 10:00\u0007,', 'to', 'import/malformed'],
  ])('says where it is wrong: %s', async (row, column, reason) => {
    const { rows, wrong } = await read(file('bea,work,2026-11-22 09:00,2026-11-22 17:00,', row));
    expect(rows.length).toBe(1);
    expect(wrong).toMatchObject([{ fault: { line: 3, column, reason } }]);
  });

  it('plans nobody for two things at once, and names both rows', async () => {
    const { wrong } = await read(
      file('ada,work,2026-11-22 09:00,2026-11-22 17:00,', 'ada,break,2026-11-22 11:00,2026-11-22 11:15,'),
    );
    expect(wrong).toMatchObject([{ agentId: 'ada', fault: { line: 3, reason: 'plan/overlap', expected: '2' } }]);
  });

  it.each([
    ['agent,activity,from\n', 'import/wrong-header'],
    ['agent,activity,from,to,to\n', 'import/wrong-header'],
    ['', 'import/wrong-header'],
    ['agent,activity,from,to\n\u0000', 'import/unreadable'],
  ])('is refused whole where it is something else', async (text, reason) => {
    expect(await read(text)).toMatchObject({ count: 0, rows: [], wrong: [{ fault: { line: 1, reason } }] });
  });

  it.each([
    ['a little', 'bea,work\n'],
    ['more than a megabyte', 'bea,work,2026-11-22 09:00,2026-11-22 17:00,\n'.repeat(30_000)],
  ])('is refused whole where a quotation mark is never closed, with %s after it', async (_, after) => {
    expect(await read(file('ada,work,2026-11-22 09:00,2026-11-22 17:00,', `"${after}`))).toMatchObject({
      ...{ count: 0, rows: [] },
      wrong: [{ agentId: null, fault: { line: 3, reason: 'import/open-quote' } }],
    });
  });

  it('is refused whole where a row does not end for a megabyte', async () => {
    expect(await read(file('ada,work,2026-11-22 09:00,2026-11-22 17:00,', 'a'.repeat(1_100_000)))).toMatchObject({
      ...{ count: 0, rows: [] },
      wrong: [{ agentId: null, fault: { line: 3, reason: 'import/unreadable' } }],
    });
  });
});
