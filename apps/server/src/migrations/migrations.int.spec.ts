import { DataSource } from 'typeorm';
import { databaseOptions } from '../platform/database.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts';
import { migrations } from './index.ts';

let database: TestDatabase;
let source: DataSource;

beforeEach(async () => {
  database = await createTestDatabase('empty');
  source = await new DataSource({ ...databaseOptions(database.url), migrationsRun: false }).initialize();
});
afterEach(async () => {
  await source.destroy();
  await database.close();
});

/** All that a migration can make, in words: columns, keys and indexes, triggers, functions. */
async function schema(): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ line: string }>(`
    SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable AS line
      FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations'
    UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migrations'
    UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
    UNION ALL SELECT 'extension ' || extname FROM pg_extension WHERE extname <> 'plpgsql'
    ORDER BY line`);
  return rows.map(({ line }) => line);
}

describe('the changes of the schema', () => {
  it('stand in the order of their times, so that an older server finds its own first', () => {
    const times = migrations.map(({ name }) => Number(/\d+$/.exec(name)?.[0]));
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(new Set(times).size).toBe(times.length);
  });

  it('make exactly what the rows of the features describe', async () => {
    await source.runMigrations();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('can each be undone without a trace, and made again', async () => {
    await source.runMigrations();
    const whole = await schema();
    const below: (readonly string[])[] = [];
    for (const _ of migrations) {
      await source.undoLastMigration();
      below.push(await schema());
    }
    expect(below.at(-1)).toEqual([]);
    expect(new Set(below.map((lines) => lines.length)).size).toBe(migrations.length);
    await source.runMigrations();
    expect(await schema()).toEqual(whole);
  });
});
