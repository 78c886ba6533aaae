import { trackTypes, type EpochMs, type Recorded } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { LogUnavailable } from '../../interactions/event-log.ts';
import { DatabasePool } from '../../platform/database.ts';
import { beginningTypes, TrackLog, type EventType, type FloorType } from './track-log.ts';

/** Contacts read at once: some thousand entries, parsed in a few milliseconds. */
const batch = 500;

/** Written out, and not a parameter: the planner takes an index of some types only where it sees them. */
const listed = (types: readonly EventType[]): string => types.map((type) => `'${type}'`).join(', ');

/**
 * Read from the text as it was stored, and as its index has it: what a promise is about may hold half a character, at which PostgreSQL
 * refuses to look into the JSON.
 */
const dueAt = String.raw`substring(event::text from '"dueAt"\s*:\s*(\d+)')::numeric`;

/** A page of the contacts that came to a queue or a person within a stretch of time. */
export const begunStatement = `SELECT stream_id, occurred_at FROM recorded_event
  WHERE type IN (${listed(beginningTypes)}) AND (occurred_at, stream_id) > ($1, $2) AND occurred_at < $3
  ORDER BY occurred_at, stream_id LIMIT ${batch}`;

/** Entries of some types, of some contacts. */
export const entriesStatement = (types: readonly FloorType[]): string =>
  `SELECT stream_id, sequence, occurred_at, recorded_at, by, event FROM recorded_event
   WHERE stream_id = ANY ($1) AND type IN (${listed(types)}) ORDER BY stream_id, sequence`;

/** Contacts with promises that are due within a stretch of time. */
export const promisedStatement = `SELECT DISTINCT stream_id FROM recorded_event
  WHERE type = 'PromiseMade' AND ${dueAt} >= $1 AND ${dueAt} < $2`;

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
      const page = await this.ask<BegunRow>(begunStatement, [last.occurred_at, last.stream_id, to]);
      const fresh = new Set(page.map(({ stream_id: id }) => id).filter((id) => !given.has(id)));
      for (const id of fresh) given.add(id);
      if (fresh.size > 0) yield* this.readOf([...fresh]);
      const end = page.at(-1);
      if (!end || page.length < batch) return;
      last = end;
    }
  }

  async *readOf(
    interactionIds: readonly string[],
    types: readonly FloorType[] = trackTypes,
  ): AsyncIterable<readonly Recorded[]> {
    const text = entriesStatement(types);
    for (let from = 0; from < interactionIds.length; from += batch) {
      const ids = interactionIds.slice(from, from + batch);
      const rows = await this.ask<EntryRow>(text, [ids]);
      yield rows.map(recordedOf);
    }
  }

  async promisedIn(from: EpochMs, to: EpochMs): Promise<readonly string[]> {
    const rows = await this.ask<{ stream_id: string }>(promisedStatement, [from, to]);
    return rows.map(({ stream_id: id }) => id);
  }

  private async ask<Row extends object>(text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    try {
      return (await this.database.pool.query<Row>(text, [...values])).rows;
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
