import { DataSource } from 'typeorm';
import { databaseOptions } from '../platform/database.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts';

/** All that migrations can leave behind. */
const leftovers = `
  SELECT relname AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind <> 'i' AND relname NOT LIKE 'migrations%'
  UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace`;

describe('the migrations', () => {
  let database: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase('empty');
    source = await new DataSource({ ...databaseOptions(database.url), migrationsRun: false }).initialize();
  });
  afterAll(async () => {
    await source?.destroy();
    await database?.close();
  });

  it('make the tables that the entities describe, and can be taken back and made again', async () => {
    await source.runMigrations();
    expect((await source.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query)).toEqual([]);
    for (const _ of source.migrations) await source.undoLastMigration();
    expect((await database.pool.query(leftovers)).rows).toEqual([]);
    expect(await source.runMigrations()).toHaveLength(source.migrations.length);
  });
});
