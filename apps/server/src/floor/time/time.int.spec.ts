import { resolve } from 'node:path';
import {
  agentStream,
  initialAgent,
  noTime,
  plusTime,
  stretchesOf,
  tallyOfPart,
  timeByQuarter,
  type AgentCommand,
  type AgentRecorded,
  type FloorTime,
  type TimeRow,
  type TimeRows,
} from '@aliado/domain';
import { AgentRecorder } from '../../agents/agent-recorder.ts';
import { password } from '../../identity/testing/identity-app.ts';
import { startLiveApp, type LiveApp } from '../../live/testing/live-app.ts';
import type { Browser } from '../../platform/testing/browser.ts';
import { PackLoader } from '../../playbooks/pack-loader.ts';
import { FloorProjection } from '../floor-projection.ts';
import { TimeModule } from './time.module.ts';

jest.setTimeout(120_000);
const minute = 60_000;
const hour = 60 * minute;

let test: LiveApp;
let supervisor: Browser;

/** Those of whom something is told, with their teams: two at desks of different sites, one at none. */
const people = { ada: 'desk-north', bea: 'desk-west', carl: null } as const;

beforeAll(async () => {
  test = await startLiveApp([TimeModule]);
  await test.app.get(PackLoader).load(resolve(__dirname, '../../../../../packs/casa-lumbre'));
  for (const [id, team] of Object.entries(people)) {
    const plain = {
      name: id.toUpperCase(),
      language: 'es',
      queues: ['billing'],
      tenureMonths: 3,
    } as const;
    await test.accounts.create({ ...plain, id, team, roles: ['agent'], password }, 'system');
  }
  await test.app.get(FloorProjection).ready;
  supervisor = await test.signedIn('supervisor');
});
afterAll(() => test?.close());

async function does(agentId: string, command: AgentCommand): Promise<void> {
  const outcome = await test.app
    .get(AgentRecorder)
    .record({ agentId, command, by: `agent:${agentId}`, commandId: null });
  if ('refused' in outcome) throw new Error(outcome.refused);
}
const free = (agentId: string) => does(agentId, { type: 'ChooseState', state: 'available', reason: null });
const rests = (agentId: string) => does(agentId, { type: 'ChooseState', state: 'break', reason: 'lunch' });
const leaves = (agentId: string) => does(agentId, { type: 'ChooseState', state: 'offline', reason: null });
const takes = (agentId: string, interactionId: string, stage: 'offered' | 'on-contact' | 'after-contact-work') =>
  does(agentId, { type: 'TakeWork', interactionId, stage });
const releases = (agentId: string, interactionId: string) => does(agentId, { type: 'ReleaseWork', interactionId });

/** A call from ringing to written up: a minute, eight and three. */
async function call(agentId: string, id: string): Promise<void> {
  await takes(agentId, id, 'offered');
  test.clock.pass(minute);
  await takes(agentId, id, 'on-contact');
  test.clock.pass(8 * minute);
  await takes(agentId, id, 'after-contact-work');
  test.clock.pass(3 * minute);
  await releases(agentId, id);
}

const time = async (query: string) => (await supervisor.get(`/api/floor/time?${query}`)).body as FloorTime;
const rows = async (query = '') => (await supervisor.get(`/api/floor/time/rows?${query}`)).body as TimeRows;
const tallyOfRows = (some: readonly TimeRow[], planned: readonly string[]) =>
  some.map((row) => tallyOfPart(row, planned.includes(row.agentId))).reduce(plusTime, noTime);
const groupsOf = ({ groups }: FloorTime) => Object.fromEntries(groups.map(({ key, tally }) => [key, tally]));
const valuesOf = ({ groups }: FloorTime, key: string) =>
  groups.find((group) => group.key === key)?.values.map(({ value }) => value);

const planned = [
  'agent,activity,from,to,time_zone',
  'ada,work,2026-01-15 10:00,2026-01-15 11:00,',
  'ada,break,2026-01-15 11:00,2026-01-15 11:30,',
  'ada,work,2026-01-15 11:30,2026-01-15 18:00,',
  'bea,work,2026-01-14 22:00,2026-01-15 06:00,',
].join('\n');

/** It begins at ten in the morning in Madrid, three in Mexico City. */
describe('the time of people', () => {
  beforeAll(async () => {
    await supervisor.send('POST', '/api/floor/plan', planned, { 'content-type': 'text/csv' });
    await free('ada');
    await free('bea'); // three at night in Mexico City, five hours into the shift
    test.clock.pass(20 * minute);
    await call('ada', 'int-1');
    await free('carl');
    await takes('bea', 'int-2', 'on-contact');
    await takes('bea', 'int-3', 'on-contact');
    test.clock.pass(30 * minute);
    await releases('bea', 'int-2');
    await rests('ada');
    test.clock.pass(20 * minute);
    await releases('bea', 'int-3');
    await rests('bea');
    await free('ada');
    test.clock.pass(2 * hour);
    await leaves('carl');
    await leaves('bea');
    test.clock.pass(7 * minute);
  });

  it.each(['agent', 'team', 'site', 'interval'])('is, by %s, that of the rows behind it', async (by) => {
    const { groups, at } = await time(`by=${by}&interval=60`);
    const all = await rows();
    const own = ['ada', 'bea'];
    const { offlineMs: away, ...sum } = groups.map(({ tally }) => tally).reduce(plusTime, noTime);
    const { offlineMs, ...whole } = tallyOfRows(all.rows, own);
    expect(sum).toEqual(whole);
    // intervals begin with the first in which somebody was to be there: at five, when it is ten at night in Mexico City
    expect(offlineMs - away).toBe(by === 'interval' ? 3 * 5 * hour : 0);
    for (const { key, tally } of groups) {
      const scope = by === 'interval' ? `from=${key}&to=${Number(key) + hour}` : `${by}=${key ?? '-'}`;
      expect([key, tallyOfRows((await rows(scope)).rows, own)]).toEqual([key, tally]);
    }
    expect(at).toBe(test.clock.now());
  });

  it('is that of the entries in the log', async () => {
    const { groups, from } = await time('by=agent');
    expect(groups.map(({ key, name }) => [key, name])).toEqual([
      ['ada', 'ADA'],
      ['bea', 'BEA'],
      ['carl', 'CARL'],
    ]);
    const entries = (await test.stored(agentStream('carl'))) as readonly AgentRecorded[];
    const stretches = stretchesOf(initialAgent, entries, { from, to: test.clock.now() });
    const counted = stretches.flatMap((one) => [...timeByQuarter(one, [])]).map(([, tally]) => tally);
    expect(groupsOf(await time('by=agent'))['carl']).toEqual(counted.reduce(plusTime, noTime));
  });

  it('gives both definitions of occupancy, of whoever has several contacts at once', async () => {
    const found = await time('by=agent&metrics=occupancy,occupancy:classic');
    expect(valuesOf(found, 'ada')).toEqual([11 / (11 + 20 + 30 + 127), 11 / (11 + 20 + 30 + 127)]);
    expect(valuesOf(found, 'bea')).toEqual([50 / (50 + 32), 80 / (80 + 32)]);
  });

  it('gives adherence to the plan, with what it does to service', async () => {
    // ada: an hour of work, half an hour of break of which the first two and the last eight minutes were worked, then work
    const { groups, planned: count } = await time('by=agent&metrics=adherence,adherence:genesys,conformance');
    const [ada, bea, carl] = groups.map(({ tally }) => tally);
    expect(count).toBe(2);
    expect(ada).toMatchObject({ scheduledMs: 209 * minute, adherentMs: (209 - 10) * minute, unscheduledMs: 0 });
    expect(bea?.scheduledMs).toBe(8 * hour); // a night in Mexico City, all of it a morning in Madrid
    expect(carl).toMatchObject({ scheduledMs: 0, workedMs: 0, unscheduledMs: 0 });
    const impacts = (await rows('agent=ada')).rows.filter(({ impact }) => impact !== null);
    expect(impacts.map(({ status, planned: activity, impact }) => [status, activity, impact])).toEqual([
      ['available', 'break', 'positive'],
      ['available', 'break', 'positive'],
    ]);
  });

  it('goes on with what is recorded, and ends with it', async () => {
    const before = groupsOf(await time('by=agent'))['ada'];
    test.clock.pass(10 * minute);
    const after = groupsOf(await time('by=agent'))['ada'];
    const terms = ['availableMs', 'scheduledMs', 'adherentMs', 'scheduledWorkMs', 'workedMs'];
    const more = Object.fromEntries(terms.map((term) => [term, 10 * minute]));
    expect(after).toEqual({ ...before, ...plusOf(before, more) });
    const [newest] = (await rows('agent=ada')).rows;
    expect(newest).toMatchObject({
      isOpen: true,
      status: 'available',
      setBy: 'agent:ada',
      setByName: 'ADA',
      to: test.clock.now(),
    });
    await rests('ada');
    test.clock.pass(5 * minute);
    const rested = groupsOf(await time('by=agent'))['ada'];
    expect(rested?.breakMs).toBe((after?.breakMs ?? 0) + 5 * minute);
    await free('ada');
  });

  it('comes by the calendar of a site where one is asked for', async () => {
    const { from, timeZone, groups } = await time('by=interval&site=mexico-city&zone=mexico-city&interval=60');
    expect([from, timeZone]).toEqual([Date.UTC(2026, 0, 15, 6), 'America/Mexico_City']);
    const sum = groups.map(({ tally }) => tally).reduce(plusTime, noTime);
    expect(sum.scheduledMs).toBe(6 * hour); // the shift began on the day before
    const yesterday = await time('by=site&site=mexico-city&zone=mexico-city&day=2026-01-14');
    expect(groupsOf(yesterday)['mexico-city']).toMatchObject({
      scheduledMs: 2 * hour,
      offlineMs: 24 * hour,
      adherentMs: 0,
    });
  });

  it('has rows of whoever was to be there and never came', async () => {
    const found = await rows('site=mexico-city&zone=mexico-city&day=2026-01-14&metric=adherence');
    expect(found.rows).toMatchObject([
      { agentId: 'bea', status: 'offline', planned: 'work', impact: 'negative', isOpen: false },
    ]);
  });

  it('has rows newest first, page by page, those of one figure alone', async () => {
    const all = await rows();
    expect(all.rows.map(({ from }) => from)).toEqual(all.rows.map(({ from }) => from).toSorted((a, b) => b - a));
    const middle = all.rows[4];
    if (!middle) throw new Error('too few rows');
    expect((await rows(`before=${middle.from}~${middle.agentId}`)).rows).toEqual(all.rows.slice(5));
    const breaks = await rows('metric=time-break');
    expect(new Set(breaks.rows.map(({ status, reason }) => `${status} ${reason}`))).toEqual(new Set(['break lunch']));
  });

  it('is handed over as files', async () => {
    const get = async (path: string) =>
      (await fetch(`${test.url}${path}`, { headers: { cookie: supervisor.cookie, 'x-aliado': '1' } })).text();
    const [header, first] = (await get('/api/floor/time.csv?by=site&language=en')).split('\r\n');
    expect(header).toContain('Site,Available (ms),Ringing (ms)');
    expect(header).toContain('Occupancy (amazon-connect),Adherence (amazon-connect),Conformance (genesys)');
    expect(first).toMatch(/^Madrid,\d+,60000,480000,180000,/);
    const lines = (await get('/api/floor/time/rows.csv?agent=ada&metric=time-break')).split('\r\n');
    expect(lines[0]).toContain('Usuario,Persona,Estado,Motivo,Puesto por,Contactos,Desde,Hasta');
    expect(lines.at(-2)).toContain('ada,ADA,en pausa,lunch,ADA,0,2026-01-15T11:02:00.000+01:00,');
  });

  it.each([
    'time',
    'time?by=queue',
    'time?by=agent&day=yesterday',
    'time?by=agent&metrics=service-level',
    'time?by=interval&interval=7',
    'time/rows?metric=occupancy&source=flex',
    'time/rows?source=genesys',
    'time/rows?before=first',
    'time?by=agent&zone=atlantis',
    'time.csv?by=agent&language=fr',
  ])('is refused with a reason: %s', async (path) => {
    const { status, body } = await supervisor.get(`/api/floor/${path}`);
    expect([status, (body as { code: string }).code]).toEqual([400, 'request/malformed']);
  });

  it('is for those who may watch the floor, and for nobody else', async () => {
    for (const id of ['agent', 'trainer', 'administrator']) {
      const browser = await test.signedIn(id);
      for (const path of ['time?by=agent', 'time/rows', 'time.csv?by=agent', 'time/rows.csv'])
        expect((await browser.get(`/api/floor/${path}`)).status).toBe(403);
    }
  });

  it('is the same of a day that is over as it was at its end', async () => {
    test.clock.pass(Date.UTC(2026, 0, 15, 22, 59, 59, 999) - test.clock.now());
    const queries = ['by=agent', 'by=team', 'by=site', 'by=interval&interval=15'];
    supervisor = await test.signedIn('supervisor');
    const during = await Promise.all(queries.map((query) => time(query)));
    test.clock.pass(20 * hour);
    supervisor = await test.signedIn('supervisor');
    const after = await Promise.all(queries.map((query) => time(`${query}&day=2026-01-15`)));
    const sum = ({ groups }: FloorTime) => groups.map(({ tally }) => tally).reduce(plusTime, noTime);
    expect(after.map((one) => one.groups.length)).toEqual(during.map((one) => one.groups.length));
    for (const [index, one] of after.entries()) {
      const before = sum(during[index] ?? one);
      expect(sum(one)).toEqual({
        ...before,
        ...plusOf(before, { availableMs: 1, offlineMs: 2, workedMs: 1, unscheduledMs: 1 }),
      });
    }
    expect((await time('by=agent&day=2026-01-17')).groups).toEqual([]);
  });
});

/** Some terms of a tally with more in them. */
function plusOf(tally: Partial<Record<string, number>> | undefined, more: Readonly<Record<string, number>>) {
  return Object.fromEntries(Object.entries(more).map(([term, span]) => [term, (tally?.[term] ?? 0) + span]));
}
