import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { databaseOptions } from '../database.ts';

/** A database that one spec file has for itself. */
export interface TestDatabase {
  readonly url: string;
  /** For statements of the spec, and to hand to what wants a `DatabasePool`. */
  readonly pool: Pool;
  /** Ends the pool and drops the database, whoever is still connected. */
  close(): Promise<void>;
}

/**
 * Makes a database on the server that this run of specs started.
 * @param schema whether all migrations are run on it, or it is left empty.
 * @param server another server to make it on, by the address of any of its databases.
 * @throws Error outside of a run of specs.
 */
export async function createTestDatabase(
  schema: 'migrated' | 'empty' = 'migrated',
  server = process.env['ALIADO_TEST_DATABASE_URL'],
): Promise<TestDatabase> {
  if (!server)
    throw new Error('ALIADO_TEST_DATABASE_URL is not set; run the specs with the configuration of this project');
  const name = `spec_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = withDatabase(server, name);
  if (schema === 'migrated') await migrate(url);
  const pool = new Pool({ connectionString: url, max: 4 });
  pool.on('error', () => undefined); // dropping the database breaks idle connections
  return {
    url,
    pool,
    async close() {
      await pool.end();
      await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function migrate(url: string): Promise<void> {
  const source = new DataSource(databaseOptions(url));
  await source.initialize();
  await source.destroy();
}

async function onServer(url: string, statement: string): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 1 });
  await pool.query(statement).finally(() => pool.end());
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
