import { Client } from 'pg';

/** Whether a database answers at this address. */
export async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined); // what breaks after the answer is of no interest
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
