import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

/** Utterances of each call of long ago. */
const entriesEach = 100;

/**
 * Puts finished calls of long ago into the log of a running product, straight into its database: the log of months, in seconds.
 * Brings the log to so many rows; does nothing if it has them.
 */
export async function fillHistory(dataFolder: string, rows: number): Promise<number> {
  const client = new Client({ connectionString: databaseIn(dataFolder) });
  await client.connect();
  try {
    const count = async () =>
      Number((await client.query<{ n: string }>('SELECT count(*) AS n FROM recorded_event')).rows[0]?.n);
    const calls = Math.max(0, Math.ceil((rows - (await count())) / entriesEach));
    const mark = `old-${rows}`;
    await client.query(
      `INSERT INTO recorded_event (stream_id, sequence, occurred_at, recorded_at, by, event)
       SELECT $1 || call, nth, 0, 0, 'source:bench',
         json_build_object('type', 'UtteranceSpoken', 'utteranceId', 'u' || nth, 'participantId', 'customer', 'role', 'customer',
           'text', 'Buenos días, llamo por el pedido que no ha llegado todavía ' || call || ' ' || nth,
           'startedAt', 0, 'endedAt', 0, 'language', 'es', 'confidence', null)
       FROM generate_series(1, $2::int) AS call, generate_series(1, $3::int) AS nth`,
      [mark, calls, entriesEach],
    );
    await client.query(
      `INSERT INTO command_receipt (command_id, stream_id, sequence, recorded_at)
       SELECT $1 || call || '|' || nth, $1 || call, nth, 0
       FROM generate_series(1, $2::int) AS call, generate_series(1, $3::int) AS nth`,
      [mark, calls, entriesEach],
    );
    await client.query('ANALYZE recorded_event, command_receipt');
    await client.query('CHECKPOINT');
    return await count();
  } finally {
    await client.end();
  }
}

/** The embedded database says in its own file on which port it listens. */
function databaseIn(dataFolder: string): string {
  const [, , , port] = readFileSync(join(dataFolder, 'postgres/data/postmaster.pid'), 'utf8').split('\n');
  return `postgres://aliado@127.0.0.1:${port}/postgres`;
}
