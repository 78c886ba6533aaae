import type { AlertRule, AlertRules, AlertRuleTerms, AlertTrial } from '@aliado/domain';
import { AuditTrail } from '../../identity/audit-trail.ts';
import { startLiveApp, until, type LiveApp } from '../../live/testing/live-app.ts';
import type { Browser } from '../../platform/testing/browser.ts';
import { FloorModule } from '../floor.module.ts';
import { WatchedFloor } from '../testing/watched-floor.ts';
import { AlertStore } from './alert-store.ts';
import { AlertsModule } from './alerts.module.ts';

jest.setTimeout(60_000);
const second = 1_000;
const minute = 60 * second;

let test: LiveApp;
let browser: Browser;
let floor: WatchedFloor;
beforeEach(async () => {
  test = await startLiveApp([FloorModule, AlertsModule]);
  browser = await test.signedIn('supervisor');
  floor = await new WatchedFloor(await test.consoleOf('supervisor')).watch();
});
afterEach(() => test?.close());

const terms = (changes: Partial<AlertRuleTerms> = {}): AlertRuleTerms => ({
  ...{ name: { es: 'Dos en espera', en: 'Two are waiting' }, about: 'queue', condition: 'waiting >= 2' },
  ...{ shows: 'waiting', holdsFor: 0, clearsAfter: 0, quiet: [], to: ['screen'], mailTo: [], isOn: true },
  ...changes,
});

const write = (id: string, written: AlertRuleTerms, after = 0) =>
  browser.send('PUT', `/api/floor/alerts/${id}`, { terms: written, after });

/** What is raised, without what is by a rule that every house begins with. */
const alerts = (isUsual = false) =>
  [...floor.needs.values()]
    .flatMap(({ need }) => (need.about.kind === 'alert' ? [{ ...need, ...need.about }] : []))
    .filter(({ ruleId }) => isUsual || ruleId !== 'nobody-answers');

/** Contacts that begin to wait. */
async function waiting(count: number) {
  const contacts = Array.from({ length: count }, () => test.contact());
  for (const contact of contacts) await test.tell(contact.opened(), contact.queued('billing'));
  return contacts;
}

describe('a rule of the house', () => {
  it('raises an alert for all who watch, with its figure, and takes it back', async () => {
    expect((await write('two-waiting', terms())).status).toBe(200);
    const [first] = await waiting(2);
    await until(() => alerts().length === 1);
    expect(alerts()).toMatchObject([{ queueId: 'billing', name: terms().name, value: 2, unit: 'count' }]);
    if (first) await test.tell(first.answered('agent'));
    await until(() => alerts().length === 0);
  });

  it('waits until its condition has held for long enough, and after that until it has not', async () => {
    await write('two-waiting', terms({ holdsFor: 2 * minute, clearsAfter: minute }));
    const [first] = await waiting(2);
    await until(() => floor.queues.get('billing')?.waiting === 2);
    await new Promise((resolve) => setTimeout(resolve, 600));
    test.clock.pass(2 * minute - 10 * second);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(alerts()).toEqual([]);
    test.clock.pass(10 * second);
    await until(() => alerts().length === 1);
    if (first) await test.tell(first.answered('agent'));
    await until(() => floor.queues.get('billing')?.waiting === 1);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(alerts()).toHaveLength(1);
    test.clock.pass(minute);
    await until(() => alerts().length === 0);
  });

  it('sees by the clock alone that somebody waits too long', async () => {
    await waiting(1);
    await until(() => floor.queues.get('billing')?.waiting === 1);
    expect(alerts(true)).toEqual([]);
    test.clock.pass(62 * second);
    await until(() => alerts(true).some(({ ruleId }) => ruleId === 'nobody-answers'));
  });

  it('speaks of people and of contacts too', async () => {
    await write('on-a-call', terms({ about: 'agent', condition: 'status = "on-contact"', shows: 'contactsNow' }));
    const held = { about: 'contact', condition: 'stage = "held" and heldSeconds >= 30', shows: 'heldSeconds' } as const;
    await write('held', terms(held));
    const call = test.contact();
    await test.tell(...call.with('agent'), call.held());
    await until(() => alerts().some(({ ruleId, agentId }) => ruleId === 'on-a-call' && agentId === 'agent'));
    test.clock.pass(31 * second);
    await until(() => alerts().some(({ ruleId, interactionId }) => ruleId === 'held' && interactionId !== null));
    await test.tell(call.ended());
    await until(() => alerts().every(({ ruleId }) => ruleId !== 'held'));
  });

  it('is told to everybody who watches the floor when it is changed, and when it is raised', async () => {
    const other = await test.consoleOf('lead');
    await new WatchedFloor(other).watch();
    let told = 0;
    other.on('alerts', () => told++);
    await write('two-waiting', terms());
    await until(() => told === 1);
    await waiting(2);
    await until(() => told === 2);
    const { raised } = (await (await test.signedIn('lead')).get('/api/floor/alerts')).body as AlertRules;
    expect(raised).toMatchObject([{ ruleId: 'two-waiting', subjectId: 'billing', value: 2 }]);
  });

  it('is taken back when it is switched off, and removed', async () => {
    await write('two-waiting', terms());
    await waiting(2);
    await until(() => alerts().length === 1);
    await write('two-waiting', terms({ isOn: false }), 1);
    await until(() => alerts().length === 0);
    expect((await browser.send('DELETE', '/api/floor/alerts/two-waiting?after=2')).status).toBe(204);
    const { rules } = (await browser.get('/api/floor/alerts')).body as AlertRules;
    expect(rules.map(({ id }) => id)).toEqual(['service-level-under-target', 'nobody-answers']);
  });
});

describe('a rule whose condition cannot be worked out for what there is', () => {
  it('is named with what is wrong with it, and keeps neither the server nor another rule from their work', async () => {
    const condition = 'if waiting > 3 then union(waiting) = [4] else false';
    expect((await write('gone-wrong', terms({ condition }))).status).toBe(200);
    await write('two-waiting', terms());
    const read = async () => (await browser.get('/api/floor/alerts')).body as AlertRules;
    expect((await read()).unreadable).toEqual({});
    await waiting(4);
    await until(async () => 'gone-wrong' in (await read()).unreadable);
    expect((await read()).unreadable).toMatchObject({ 'gone-wrong': { en: expect.stringContaining('worked out') } });
    await until(() => alerts().some(({ ruleId, value }) => ruleId === 'two-waiting' && value === 4));
    await write('other', terms());
    expect(Object.keys((await read()).unreadable)).toEqual(['gone-wrong']);
    await write('gone-wrong', terms({ condition: 'waiting > 3' }), 1);
    expect((await read()).unreadable).toEqual({});
  });
});

describe('a rule that is stored', () => {
  const away = new Error('the database is away');

  it('comes into force though it cannot be read at once', async () => {
    jest.spyOn(test.app.get(AlertStore), 'rules').mockRejectedValueOnce(away).mockRejectedValueOnce(away);
    expect((await write('two-waiting', terms())).status).toBe(200);
    await waiting(2);
    await until(() => alerts().length === 1);
  });

  it('comes into force though what follows its storing fails', async () => {
    jest.spyOn(test.app.get(AuditTrail), 'record').mockRejectedValueOnce(away);
    expect((await write('two-waiting', terms())).status).toBe(500);
    await waiting(2);
    await until(() => alerts().length === 1);
    jest.spyOn(test.app.get(AuditTrail), 'record').mockRejectedValueOnce(away);
    expect((await browser.send('DELETE', '/api/floor/alerts/two-waiting?after=1')).status).toBe(500);
    await until(() => alerts().length === 0);
  });
});

describe('what is raised', () => {
  it('is kept, so that a restart goes on with it', async () => {
    await write('two-waiting', terms());
    const [first] = await waiting(2);
    await until(() => alerts().length === 1);
    const store = test.app.get(AlertStore);
    const standing = async () => (await store.before()).standing;
    await until(async () => (await standing()).length === 1);
    expect(await standing()).toMatchObject([{ ruleId: 'two-waiting', subjectId: 'billing', version: 1 }]);
    if (first) await test.tell(first.answered('agent'));
    await until(async () => (await standing()).length === 0);
  });
});

describe('whoever writes a rule', () => {
  it.each([
    ['is no FEEL', 'waiting >'],
    ['speaks of what is not known', 'waitng > 2'],
    ['is not true or false', 'waiting + 2'],
    ['is empty', ' '],
    ['cannot be worked out', 'today() > isVerified', 'contact'],
  ] as const)('is told that a condition %s', async (_, condition, about: AlertRuleTerms['about'] = 'queue') => {
    const answer = await write('wrong', terms({ condition, about, shows: null }));
    expect([answer.status, answer.body]).toEqual([
      ...[
        400,
        expect.objectContaining({ code: 'alert/condition', fault: { es: expect.any(String), en: expect.any(String) } }),
      ],
    ]);
  });

  it('does not write over what somebody else changed, also of the rules that a house begins with', async () => {
    const { rules } = (await browser.get('/api/floor/alerts')).body as AlertRules;
    const { id, version, ...held } = rules[0] as AlertRule;
    expect((await write(id, { ...held, isOn: false }, version)).status).toBe(200);
    const refused = await write(id, { ...held, holdsFor: 0 }, version);
    const now = { id, version: version + 1, isOn: false };
    expect([refused.status, refused.body]).toMatchObject([409, { rule: now, by: 'supervisor' }]);
    expect((await write(id, { ...held, holdsFor: 0 }, version + 1)).status).toBe(200);
  });

  it('needs the permission, and leaves a line in the audit trail', async () => {
    const agent = await test.signedIn('agent');
    expect((await agent.send('PUT', '/api/floor/alerts/mine', { terms: terms(), after: 0 })).status).toBe(403);
    await write('two-waiting', terms());
    const { rows } = await test.database.pool.query(
      `SELECT actor, object FROM audit_entry WHERE action = 'alert/written'`,
    );
    expect(rows).toEqual([{ actor: 'supervisor', object: 'alert:two-waiting' }]);
  });
});

describe('a rule that is tried on a past day', () => {
  const tried = (day: string, changes: Partial<AlertRuleTerms> = {}) =>
    browser.send('POST', '/api/floor/alerts/try', { terms: terms(changes), day });

  it('says when it would have been raised and taken back', async () => {
    const day = new Date(test.clock.now()).toISOString().slice(0, 10);
    const [first] = await waiting(2);
    const since = test.clock.now() + 2;
    test.clock.pass(5 * minute);
    if (first) await test.tell({ ...first.answered('agent'), occurredAt: test.clock.now() });
    expect((await tried(day)).status).toBe(409);
    test.clock.pass(24 * 60 * minute);
    browser = await test.signedIn('supervisor');
    const answer = await tried(day, { holdsFor: minute, clearsAfter: minute });
    const { alerts: found, total } = answer.body as AlertTrial;
    expect([total, found]).toEqual([
      ...[1, [expect.objectContaining({ subjectId: 'billing', since, raisedAt: since + minute, value: 2 })]],
    ]);
    expect(found[0]?.clearedAt).toBe(since - 2 + 6 * minute);
  });
});
