import {
  evolveTrack,
  initialTrack,
  metricOf,
  metrics,
  plus,
  emptyTally,
  tallyOfAll,
  usualTarget,
  type FloorFigures,
  type FloorRow,
  type FloorRows,
  type Recorded,
} from '@aliado/domain';
import { AccountDirectory } from '../../identity/account-directory.ts';
import type { Browser } from '../../platform/testing/browser.ts';
import { startLiveApp, until, type LiveApp } from '../../live/testing/live-app.ts';
import type { Contact } from '../../live/testing/contact.ts';
import { FloorProjection } from '../floor-projection.ts';
import { FiguresModule } from './figures.module.ts';

jest.setTimeout(120_000);
const minute = 60_000;
const hour = 60 * minute;
const target = { ...usualTarget, answerWithin: 20_000 };

let test: LiveApp;
let supervisor: Browser;
let calls: readonly Contact[] = [];
beforeAll(async () => {
  test = await startLiveApp([FiguresModule]);
  supervisor = await test.signedIn('supervisor');
  await test.app.get(FloorProjection).ready;
});
afterAll(() => test?.close());

const figures = async (query: string) => (await supervisor.get(`/api/floor/figures?${query}`)).body as FloorFigures;
const rows = async (query = '') => (await supervisor.get(`/api/floor/rows?${query}`)).body as FloorRows;
const groupsOf = ({ groups }: FloorFigures) => Object.fromEntries(groups.map(({ key, tally }) => [key, tally]));
const tallyOfRows = (some: readonly FloorRow[]) =>
  tallyOfAll(
    some.map(({ segment }) => segment),
    () => target,
  );

/** Calls of a morning: some answered at once, some late, some given up, some handed over. */
async function morning(): Promise<readonly Contact[]> {
  const calls: Contact[] = [];
  for (let place = 0; place < 24; place += 1) {
    test.clock.pass(2 * minute);
    const call = test.contact();
    calls.push(call);
    await test.tell(call.opened(), call.queued(place % 3 === 0 ? 'sales' : 'billing'));
    if (place % 5 === 4) await test.tell(call.ended());
    else if (place % 7 !== 6) {
      const who = place % 2 === 0 ? 'agent' : 'supervisor';
      await test.tell(call.offered(who), call.answered(who));
      if (place % 4 === 1) await test.tell(call.passedOn());
      else if (place < 20) await test.tell(call.ended());
    }
  }
  return calls;
}

describe('figures of the floor', () => {
  beforeAll(async () => {
    calls = await morning();
    test.clock.pass(hour); // the house closes what nobody writes up, and nothing of the morning changes afterwards
    await until(async () => {
      const segments = (await rows()).rows.map(({ segment }) => segment);
      return segments.length >= 24 && segments.every(({ workSince }) => workSince === null);
    });
  });

  it.each(['queue', 'agent', 'team', 'site', 'matter', 'interval'])(
    'are, by %s, those of the rows behind them',
    async (by) => {
      const { groups } = await figures(`by=${by}`);
      const all = await rows();
      expect(all.rows.length).toBe(all.total);
      expect(groups.reduce((sum, { tally }) => plus(sum, tally), emptyTally)).toEqual(tallyOfRows(all.rows));
      for (const { key, tally } of groups) {
        const scope = by === 'interval' ? `from=${key}&to=${Number(key) + 30 * minute}` : `${by}=${key ?? '-'}`;
        expect([key, tallyOfRows((await rows(scope)).rows)]).toEqual([key, tally]);
      }
    },
  );

  it('are those of the entries in the log, counted one by one', async () => {
    const ids = new Set((await rows()).rows.map(({ segment }) => segment.interactionId));
    const segments = [];
    for (const id of ids) {
      const entries = (await test.stored(id)) as readonly Recorded[];
      segments.push(...entries.reduce(evolveTrack, initialTrack(id)).segments);
    }
    expect(
      (await figures('by=interval&interval=60')).groups.reduce((sum, { tally }) => plus(sum, tally), emptyTally),
    ).toEqual(tallyOfAll(segments, () => target));
  });

  it('are given by the definitions that are asked for', async () => {
    const { groups } = await figures('by=queue&metrics=service-level:genesys,abandonment');
    const found = groups.find(({ key }) => key === 'billing');
    expect(found?.values.map(({ metric, source }) => [metric, source])).toEqual([
      ['service-level', 'genesys'],
      ['abandonment', metricOf('abandonment').source],
    ]);
  });

  it('are of one queue where one is asked for, and name whoever has an account', async () => {
    const of = await figures('by=agent&queue=sales');
    expect(of.groups.map(({ key, name }) => [key, name])).toEqual([
      ['agent', 'agent'],
      ['supervisor', 'supervisor'],
      [null, null],
    ]);
    const sales = groupsOf(await figures('by=queue'))['sales'];
    expect(of.groups.reduce((sum, { tally }) => plus(sum, tally), emptyTally)).toEqual(sales);
  });

  it('come with the rows of one figure alone, newest first, page by page', async () => {
    const { rows: some } = await rows('metric=abandonment-wait&queue=billing');
    expect(new Set(some.map(({ segment }) => segment.end))).toEqual(new Set(['abandoned']));
    const all = await rows();
    const times = all.rows.map(({ segment }) => segment.beganAt);
    expect(times).toEqual(times.toSorted((one, other) => other - one));
    const middle = all.rows[9]?.segment;
    if (!middle) throw new Error('too few rows');
    const rest = await rows(`before=${middle.beganAt}~${middle.ordinal}~${encodeURIComponent(middle.interactionId)}`);
    expect([rest.rows, rest.total]).toEqual([all.rows.slice(10), all.total]);
  });

  it.each(metrics.map(({ id, source }) => [id, source]))('of %s by %s count each row once', async (metric, source) => {
    const found = metrics.find(({ id, source: by }) => id === metric && by === source);
    const [sum, behind] = [tallyOfRows((await rows()).rows), await rows(`metric=${metric}&source=${source}`)];
    const counted = [...(found?.under ?? []), ...(found?.leftOut ?? [])].reduce((total, term) => total + sum[term], 0);
    expect(behind.total).toBe(counted);
  });

  it('change with what is recorded, in figures and rows alike', async () => {
    const before = await rows();
    const call = test.contact();
    await test.tell(call.opened(), call.queued('repairs'));
    await until(async () => (await rows()).total === before.total + 1);
    expect(groupsOf(await figures('by=queue'))['repairs']).toMatchObject({ offered: 1, waiting: 1 });
    await test.tell(call.answered('agent'), call.ended());
    await until(async () => groupsOf(await figures('by=queue'))['repairs']?.answered === 1);
    expect((await rows('queue=repairs')).rows).toMatchObject([{ agentName: 'agent', segment: { end: 'ended' } }]);
  });

  it('are handed over as a file that no spreadsheet runs', async () => {
    const renamed = await test.app.get(AccountDirectory).change('agent', { name: '=HYPERLINK("http://x")' }, 'system');
    expect(renamed).toMatchObject({ name: '=HYPERLINK("http://x")' });
    const response = await fetch(`${test.url}/api/floor/rows.csv?queue=repairs&language=es`, {
      headers: { cookie: supervisor.cookie, 'x-aliado': '1' },
    });
    const text = await response.text();
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [header, record] = text.split('\r\n');
    expect(header).toContain('Contacto,Tramo,Canal,Sentido,Cola,Entró');
    expect(record).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(record).toMatch(/,voz,entrante,repairs,\d{4}-\d\d-\d\dT[\d:.]{12}\+00:00,/);
    const figuresFile = await fetch(`${test.url}/api/floor/figures.csv?by=agent&language=en`, {
      headers: { cookie: supervisor.cookie, 'x-aliado': '1' },
    });
    expect((await figuresFile.text()).split('\r\n')[1]).toMatch(/^"'=HYPERLINK\(""http:\/\/x""\)",\d+,/);
    await test.app.get(AccountDirectory).change('agent', { name: 'agent' }, 'system');
  });

  it.each([
    ['figures?by=mood', 400],
    ['figures', 400],
    ['figures?by=queue&day=yesterday', 400],
    ['figures?by=queue&metrics=service-level:nobody', 400],
    ['figures?by=interval&interval=7', 400],
    ['rows?metric=answer-speed&source=flex', 400],
    ['rows?source=flex', 400],
    ['rows?before=first', 400],
    ['rows?order=name', 400],
    ['rows.csv?before=1~0~x', 400],
    ['figures?by=queue&zone=atlantis', 400],
    ['rows?metric=first-contact-resolution&source=genesys', 400],
    ['resolution?by=queue&days=31', 400],
    ['figures.csv?by=mood', 400],
  ])('are refused with a reason: %s', async (path, status) => {
    const { body, ...answer } = await supervisor.get(`/api/floor/${path}`);
    expect([answer.status, (body as { code: string }).code]).toEqual([status, 'request/malformed']);
  });

  it('are for those who may watch the floor, and for nobody else', async () => {
    for (const id of ['agent', 'trainer', 'administrator']) {
      const browser = await test.signedIn(id);
      for (const path of ['figures?by=agent', 'figures.csv?by=agent', 'resolution?by=agent', 'rows', 'rows.csv'])
        expect((await browser.get(`/api/floor/${path}`)).status).toBe(403);
    }
    expect((await (await test.signedIn('lead')).get('/api/floor/figures?by=agent')).status).toBe(200);
  });

  it('are the same of a day that is over as they were while it went on', async () => {
    const day = new Date(test.clock.now()).toISOString().slice(0, 10);
    const queries = ['by=queue', 'by=agent', 'by=team', 'by=interval&interval=15'];
    const during = await Promise.all(queries.map((query) => figures(query)));
    const shown = await rows();
    test.clock.pass(24 * hour);
    supervisor = await test.signedIn('supervisor');
    await until(async () => (await figures('by=queue')).groups.length === 0);
    const after = await Promise.all(queries.map((query) => figures(`${query}&day=${day}`)));
    expect(after.map(({ groups }) => groups)).toEqual(during.map(({ groups }) => groups));
    expect(await rows(`day=${day}`)).toEqual({ ...shown, at: test.clock.now() });
    expect(await rows()).toMatchObject({ rows: [], total: 0, next: null });
  });

  it('take in what is told late of a day that was looked at', async () => {
    const day = new Date(test.clock.now() - 24 * hour).toISOString().slice(0, 10);
    const waiting = (await rows(`day=${day}`)).rows.filter(({ segment }) => segment.end === null && !segment.agentId);
    const before = groupsOf(await figures(`by=agent&day=${day}`))['agent'];
    const call = calls.find(({ interactionId }) => interactionId === waiting[0]?.segment.interactionId);
    if (!call) throw new Error('nobody waits');
    await test.tell(call.answered('agent'));
    await until(
      async () => groupsOf(await figures(`by=agent&day=${day}`))['agent']?.answered === (before?.answered ?? 0) + 1,
    );
  });
});
