import { performance } from 'node:perf_hooks';
import type { Pool } from 'pg';
import { entryAt, type Writer } from './writer.ts';

const statement = `INSERT INTO bare_event (stream_id, sequence, occurred_at, recorded_at, by, type, event)
  SELECT stream_id, sequence, occurred_at, recorded_at, by, type, event::json
  FROM unnest($1::varchar[], $2::int[], $3::bigint[], $4::bigint[], $5::varchar[], $6::varchar[], $7::text[])
    AS e (stream_id, sequence, occurred_at, recorded_at, by, type, event)`;

let streams = 0;

/** The driver's own best: prepared, batched, and on several connections, with nothing looked at and nothing promised. */
export class DriverWriter implements Writer {
  readonly name: string;

  constructor(
    private readonly pool: Pool,
    private readonly connections: number,
  ) {
    this.name = `driver, ${connections} connections`;
  }

  async write(inFlight: number, isWanted: () => boolean, written: (waitMs: number) => void): Promise<void> {
    const lanes = Math.min(this.connections, inFlight);
    await Promise.all(Array.from({ length: lanes }, () => this.follow(Math.ceil(inFlight / lanes), isWanted, written)));
  }

  private async follow(batch: number, isWanted: () => boolean, written: (waitMs: number) => void): Promise<void> {
    const ids = Array.from({ length: batch }, () => `bench-${streams++}`);
    for (let sequence = 1; isWanted(); sequence++) {
      const start = performance.now();
      const now = Date.now();
      const entries = ids.map(() => entryAt(sequence, now));
      await this.pool.query({
        name: 'bare-append',
        text: statement,
        values: [
          ids,
          ids.map(() => sequence),
          entries.map(({ occurredAt }) => occurredAt),
          entries.map(() => now),
          entries.map(({ by }) => by),
          entries.map(({ event }) => event.type),
          entries.map(({ event }) => JSON.stringify(event)),
        ],
      });
      const wait = performance.now() - start;
      for (let row = 0; row < batch; row++) written(wait);
    }
  }
}
