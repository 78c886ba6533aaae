import { resolve } from 'node:path';
import type { DeskCommand, FloorFigures, FloorResolution, FloorRows } from '@aliado/domain';
import { CallerIdentification } from '../../customers/caller-identification.ts';
import { CustomerDirectory } from '../../customers/customer-directory.ts';
import { AccountDirectory } from '../../identity/account-directory.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { startLiveApp, type LiveApp } from '../../live/testing/live-app.ts';
import type { Browser } from '../../platform/testing/browser.ts';
import { PackLoader } from '../../playbooks/pack-loader.ts';
import { FloorProjection } from '../floor-projection.ts';
import { FiguresModule } from './figures.module.ts';

jest.setTimeout(120_000);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let test: LiveApp;
let supervisor: Browser;
let date: string;

beforeAll(async () => {
  test = await startLiveApp([FiguresModule]);
  await test.app.get(FloorProjection).ready;
  await test.app.get(PackLoader).load(resolve(__dirname, '../../../../../packs/casa-lumbre'));
  const accounts = test.app.get(AccountDirectory);
  await accounts.change('agent', { team: 'desk-west' }, 'system');
  await accounts.change('supervisor', { team: 'desk-north' }, 'system');
  await test.app.get(CustomerDirectory).createProspect('Lucía Ferrer', '611 550 117');
  supervisor = await test.signedIn('supervisor');
  test.clock.pass(toNoonInMadrid(test.clock.now()));
  supervisor = await test.signedIn('supervisor');
  date = new Date(test.clock.now()).toISOString().slice(0, 10);
  await aCall('billing', 'supervisor', null);
  await aCall('deliveries', 'agent', 'delivery.late');
  await aCall('billing', 'supervisor', 'billing.invoice');
});
afterAll(() => test?.close());

/** A Tuesday: everything is open. */
function toNoonInMadrid(now: number): number {
  const noon = Math.ceil(now / day) * day + 11 * hour;
  const days = (2 - new Date(noon).getUTCDay() + 7) % 7;
  return noon + days * day - now;
}

const get = async <T>(path: string): Promise<T> => (await supervisor.get(`/api/floor/${path}`)).body as T;
const figures = (query: string) => get<FloorFigures>(`figures?${query}`);
const rows = (query: string) => get<FloorRows>(`rows?${query}`);
const resolutions = async (query: string) => {
  test.clock.pass(minute); // what was read a moment ago is shown again
  const { groups } = await get<FloorResolution>(`resolution?${query}`);
  return Object.fromEntries(
    groups.map(({ key, tally }) => [String(key), Object.fromEntries(Object.entries(tally).filter(([, n]) => n > 0))]),
  );
};

/** A call of Lucía's from beginning to end, written up. */
async function aCall(queue: string, agent: string, matter: string | null): Promise<string> {
  test.clock.pass(minute);
  const call = test.contact();
  await test.tell(call.opened(), call.queued(queue), call.offered(agent), call.answered(agent), call.ended());
  const command: DeskCommand = { type: 'FinishAfterContactWork', disposition: 'informed', matter, summary: '' };
  const { interactionId } = call;
  const by = `agent:${agent}` as const;
  const recorder = test.app.get(InteractionRecorder);
  expect(await recorder.record({ interactionId, command, by, agentId: agent, commandId: null })).toHaveProperty(
    'accepted',
  );
  await test.app.get(CallerIdentification).settled();
  return interactionId;
}

describe('first-contact resolution', () => {
  it('is not told of a day whose contacts may still be followed by others', async () => {
    expect(await resolutions('by=queue')).toEqual({ billing: { pending: 1, unknown: 1 }, deliveries: { pending: 1 } });
  });

  it('is told once the days are over, by queue, person, team, site, matter and interval', async () => {
    test.clock.pass(2 * day);
    supervisor = await test.signedIn('supervisor');
    const again = await aCall('deliveries', 'supervisor', 'delivery.late');
    expect(await resolutions(`by=queue&day=${date}`)).toEqual({
      billing: { pending: 1, unknown: 1 },
      deliveries: { pendingCameAgain: 1 },
    });
    test.clock.pass(6 * day);
    supervisor = await test.signedIn('supervisor');
    expect(await resolutions(`by=queue&day=${date}`)).toEqual({
      billing: { settled: 1, unknown: 1 },
      deliveries: { cameAgain: 1 },
    });
    expect(await resolutions(`by=queue&day=${date}&days=1`)).toEqual({
      billing: { settled: 1, unknown: 1 },
      deliveries: { settled: 1 },
    });
    const of = { cameAgain: { cameAgain: 1 }, others: { settled: 1, unknown: 1 } };
    expect(await resolutions(`by=agent&day=${date}`)).toEqual({ agent: of.cameAgain, supervisor: of.others });
    expect(await resolutions(`by=team&day=${date}`)).toEqual({ 'desk-west': of.cameAgain, 'desk-north': of.others });
    expect(await resolutions(`by=site&day=${date}`)).toEqual({ 'mexico-city': of.cameAgain, madrid: of.others });
    expect(await resolutions(`by=matter&day=${date}`)).toEqual({
      ...{ 'delivery.late': of.cameAgain, 'billing.invoice': { settled: 1 }, null: { unknown: 1 } },
    });
    expect(await resolutions(`by=site&day=${date}&queue=deliveries`)).toEqual({ 'mexico-city': of.cameAgain });
    const sum = Object.values(await resolutions(`by=interval&day=${date}&interval=60`));
    expect(sum).toEqual([{ settled: 1, cameAgain: 1, unknown: 1 }]);
    const behind = await rows(`day=${date}&metric=first-contact-resolution&site=mexico-city`);
    expect(behind).toMatchObject({
      total: 1,
      rows: [{ resolution: { term: 'cameAgain', later: { interactionId: again, channel: 'voice' } } }],
    });
  });

  it('does not tell those who watch the floor whose contacts they were', async () => {
    const lead = await test.signedIn('lead');
    const { body } = await lead.get(`/api/floor/rows?day=${date}&metric=first-contact-resolution`);
    const later = (body as FloorRows).rows.flatMap(({ resolution }) => resolution?.later ?? []);
    expect(later.map((one) => Object.keys(one).toSorted())).toEqual([['channel', 'interactionId', 'occurredAt']]);
    const { rows: customers } = await test.database.pool.query<{ id: string }>('SELECT id FROM customer');
    expect(customers.length).toBeGreaterThan(0);
    for (const { id } of customers) expect(JSON.stringify(body)).not.toContain(id);
  });

  it('is not broken by a contact with which the house comes to the customer', async () => {
    const call = await aCall('billing', 'agent', 'billing.double-charge');
    const [onDay] = new Date(test.clock.now()).toISOString().split('T');
    await test.database.pool.query(
      `INSERT INTO touchpoint (id, customer_id, occurred_at, stage, channel, matter, title, state, interaction_id)
       SELECT 'called-back', customer_id, occurred_at + 1000, stage, channel, matter, title, state, 'called-back'
       FROM touchpoint WHERE id = $1`,
      [call],
    );
    const opened = {
      ...test.contact().opened().fact,
      direction: 'outbound',
      source: { name: 'pbx', contactId: '1', can: [] },
    };
    const entries = [{ occurredAt: test.clock.now(), by: 'source:pbx', event: opened }];
    const append = { streamId: 'called-back', expected: 0, commandId: null, recordedAt: test.clock.now(), turns: null };
    await test.log.append({ ...append, entries } as Parameters<typeof test.log.append>[0]);
    expect(await resolutions(`by=matter&day=${onDay}`)).toEqual({ 'billing.double-charge': { pending: 1 } });
    await test.database.pool.query(`UPDATE touchpoint SET interaction_id = NULL WHERE id = 'called-back'`);
    expect(await resolutions(`by=matter&day=${onDay}`)).toEqual({ 'billing.double-charge': { pendingCameAgain: 1 } });
  });

  it('comes in one file with the figures, in the language of the reader', async () => {
    const response = await fetch(`${test.url}/api/floor/figures.csv?by=site&day=${date}&days=3&language=es`, {
      headers: { cookie: supervisor.cookie, 'x-aliado': '1' },
    });
    const [header, ...records] = (await response.text()).trim().split('\r\n');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${date}-site.csv"`);
    expect(header).toMatch(/^Sede,Entraron,Con la cola cerrada,"Nivel de servicio, clásica \(parte de 1\)",/);
    expect(header).toContain('"Resuelto a la primera, en 3 días (parte de 1)",resuelto,volvió,sin saber,');
    expect(records.map((record) => record.split(',').slice(0, 4))).toEqual([
      ['Madrid', '2', '0', '1'],
      ['Ciudad de México', '1', '0', '1'],
    ]);
    expect(records[1]).toMatch(/,0,0,1,0,0,0,\d{4}-\d\d-\d\dT[\d:.]{12}\+0[12]:00$/);
  });
});

describe('the day of a site', () => {
  it('begins at its own midnight, with what came in it', async () => {
    const [madrid, mexico] = await Promise.all(
      ['madrid', 'mexico-city'].map((zone) => figures(`by=interval&day=${date}&zone=${zone}&interval=60`)),
    );
    expect([madrid?.timeZone, mexico?.timeZone]).toEqual(['Europe/Madrid', 'America/Mexico_City']);
    expect((mexico?.from ?? 0) - (madrid?.from ?? 0)).toBeGreaterThanOrEqual(7 * hour);
    expect(mexico?.groups.map(({ tally }) => tally.offered)).toEqual([3]);
    expect(madrid?.groups.map(({ key }) => key)).toEqual(mexico?.groups.map(({ key }) => key));
    const before = await figures(`by=queue&zone=mexico-city&day=${dayBefore(date)}`);
    expect(before.groups).toEqual([]);
  });

  it('is told by whose contacts they were, and open while the site and the queue are', async () => {
    const of = await figures(`by=interval&day=${date}&site=mexico-city&interval=60`);
    expect(of.groups.map(({ tally, opening }) => [tally.offered, opening])).toEqual([[1, 'closed']]);
    const house = await figures(`by=interval&day=${date}&queue=deliveries&interval=60`);
    expect(house.groups.map(({ opening, whileClosed }) => [opening, whileClosed])).toEqual([['open', 0]]);
    const [row] = (await rows(`day=${date}&site=mexico-city`)).rows;
    expect(row).toMatchObject({ agentName: 'agent', resolution: null });
  });
});

describe('contacts that come while their queue is closed', () => {
  it('are told apart from the others, and their half hour is marked', async () => {
    const now = test.clock.now();
    const night = Math.ceil(now / day) * day + 2 * hour;
    test.clock.pass(night - now);
    supervisor = await test.signedIn('supervisor');
    await aCall('deliveries', 'agent', 'delivery.late');
    await aCall('repairs', 'agent', 'repair.noise');
    const by = await figures('by=queue');
    expect(by.groups.map(({ key, whileClosed }) => [key, whileClosed])).toEqual([
      ['deliveries', 1],
      ['repairs', 0],
    ]);
    const [closed, open] = await Promise.all(
      ['deliveries', 'repairs'].map((queue) => figures(`by=interval&queue=${queue}`)),
    );
    expect(closed?.groups.map(({ opening, whileClosed }) => [opening, whileClosed])).toEqual([['closed', 1]]);
    expect(open?.groups.map(({ opening, whileClosed }) => [opening, whileClosed])).toEqual([['open', 0]]);
  });
});

const dayBefore = (of: string): string => new Date(Date.parse(of) - day).toISOString().slice(0, 10);
