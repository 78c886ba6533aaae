import { Client } from 'pg';
import { lendDatabase } from '../cli/own-database.ts';
import { readSettings } from '../platform/configuration.ts';

/** Utterances of each call of long ago. */
const entriesEach = 100;

const entries = `INSERT INTO recorded_event (stream_id, sequence, occurred_at, recorded_at, by, type, event)
  SELECT $1 || call, nth, 0, 0, 'source:bench', 'UtteranceSpoken',
    json_build_object('type', 'UtteranceSpoken', 'utteranceId', 'u' || nth, 'participantId', 'customer', 'role', 'customer',
      'text', 'Buenos días, llamo por el pedido que no ha llegado todavía ' || call || ' ' || nth,
      'startedAt', 0, 'endedAt', 0, 'language', 'es', 'confidence', null)
  FROM generate_series(1, $2::int) AS call, generate_series(1, $3::int) AS nth`;

const receipts = `INSERT INTO command_receipt (command_id, stream_id, sequence, recorded_at)
  SELECT $1 || call || '|' || nth, $1 || call, nth, 0
  FROM generate_series(1, $2::int) AS call, generate_series(1, $3::int) AS nth`;

/** Brings the log of the settings' database to so many rows with calls of long ago, and prints how many it has then. */
async function main(): Promise<void> {
  const rows = Number(process.argv[2] ?? 10_000);
  const database = await lendDatabase(readSettings(process.env));
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const missing = Math.ceil((rows - (await count(client))) / entriesEach);
    const values = [`old-${rows}-`, Math.max(0, missing), entriesEach];
    await client.query(entries, values);
    await client.query(receipts, values);
    await client.query('ANALYZE recorded_event, command_receipt');
    await client.query('CHECKPOINT'); // or it would fall into what is measured next
    process.stdout.write(`${await count(client)}\n`);
  } finally {
    await client.end();
    await database.giveBack();
  }
}

async function count(client: Client): Promise<number> {
  const { rows } = await client.query<{ n: string }>('SELECT count(*) AS n FROM recorded_event');
  return Number(rows[0]?.n);
}

await main();
