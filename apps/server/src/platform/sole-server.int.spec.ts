import { setTimeout as pause } from 'node:timers/promises';
import { becomeSoleServer } from './sole-server.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';

describe('one server on one database', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createTestDatabase('empty')));
  afterAll(() => database.close());
  const unexpected = (sentence: string): void => {
    throw new Error(sentence);
  };

  const sessions = async (): Promise<number> => {
    const { rows } = await database.pool.query<{ count: string }>(
      "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory' AND granted AND datname = current_database()",
    );
    return Number(rows[0]?.count);
  };

  it('is let go by the one that ends, for the one that waits', async () => {
    const first = await becomeSoleServer(database.url, unexpected);
    const second = becomeSoleServer(database.url, unexpected);
    await pause(600);
    await first.release();
    await (await second).release();
    expect(await sessions()).toBe(0);
  });

  it('is held again after its connection broke', async () => {
    const sole = await becomeSoleServer(database.url, unexpected);
    await database.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'aliado-sole'",
    );
    while ((await sessions()) > 0) await pause(20);
    while ((await sessions()) < 1) await pause(20);
    await sole.release();
  });

  it('refuses a second with a sentence', async () => {
    const first = await becomeSoleServer(database.url, unexpected);
    await expect(becomeSoleServer(database.url, unexpected, 0)).rejects.toThrow(
      'Another server works on this database',
    );
    await first.release();
  });
});
