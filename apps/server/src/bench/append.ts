import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { DataSource } from 'typeorm';
import { PostgresEventLog } from '../interactions/postgres-event-log.ts';
import { databaseOptions, openPool } from '../platform/database.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts';
import { DriverWriter } from './driver-writer.ts';
import { PortWriter } from './port-writer.ts';
import type { Writer } from './writer.ts';

/** How one writer did with so many rows on their way at once. */
interface Measured {
  readonly writer: string;
  readonly inFlight: number;
  readonly rowsPerSecond: number;
  /** From handing a row over to its commit, milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** The longest time that the event loop stood still, milliseconds. */
  readonly stall: number;
}

const inFlights = [1, 8, 32, 256] as const;

/** Writes rows through the log and through the bare driver, in turn, and prints what was measured as one line of JSON. */
async function main(): Promise<void> {
  const seconds = Number(process.argv[2] ?? 2);
  const rounds = Number(process.argv[3] ?? 3);
  const postgres = await startEmbeddedPostgres();
  const source = await new DataSource(databaseOptions(postgres.url)).initialize();
  await source.destroy();
  const { pool, close } = openPool(postgres.url);
  try {
    await pool.query('CREATE TABLE bare_event (LIKE recorded_event INCLUDING ALL)');
    const log = new PostgresEventLog(pool);
    const writers: readonly Writer[] = [
      new PortWriter(log, true),
      new PortWriter(log, false),
      new DriverWriter(pool, 2),
      new DriverWriter(pool, 4),
    ];
    const measured: Measured[] = [];
    for (let round = 0; round < rounds; round++)
      for (const inFlight of inFlights)
        for (let turn = 0; turn < writers.length; turn++) {
          const writer = writers[(turn + round) % writers.length];
          if (writer) measured.push(await measure(writer, inFlight, seconds * 1_000));
        }
    process.stdout.write(`${JSON.stringify(measured)}\n`);
  } finally {
    await close();
    await postgres.stop();
  }
}

async function measure(writer: Writer, inFlight: number, forMs: number): Promise<Measured> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const waits: number[] = [];
  const start = performance.now();
  delay.enable();
  await writer.write(
    inFlight,
    () => performance.now() - start < forMs,
    (wait) => waits.push(wait),
  );
  delay.disable();
  const passed = (performance.now() - start) / 1_000;
  waits.sort((a, b) => a - b);
  const at = (share: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0;
  const { name } = writer;
  return {
    writer: name,
    inFlight,
    rowsPerSecond: waits.length / passed,
    p50: at(0.5),
    p99: at(0.99),
    stall: delay.max / 1e6,
  };
}

await main();
