import type { AlertRules, AlertRuleTerms } from '@aliado/domain';
import { startLiveApp, until, type LiveApp } from '../../live/testing/live-app.ts';
import { FloorModule } from '../floor.module.ts';
import { WatchedFloor } from '../testing/watched-floor.ts';
import { AlertStore } from './alert-store.ts';
import { AlertsModule } from './alerts.module.ts';

jest.setTimeout(60_000);

const terms: AlertRuleTerms = {
  ...{ name: { es: 'Dos en espera', en: 'Two are waiting' }, about: 'queue', condition: 'waiting >= 2' },
  ...{ shows: 'waiting', holdsFor: 0, clearsAfter: 0, quiet: [], to: ['screen', 'webhook'], mailTo: [], isOn: true },
};

let test: LiveApp;
let floor: WatchedFloor;
let away: jest.SpyInstance;

/** Starts while the database does not say what is raised. */
beforeEach(async () => {
  away = jest.spyOn(AlertStore.prototype, 'before').mockRejectedValue(new Error('the database is away'));
  test = await startLiveApp([FloorModule, AlertsModule], {
    ...{ alertUrl: 'http://127.0.0.1:9/nobody', alertSecret: 'a secret of both sides, long enough' },
  });
  floor = await new WatchedFloor(await test.consoleOf('supervisor')).watch();
  await until(() => away.mock.calls.length > 0);
});
afterEach(async () => {
  away.mockRestore();
  await test?.close();
});

/** A rule as an older version may have kept it, whatever its condition is now. */
const held = (id: string, condition: string) =>
  test.database.pool.query('INSERT INTO alert_rule (id, version, terms) VALUES ($1, 1, $2)', [
    id,
    JSON.stringify({ ...terms, condition }),
  ]);

async function twoWait(): Promise<void> {
  for (const contact of [test.contact(), test.contact()]) await test.tell(contact.opened(), contact.queued('billing'));
  await until(() => floor.queues.get('billing')?.waiting === 2);
}

const raised = () =>
  [...floor.needs.values()].flatMap(({ need }) => (need.about.kind === 'alert' ? [need.about.ruleId] : []));

describe('alerts of a server that starts while its database is away', () => {
  it('begin once it is back, with all that happened meanwhile', async () => {
    await held('two-waiting', terms.condition);
    await twoWait();
    await until(() => away.mock.calls.length > 1);
    expect(raised()).toEqual([]);
    away.mockRestore();
    await until(() => raised().includes('two-waiting'));
  });

  it('do without a rule that cannot be read any more, and name it', async () => {
    await held('gone-wrong', 'waitng >= 2');
    await held('two-waiting', terms.condition);
    away.mockRestore();
    await twoWait();
    await until(() => raised().includes('two-waiting'));
    const { rules, unreadable } = (await (await test.signedIn('supervisor')).get('/api/floor/alerts'))
      .body as AlertRules;
    expect(rules.map(({ id }) => id)).toContain('gone-wrong');
    expect(unreadable).toEqual({
      'gone-wrong': { es: 'habla de «waitng», que no se conoce', en: 'speaks of "waitng", which is not known' },
    });
  });

  it('name it no longer once it is written anew', async () => {
    await held('gone-wrong', 'waitng >= 2');
    away.mockRestore();
    await twoWait();
    const browser = await test.signedIn('supervisor');
    const read = async () => (await browser.get('/api/floor/alerts')).body as AlertRules;
    await until(async () => 'gone-wrong' in (await read()).unreadable);
    expect((await browser.send('PUT', '/api/floor/alerts/gone-wrong', { terms, after: 1 })).status).toBe(200);
    expect((await read()).unreadable).toEqual({});
    await until(() => raised().includes('gone-wrong'));
  });

  it('take back what a rule raised that cannot be read any more, and tell the other system', async () => {
    await held('gone-wrong', 'waitng >= 2');
    const standing = { ruleId: 'gone-wrong', subjectId: 'billing', version: 1, since: 1_000, raisedAt: 2_000 };
    const store = test.app.get(AlertStore);
    const kept = { quiet: [], deliveries: [], lookedAt: test.clock.now() };
    await store.keep({ ...kept, standing: [{ ...standing, lapsedAt: null }] });
    away.mockRestore();
    const told = async () => (await test.database.pool.query('SELECT id FROM alert_delivery')).rows;
    await until(async () => (await told()).length === 1);
    expect(await told()).toEqual([{ id: `gone-wrong.billing.${test.clock.now()}.cleared` }]);
    expect((await store.before()).standing).toEqual([]);
  });
});
