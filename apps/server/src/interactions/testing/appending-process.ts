import { stdout } from 'node:process';
import { Pool } from 'pg';
import { PostgresEventLog } from '../postgres-event-log.ts';

/**
 * A process of its own for specs that kill it: appends to twenty streams at once, without end, and writes a line
 * `STREAM SEQUENCE` for each entry as soon as the log has acknowledged it. Started with the address of a database.
 */
const [, , url = ''] = process.argv;
const log = new PostgresEventLog(new Pool({ connectionString: url, max: 4 }));

async function appendForEver(streamId: string): Promise<never> {
  for (let sequence = 1; ; sequence++) {
    const entry = { occurredAt: 0, by: 'system', event: { type: 'CallHeld' } } as const;
    const commandId = `${streamId}|${sequence}`;
    await log.append({ streamId, expected: sequence - 1, entries: [entry], commandId, recordedAt: 0, turns: null });
    stdout.write(`${streamId} ${sequence}\n`);
  }
}

await Promise.all(Array.from({ length: 20 }, (_, index) => appendForEver(`int-${index}`)));
