import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { AlertStore, type AlertChanges, type StandingAlert } from './alert-store.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());

const standing = (subjectId: string): StandingAlert => ({
  ...{ ruleId: 'waits', subjectId, version: 1, since: 1, raisedAt: 2, lapsedAt: null },
});
const keep = (changes: Partial<AlertChanges>) =>
  new AlertStore(database).keep({ standing: [], quiet: [], deliveries: [], lookedAt: 7, ...changes });
const kept = async () => (await new AlertStore(database).before()).standing.map(({ subjectId }) => subjectId);

describe('an alert about what a source named with half a character', () => {
  const [half, otherHalf, withNul] = ['cola \ud83d', 'cola \udc4b', 'a\0b'];

  it('is kept with what stands for it, once, and its news with it', async () => {
    const news = { ruleId: 'waits', subjectId: half, id: `waits.${half}`, way: 'webhook', recipient: '' } as const;
    await keep({
      standing: [half, otherHalf, withNul, 'billing'].map(standing),
      deliveries: [{ ...news, body: `{"name":"${withNul}"}`, at: 1 }],
    });
    expect((await kept()).toSorted()).toEqual(['a b', 'billing', 'cola \ufffd']);
    const { rows } = await database.pool.query('SELECT id, subject_id AS "subjectId", body FROM alert_delivery');
    expect(rows).toEqual([{ id: 'waits.cola \ufffd', subjectId: 'cola \ufffd', body: '{"name":"a b"}' }]);
  });

  it('is quiet again by the same name', async () => {
    await keep({ quiet: [half, withNul].map((subjectId) => ({ ruleId: 'waits', subjectId })) });
    expect(await kept()).toEqual(['billing']);
  });
});
