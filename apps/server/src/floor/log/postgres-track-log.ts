import { trackTypes, type EpochMs, type Recorded } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { LogUnavailable } from '../../interactions/event-log.ts';
import { DatabasePool } from '../../platform/database.ts';
import { beginningTypes, TrackLog } from './track-log.ts';

/** Contacts read at once: some thousand entries, parsed in a few milliseconds. */
const batch = 500;

/** Written out, and not a parameter: the planner takes an index of some types only where it sees them. */
const listed = (types: readonly string[]): string => types.map((type) => `'${type}'`).join(', ');

/** A page of the contacts that came to a queue or a person within a stretch of time. */
export const begunStatement = `SELECT stream_id, occurred_at FROM recorded_event
  WHERE event->>'type' IN (${listed(beginningTypes)}) AND (occurred_at, stream_id) > ($1, $2) AND occurred_at < $3
  ORDER BY occurred_at, stream_id LIMIT ${batch}`;

/** What tracks are made of, of some contacts. */
export const entriesStatement = `SELECT stream_id, sequence, occurred_at, recorded_at, by, event FROM recorded_event
  WHERE stream_id = ANY ($1) AND event->>'type' IN (${listed(trackTypes)}) ORDER BY stream_id, sequence`;

/** Reads tracks from the log in PostgreSQL. */
@Injectable()
export class PostgresTrackLog extends TrackLog {
  constructor(private readonly database: DatabasePool) {
    super();
  }

  async *read(from: EpochMs, to: EpochMs): AsyncIterable<readonly Recorded[]> {
    const given = new Set<string>();
    let last: BegunRow = { stream_id: '', occurred_at: String(from) };
    for (;;) {
      const page = await this.ask<BegunRow>('floor-begun', begunStatement, [last.occurred_at, last.stream_id, to]);
      const fresh = new Set(page.map(({ stream_id: id }) => id).filter((id) => !given.has(id)));
      for (const id of fresh) given.add(id);
      if (fresh.size > 0) yield* this.readOf([...fresh]);
      const end = page.at(-1);
      if (!end || page.length < batch) return;
      last = end;
    }
  }

  async *readOf(interactionIds: readonly string[]): AsyncIterable<readonly Recorded[]> {
    for (let from = 0; from < interactionIds.length; from += batch) {
      const ids = interactionIds.slice(from, from + batch);
      const rows = await this.ask<EntryRow>('floor-entries', entriesStatement, [ids]);
      yield rows.map(recordedOf);
    }
  }

  private async ask<Row extends object>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<readonly Row[]> {
    try {
      return (await this.database.pool.query<Row>({ name, text, values: [...values] })).rows;
    } catch (error) {
      throw new LogUnavailable('the log cannot be read', { cause: error });
    }
  }
}

interface BegunRow {
  readonly stream_id: string;
  readonly occurred_at: string;
}

interface EntryRow extends BegunRow {
  readonly sequence: number;
  readonly recorded_at: string;
  readonly by: Recorded['by'];
  readonly event: Recorded['event'];
}

const recordedOf = (row: EntryRow): Recorded => ({
  ...{ streamId: row.stream_id, sequence: row.sequence, by: row.by, event: row.event },
  ...{ occurredAt: Number(row.occurred_at), recordedAt: Number(row.recorded_at) },
});
