import type { Recorded } from '@aliado/domain';
import { LogUnavailable } from '../../interactions/event-log.ts';
import { PostgresEventLog } from '../../interactions/postgres-event-log.ts';
import type { DatabasePool } from '../../platform/database.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { describeTrackLog } from '../testing/track-log.contract.ts';
import { begunStatement, entriesStatement, PostgresTrackLog, promisedStatement } from './postgres-track-log.ts';
import { floorTypes } from './track-log.ts';

const databases: TestDatabase[] = [];
async function aDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  databases.push(database);
  return database;
}
afterAll(() => Promise.all(databases.map((database) => database.close())));

const tracksOf = ({ pool }: TestDatabase) => new PostgresTrackLog({ pool } as DatabasePool);

describeTrackLog('tracks from the log in PostgreSQL', async () => {
  const database = await aDatabase();
  return { log: new PostgresEventLog(database.pool), tracks: tracksOf(database) };
});

describe('a day of 2,000 contacts among others', () => {
  const [from, to] = [10_000_000, 20_000_000];
  let database: TestDatabase;
  beforeAll(async () => {
    database = await aDatabase();
    await database.pool
      .query(`INSERT INTO recorded_event (stream_id, sequence, occurred_at, recorded_at, by, event, type)
      SELECT *, event->>'type' FROM (SELECT 'int-' || c, n, c * 5000, c * 5000, 'source:pbx', CASE n
        WHEN 1 THEN json_build_object('type', 'InteractionOpened')
        WHEN 2 THEN json_build_object('type', 'InteractionQueued', 'queueId', 'a')
        WHEN 3 THEN json_build_object('type', 'PromiseMade', 'dueAt', c * 10000)
        ELSE json_build_object('type', 'NoteWritten', 'noteId', 'n', 'text', 'x') END
      FROM generate_series(0, 9999) AS c, generate_series(1, 8) AS n) AS entry (stream_id, sequence, occurred_at, recorded_at, by, event)`);
    await database.pool.query(`UPDATE recorded_event SET occurred_at = ${from} + occurred_at % 7 WHERE sequence = 2
      AND occurred_at >= ${from} AND occurred_at < ${from + 6_000_000}`);
    await database.pool.query('ANALYZE recorded_event');
  });

  it('is read page by page, each contact once, however many came at the same moment', async () => {
    const seen: string[] = [];
    for await (const batch of tracksOf(database).read(from, to))
      seen.push(...batch.filter(({ sequence }: Recorded) => sequence === 1).map(({ streamId }) => streamId));
    expect([seen.length, new Set(seen).size]).toEqual([2_000, 2_000]);
  });

  it.each([
    ['contacts', begunStatement, [from, '', to], 'recorded_event_begun'],
    ['entries', entriesStatement(floorTypes), [['int-1', 'int-2']], 'recorded_event_floor'],
    ['promises', promisedStatement, [from, from + 100_000], 'recorded_event_due'],
  ])('finds %s by an index, and not by reading the log', async (_, statement, values, index) => {
    const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${statement}`, values);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan');
  });
});

it('says so where the log cannot be read', async () => {
  const database = await createTestDatabase();
  const tracks = tracksOf(database);
  await database.close();
  await expect(tracks.promisedIn(0, 1)).rejects.toBeInstanceOf(LogUnavailable);
});

it('takes in, and reads over, what people wrote with half a character in it', async () => {
  const database = await aDatabase();
  const log = new PostgresEventLog(database.pool);
  const about = { occurredAt: 1_000, by: 'system' } as const;
  const note = { type: 'NoteWritten', noteId: 'n', text: 'half \ud83d' } as const;
  const promise = { promiseId: 'p', words: 'half \ud83d', team: null, dueAt: 5_000, matter: null, orderNumber: null };
  await log.append({
    ...{ streamId: 'int-1', expected: 0, commandId: null, recordedAt: 1_000, turns: null },
    entries: [
      { ...about, event: { type: 'InteractionQueued', queueId: 'a' } },
      { ...about, event: note },
      { ...about, event: { type: 'PromiseMade', ...promise, by: 'ada' } },
    ],
  });
  const read: Recorded[] = [];
  for await (const batch of tracksOf(database).read(0, 2_000)) read.push(...batch);
  expect(read.map(({ event }) => event.type)).toEqual(['InteractionQueued']);
  expect(await tracksOf(database).promisedIn(4_000, 6_000)).toEqual(['int-1']);
});
