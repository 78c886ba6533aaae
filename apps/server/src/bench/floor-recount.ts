import { evolveTrack, initialTrack, tallyOfAll, trackTypes, type QueueTarget, type Recorded } from '@aliado/domain';
import { Client } from 'pg';
import { lendDatabase } from '../cli/own-database.ts';
import { readSettings } from '../platform/configuration.ts';

/** What is to be counted, as the first parameter tells it in JSON. */
interface Order {
  readonly dayFrom: number;
  readonly targets: Readonly<Record<string, QueueTarget>>;
}

const statement = `SELECT stream_id AS "streamId", sequence, occurred_at, by, event FROM recorded_event
  WHERE event->>'type' = ANY ($1) ORDER BY stream_id, sequence`;

type Row = Omit<Recorded, 'occurredAt' | 'recordedAt'> & { readonly occurred_at: string };

/**
 * Counts a day of the settings' database the slow way, contact by contact from the first entry to the last, with nothing of what the
 * server keeps up. Prints the tally of each queue as one line of JSON.
 */
async function main(): Promise<void> {
  const { dayFrom, targets } = JSON.parse(process.argv[2] ?? '') as Order;
  const database = await lendDatabase(readSettings(process.env));
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(statement, [[...trackTypes]]);
    const entries = rows.map(({ occurred_at: at, ...row }) => ({ ...row, occurredAt: Number(at), recordedAt: 0 }));
    const contacts = new Map<string, Recorded[]>();
    for (const entry of entries) contacts.set(entry.streamId, [...(contacts.get(entry.streamId) ?? []), entry]);
    const segments = [...contacts]
      .flatMap(([id, log]) => log.reduce(evolveTrack, initialTrack(id)).segments)
      .filter(({ beganAt }) => beganAt >= dayFrom);
    const tallies = Object.entries(targets).map(([queueId, target]) => {
      const ofQueue = segments.filter((segment) => segment.queueId === queueId);
      return [queueId, tallyOfAll(ofQueue, () => target)] as const;
    });
    process.stdout.write(`${JSON.stringify(Object.fromEntries(tallies))}\n`);
  } finally {
    await client.end();
    await database.giveBack();
  }
}

await main();
