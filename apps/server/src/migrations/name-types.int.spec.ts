import { DataSource } from 'typeorm';
import { databaseOptions } from '../platform/database.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts';
import { NameTypes1795301200000 } from './1795301200000-name-types.ts';
import { migrations } from './index.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase('empty');
});
afterEach(() => database.close());

/** Brings the schema up to all changes before this one, as an older server left it, or up to the newest. */
async function bring(whole: boolean): Promise<void> {
  const before = migrations.slice(0, migrations.indexOf(NameTypes1795301200000));
  const options = { ...databaseOptions(database.url), migrations: whole ? [...migrations] : before };
  const source = await new DataSource(options).initialize();
  await source.destroy();
}

describe('a log in which types stood in the JSON alone', () => {
  it('gets the type of each entry beside it, whatever people wrote', async () => {
    await bring(false);
    const texts = [
      '{"type":"InteractionQueued","queueId":"a"}',
      '{"target":{"type":"nested"}, "type" : "NoteWritten"}',
      '{"text":"\\"type\\":\\"said\\"","type":"UtteranceSpoken"}',
      '{"type":"InteractionOpened","from":"half \\ud83d"}',
      '{"control":{"type":"nested"},"from":"none \\u0000 \\\\u0000 \\\\\\ud83d","type":"CallHeld"}',
    ];
    await database.pool.query(
      `INSERT INTO recorded_event (stream_id, sequence, occurred_at, recorded_at, by, event)
       SELECT 'int-1', nth, nth, nth, 'system', event::json FROM unnest($1::text[]) WITH ORDINALITY AS e (event, nth)`,
      [texts],
    );
    await bring(true);
    const { rows } = await database.pool.query<{ type: string; event: string }>(
      'SELECT type, event::text FROM recorded_event ORDER BY sequence',
    );
    expect(rows.map(({ type }) => type)).toEqual([
      ...['InteractionQueued', 'NoteWritten', 'UtteranceSpoken', 'InteractionOpened', 'CallHeld'],
    ]);
    expect(rows.map(({ event }) => event)).toEqual(texts);
  });

  it('is not known to be empty where it is: plans made then would read it whole while it grows', async () => {
    await bring(true);
    const { rows } = await database.pool.query("SELECT reltuples FROM pg_class WHERE relname = 'recorded_event'");
    expect(rows).toEqual([{ reltuples: -1 }]);
  });

  it('takes no entry without a type from then on', async () => {
    await bring(true);
    const untyped = database.pool.query(
      `INSERT INTO recorded_event (stream_id, sequence, occurred_at, recorded_at, by, event) VALUES ('int-1', 1, 0, 0, 'system', '{}')`,
    );
    await expect(untyped).rejects.toThrow('type');
  });
});
