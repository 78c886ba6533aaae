import { resolve } from 'node:path';
import { isAgentStream, replay, type Interaction, type Recorded } from '@aliado/domain';
import { password, startIdentityApp, type IdentityApp } from '../identity/testing/identity-app.ts';
import { CustomerImport } from '../customers/customer-import.ts';
import { EventLog } from '../interactions/event-log.ts';
import { PackLoader } from '../playbooks/pack-loader.ts';
import { Playbook } from '../playbooks/playbook.ts';
import { PastSessions } from './past-sessions.ts';
import { PastSessionsModule } from './past-sessions.module.ts';

const pack = resolve(__dirname, '../../../../packs/casa-lumbre');
const dayMs = 86_400_000;
/** Fewer than a demo gets. */
const days = 7;

let test: IdentityApp;
let sessions: readonly Interaction[];
let began: number;

beforeAll(async () => {
  test = await startIdentityApp([PastSessionsModule], { pack });
  test.clock.pass(90 * dayMs);
  began = test.clock.now();
  await test.app.get(PackLoader).load(pack);
  await test.app.get(CustomerImport, { strict: false }).importFolder(resolve(pack, 'customers'), began);
  for (const person of test.app.get(Playbook).demoAccounts()) {
    await test.accounts.create({ ...person, password }, 'system');
  }
  await leaveOffAfter(25);
  await write();
  sessions = await all();
}, 120_000);
afterAll(() => test.close());

const write = () => test.app.get(PastSessions).write(test.clock.now(), new AbortController().signal, days);

/** A start that is stopped once so many sessions are there. */
async function leaveOffAfter(count: number): Promise<void> {
  const cancel = new AbortController();
  const watch = setInterval(() => {
    void streams().then((ids) => ids.length >= count && cancel.abort());
  }, 20);
  await expect(test.app.get(PastSessions).write(began, cancel.signal, days)).rejects.toThrow('aborted');
  clearInterval(watch);
  test.clock.pass(3_600_000);
}

async function streams(): Promise<readonly string[]> {
  const { rows } = await test.database.pool.query<{ id: string }>(
    'SELECT DISTINCT stream_id AS id FROM recorded_event ORDER BY stream_id',
  );
  return rows.map(({ id }) => id).filter((id) => !isAgentStream(id));
}

async function all(): Promise<readonly Interaction[]> {
  const log = test.app.get(EventLog);
  const tapes = await Promise.all((await streams()).map((id) => log.readAfter(id, 0, 10_000)));
  for (const tape of tapes) {
    const times = tape.map(({ occurredAt }) => occurredAt);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  }
  return tapes.map((tape) => replay(tape as readonly Recorded[]));
}

describe('the past sessions of a demo', () => {
  it('fill days of working hours, each marked as made up and finished', () => {
    expect(sessions.length).toBeGreaterThan(100);
    expect(new Set(sessions.map(({ source }) => source?.name))).toEqual(new Set(['demo-past']));
    for (const { openedAt, phase, afterContactWork } of sessions) {
      expect(began - (openedAt ?? 0)).toBeGreaterThan(0);
      expect(began - (openedAt ?? 0)).toBeLessThan(31 * dayMs);
      expect([phase, afterContactWork]).toEqual(['closed', []]);
    }
  });

  it('hold what people do: scripts walked, cases weighed, promises, gifts, questions and answers', () => {
    const count = (of: (session: Interaction) => boolean) => sessions.filter(of).length;
    expect(count(({ weighed }) => weighed !== null)).toBeGreaterThan(60);
    expect(count(({ pastScripts }) => pastScripts.some((one) => one.leftBecause === 'completed'))).toBeGreaterThan(40);
    expect(count(({ promises }) => promises.length > 0)).toBeGreaterThan(20);
    expect(count(({ grants }) => grants.some(({ state }) => state === 'granted'))).toBeGreaterThan(15);
    const answers = sessions.flatMap(({ approvals }) => approvals.map(({ decision }) => decision?.decision));
    expect(answers).toContain('approved');
    expect(answers).not.toContain(undefined);
  });

  it('say nothing that must not be kept', async () => {
    const { rows } = await test.database.pool.query(
      `SELECT 1 FROM recorded_event WHERE event::text LIKE '%4111 1111%'`,
    );
    expect(rows).toEqual([]);
  });

  it('agree with the ledger, however often they are begun', async () => {
    expect(await write()).toBe(0);
    const { rows } = await test.database.pool.query<{ state: string; count: number; sum: number }>(
      `SELECT state, count(*)::integer AS count, sum(base_amount)::integer AS sum FROM remedy_grant GROUP BY state ORDER BY state`,
    );
    const states = (['granted', 'undone'] as const).filter((state) =>
      sessions.some((session) => session.grants.some((grant) => grant.state === state)),
    );
    const inLog = states.map((state) => {
      const grants = sessions.flatMap((session) => session.grants.filter((grant) => grant.state === state));
      const sum = grants.reduce((total, { terms }) => total + (terms.amount?.amount ?? 0), 0);
      return { state, count: grants.length, sum };
    });
    expect(rows).toEqual(inLog);
    const budgets = await test.database.pool.query<{ used: number }>(
      'SELECT sum(used)::integer AS used FROM budget_use',
    );
    expect(budgets.rows[0]?.used).toBe(inLog[0]?.sum);
    const approvals = await test.database.pool.query<{ n: number }>(
      'SELECT count(*)::integer AS n FROM approval_request',
    );
    expect(approvals.rows[0]?.n).toBe(sessions.flatMap((session) => session.approvals).length);
  });

  it('stand on the journeys of who called, so that who came back is counted', async () => {
    const { rows } = await test.database.pool.query<{ id: string }>(
      'SELECT interaction_id AS id FROM touchpoint WHERE interaction_id IS NOT NULL ORDER BY interaction_id',
    );
    const told = sessions.filter(({ customer }) => customer.customerId !== null);
    expect(told.length).toBeGreaterThan(20);
    expect(rows).toHaveLength(told.length);
    const counts = await test.database.pool.query(
      `SELECT id FROM customer c WHERE touchpoint_count <> (SELECT count(*) FROM touchpoint t WHERE t.customer_id = c.id)`,
    );
    expect(counts.rows).toEqual([]);
  });

  it('leave whoever opens the demo with the one gift of an earlier visit', async () => {
    const { rows } = await test.database.pool.query(
      `SELECT sum(base_amount)::integer AS sum, count(*)::integer AS count FROM remedy_grant WHERE customer_key = 'C-0001'`,
    );
    expect(rows).toEqual([{ sum: 4_000, count: 1 }]);
  });

  it('are not written into a log that had sessions before', async () => {
    const { database } = test;
    await database.pool.query('DELETE FROM past_sessions');
    expect(await write()).toBe(0);
    await database.pool.query(
      `UPDATE recorded_event SET event = '{"type":"InteractionOpened","from":"\\ud83d"}' WHERE sequence = 1`,
    );
    expect(await write()).toBe(0);
    expect(await streams()).toHaveLength(sessions.length);
  });
});
