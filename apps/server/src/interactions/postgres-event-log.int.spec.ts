import { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts';
import { LogUnavailable } from './event-log.ts';
import { readableEvent } from './readable-event.ts';
import { PostgresEventLog } from './postgres-event-log.ts';
import { aStream, anAppend, describeEventLog, textsOf } from './testing/event-log.contract.ts';

const databases: TestDatabase[] = [];

async function aDatabase(server?: string): Promise<TestDatabase> {
  const database = await createTestDatabase('migrated', server);
  databases.push(database);
  return database;
}

afterAll(() => Promise.all(databases.map((database) => database.close())));

describeEventLog('the log in the PostgreSQL of this run', async () => new PostgresEventLog((await aDatabase()).pool));

const given = process.env['ALIADO_TEST_GIVEN_DATABASE_URL'];
if (given) {
  describeEventLog('the log in a given PostgreSQL', async () => new PostgresEventLog((await aDatabase(given)).pool));
} else {
  it.skip('the log in a given PostgreSQL: set ALIADO_TEST_GIVEN_DATABASE_URL', () => undefined);
}

describe('the log of two servers over one database', () => {
  it('gives every sequence once, and carries every command out once', async () => {
    const { pool, url } = await aDatabase();
    const otherPool = new Pool({ connectionString: url, max: 4 });
    const logs = [new PostgresEventLog(pool), new PostgresEventLog(otherPool)];
    const streams = Array.from({ length: 10 }, aStream);
    const outcomes = await Promise.allSettled(
      streams.flatMap((streamId) =>
        logs.map((log) => log.append(anAppend(streamId, 0, ['x'], { commandId: `${streamId}-x` }))),
      ),
    );
    const kinds = outcomes.map((one) => (one.status === 'fulfilled' ? Object.keys(one.value)[0] : one.reason));
    expect(kinds.toSorted()).toEqual([...streams.map(() => 'entries'), ...streams.map(() => 'repeated')]);
    for (const streamId of streams)
      expect(textsOf(await new PostgresEventLog(pool).readAfter(streamId, 0, 10))).toEqual(['x']);
    await otherPool.end();
  });
});

describe('a log whose database is away', () => {
  it('says so, and acknowledges nothing', async () => {
    const nowhere = new Pool({
      connectionString: 'postgres://nobody@127.0.0.1:9/none',
      connectionTimeoutMillis: 2_000,
    });
    const log = new PostgresEventLog(nowhere);
    await expect(log.append(anAppend('int-1', 0, ['x']))).rejects.toBeInstanceOf(LogUnavailable);
    await nowhere.end();
  });

  it('says so when its connection is cut in the middle, and goes on when the database is back', async () => {
    const { pool, url } = await aDatabase();
    const log = new PostgresEventLog(pool);
    const stream = aStream();
    await log.append(anAppend(stream, 0, ['before']));
    const lock = new Pool({ connectionString: url, max: 1 });
    const client = await lock.connect();
    await client.query('BEGIN; LOCK TABLE recorded_event IN ACCESS EXCLUSIVE MODE');
    const cut = log.append(anAppend(stream, 1, ['during']));
    const refused = expect(cut).rejects.toBeInstanceOf(LogUnavailable);
    await waitForLock(client);
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await refused;
    await client.query('ROLLBACK');
    client.release();
    await lock.end();
    await log.append(anAppend(stream, 1, ['after']));
    expect(textsOf(await log.readAfter(stream, 0, 10))).toEqual(['before', 'after']);
  });
});

describe('a command that comes again when its receipt is just being forgotten', () => {
  it('is not taken for carried out: it was not written this time', async () => {
    const { pool } = await aDatabase();
    const log = new PostgresEventLog(pool);
    const stream = aStream();
    await log.append(anAppend(stream, 0, ['a'], { commandId: `${stream}-a` }));
    const query = pool.query.bind(pool) as (statement: { name: string }) => Promise<unknown>;
    jest
      .spyOn(pool as { query: typeof query }, 'query')
      .mockImplementation((statement) =>
        statement.name === 'receipts' ? Promise.resolve({ rows: [] }) : query(statement),
      );
    const again = log.append(anAppend(stream, 1, ['a'], { commandId: `${stream}-a` }));
    await expect(again).rejects.toBeInstanceOf(LogUnavailable);
    expect(textsOf(await log.readAfter(stream, 0, 10))).toEqual(['a']);
  });
});

describe('entries in which people wrote half a character or a NUL', () => {
  it('are found by their type, and can be looked into with those in place of U+FFFD', async () => {
    const { pool } = await aDatabase();
    const log = new PostgresEventLog(pool);
    const texts = ['half \ud83d', 'none \u0000', 'whole 🦙 \u001f', 'told of \\ud83d', 'plain'];
    await log.append(anAppend('int-odd', 0, texts));
    const { rows } = await pool.query<{ text: string }>(
      `SELECT (${readableEvent})->>'text' AS text FROM recorded_event WHERE type = 'NoteWritten' ORDER BY sequence`,
    );
    const told = 'told of \\ufffd'; // what merely looks like one is taken for it: what is counted is not words
    expect(rows.map(({ text }) => text)).toEqual(['half \ufffd', 'none \ufffd', 'whole 🦙 \u001f', told, 'plain']);
    expect(textsOf(await log.readAfter('int-odd', 0, 10))).toEqual(texts);
  });
});

describe('a row that the database refuses', () => {
  it('does not take those with it that are written at the same moment', async () => {
    const log = new PostgresEventLog((await aDatabase()).pool);
    const [first, bad, last] = [aStream(), aStream(), aStream()];
    const outcomes = await Promise.allSettled([
      log.append(anAppend(first, 0, ['x'])),
      log.append(anAppend(aStream(), 0, ['x'])),
      log.append(anAppend(aStream(), 0, ['x'])),
      log.append(anAppend(bad, 0, ['x'], { commandId: 'a\u0000b' })),
      log.append(anAppend(last, 0, ['x'])),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(textsOf(await log.readAfter(bad, 0, 10))).toEqual([]);
    expect(textsOf(await log.readAfter(last, 0, 10))).toEqual(['x']);
  });
});

async function waitForLock(client: { query(text: string): Promise<{ rows: readonly unknown[] }> }): Promise<void> {
  for (;;) {
    const { rows } = await client.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
