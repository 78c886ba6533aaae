import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { StartFault } from './start-fault.ts';

/** That no other server works on a database. */
export interface SoleServer {
  release(): Promise<void>;
}

/** "Aliado" in a number; the same in every version. */
const lockKey = 416_124_160;
const lookEvery = 500;
/** So long the database may believe in a session of ours whose connection broke, milliseconds. */
const lingeringFor = 60_000;

/**
 * Takes the database for this one server: two would each hold states that the other changes. The lock lives as long as its
 * connection; when that breaks it is taken again.
 * @param taken told if another server took the database meanwhile: this one must end.
 * @param leavingFor how long a server that is being replaced may take to go, milliseconds.
 * @throws StartFault if another server has it. @throws Error if the database cannot be reached.
 */
export async function becomeSoleServer(
  url: string,
  taken: (sentence: string) => void,
  leavingFor = 15_000,
): Promise<SoleServer> {
  let isReleased = false;
  const hold = async (): Promise<Client> => {
    const client = await connect(url);
    client.once('end', () => void holdAgain());
    return client;
  };
  const holdAgain = async (): Promise<void> => {
    while (!isReleased) {
      await pause(lookEvery, null, { ref: false });
      const again = isReleased ? null : await hold().catch(() => null);
      if (!again) continue;
      held = again;
      if (isReleased) await again.end();
      else if (!(await lock(again, lingeringFor).catch(() => true))) taken(sentence);
      return;
    }
  };
  let held = await hold();
  if (!(await lock(held, leavingFor))) {
    isReleased = true;
    await held.end();
    throw new StartFault(sentence);
  }
  return {
    async release() {
      isReleased = true;
      await held.end().catch(() => undefined);
    },
  };
}

const sentence = 'Another server works on this database. Stop it first, or give this one a database of its own.';

async function connect(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: 'aliado-sole',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  client.on('error', () => undefined); // "end" follows, and is what counts
  await client.connect();
  return client;
}

/** Whether the lock is ours within this time. */
async function lock(client: Client, within: number): Promise<boolean> {
  const since = Date.now();
  // the database must notice soon when we are gone without a word
  await client.query('SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3');
  for (;;) {
    const { rows } = await client.query<{ ours: boolean }>('SELECT pg_try_advisory_lock($1) AS ours', [lockKey]);
    if (rows[0]?.ours) return true;
    if (Date.now() - since > within) return false;
    await pause(lookEvery);
  }
}
