import { Pool } from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { entities } from '../entities.ts';
import { migrations } from '../migrations/index.ts';

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
    applicationName: 'aliado',
  };
}

/** The plain driver's pool, for the paths where TypeORM would cost too much: the log. */
export abstract class DatabasePool {
  abstract readonly pool: Pool;
}

/** A pool of a few connections to one database. */
export function openPool(url: string): DatabasePool & { close(): Promise<void> } {
  const pool = new Pool({ connectionString: url, max: 4, application_name: 'aliado-log' });
  pool.on('error', () => undefined); // an idle connection that breaks is replaced at the next use, which reports for itself
  return { pool, close: () => pool.end() };
}
