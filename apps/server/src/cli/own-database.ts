import { join, resolve } from 'node:path';
import { answers } from '../platform/answers.ts';
import type { Settings } from '../platform/configuration.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts';
import { postgresLock, postgresUrl } from '../platform/postgres-program.ts';

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
  const lock = postgresLock(folder);
  const shared = lock && postgresUrl(folder, lock.port);
  if (shared !== null && (await answers(shared))) return { url: shared, kind: 'shared', giveBack: nothing };
  const own = await startEmbeddedPostgres({ folder });
  return { url: own.url, kind: 'own', giveBack: () => own.stop() };
}
