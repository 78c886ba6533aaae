import type { QueueTarget } from '@aliado/domain';
import { Client } from 'pg';
import { lendDatabase } from '../cli/own-database.ts';
import { readSettings } from '../platform/configuration.ts';
import { recountedDay } from './recounted-day.ts';

/** What is to be counted, as the first parameter tells it in JSON. */
interface Order {
  readonly dayFrom: number;
  readonly targets: Readonly<Record<string, QueueTarget>>;
}

/** Counts a day of the settings' database the slow way. Prints the tally of each queue as one line of JSON. */
async function main(): Promise<void> {
  const { dayFrom, targets } = JSON.parse(process.argv[2] ?? '') as Order;
  const database = await lendDatabase(readSettings(process.env));
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    process.stdout.write(`${JSON.stringify(await recountedDay(client, dayFrom, targets))}\n`);
  } finally {
    await client.end();
    await database.giveBack();
  }
}

await main();
