import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import type { Settings } from '../platform/configuration.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts';

/** A database for as long as a command needs it. */
export interface LentDatabase {
  readonly url: string;
  /** `given`: of the settings. `shared`: a server runs on it. `own`: started for this command. */
  readonly kind: 'given' | 'shared' | 'own';
  giveBack(): Promise<void>;
}

const nothing = (): Promise<void> => Promise.resolve();

/**
 * The database of the settings; without one the embedded one, of the server that runs or started for this command.
 * @throws Error if the embedded one cannot be started.
 */
export async function lendDatabase({ databaseUrl, dataFolder }: Settings): Promise<LentDatabase> {
  if (databaseUrl !== null) return { url: databaseUrl, kind: 'given', giveBack: nothing };
  const folder = join(resolve(dataFolder), 'postgres');
  const shared = runningUrl(folder);
  if (shared !== null && (await answers(shared))) return { url: shared, kind: 'shared', giveBack: nothing };
  const own = await startEmbeddedPostgres({ folder });
  return { url: own.url, kind: 'own', giveBack: () => own.stop() };
}

/** Whether a database answers at this address. */
export async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false; // whatever it is, there is no database to be used
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A running PostgreSQL keeps its port in the fourth line of its file; one that crashed may have left the file behind. */
function runningUrl(folder: string): string | null {
  const file = join(folder, 'data', 'postmaster.pid');
  if (!existsSync(file)) return null;
  const port = Number(readFileSync(file, 'utf8').split('\n')[3]);
  return Number.isInteger(port) && port > 0 ? `postgres://aliado@127.0.0.1:${port}/postgres` : null;
}
