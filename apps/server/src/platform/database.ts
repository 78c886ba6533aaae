import { Pool } from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { entities } from '../entities.ts';
import { migrations } from '../migrations/index.ts';

/** How long a connection may take to come about, milliseconds: who waits longer is better told that there is none. */
const patience = 5_000;
/** How long one statement of the log may take, milliseconds; one that is cut off may be repeated. */
const statementPatience = 15_000;

/** How TypeORM reaches a database: plain SQL migrations, no synchronisation. */
export function databaseOptions(url: string): DataSourceOptions & { readonly type: 'postgres' } {
  return {
    type: 'postgres',
    url,
    entities: [...entities],
    migrations: [...migrations],
    migrationsRun: true,
    migrationsTransactionMode: 'each',
    synchronize: false,
    poolSize: 8,
    extra: { connectionTimeoutMillis: patience, keepAlive: true },
    applicationName: 'aliado',
  };
}

/** The plain driver's pool, for the paths where TypeORM would cost too much: the log. */
export abstract class DatabasePool {
  abstract readonly pool: Pool;
}

/** A pool of a few connections to one database. */
export function openPool(url: string): DatabasePool & { close(): Promise<void> } {
  const pool = new Pool({
    connectionString: url,
    max: 4,
    application_name: 'aliado-log',
    connectionTimeoutMillis: patience,
    query_timeout: statementPatience,
    keepAlive: true,
  });
  pool.on('error', () => undefined); // an idle connection that breaks is replaced at the next use, which reports for itself
  return { pool, close: () => pool.end() };
}
