import {
  agentStream,
  whereTypes,
  type AgentRecorded,
  type AnyRecorded,
  type EpochMs,
  type Recorded,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { LogUnavailable } from '../../interactions/event-log.ts';
import { DatabasePool } from '../../platform/database.ts';

/** Streams that are read at once. */
const batch = 200;

/** Whole contacts hold all that was said. */
const wholeBatch = 25;

/** What is told this much later than it happened is not looked for; clocks go back by this much at most. */
const [toldWithinMs, clocksWithinMs] = [24 * 60 * 60_000, 60 * 60_000];

/** Reads from the log what rules count, and what contacts and people went through. */
@Injectable()
export class PastEvents {
  constructor(private readonly database: DatabasePool) {}

  /**
   * All streams in which something of these types happened at or after a moment and before another one: their entries of these types,
   * whenever they came, and those that say where a contact is. In batches of whole streams, each in its order.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async *happened(types: readonly string[], from: EpochMs, to: EpochMs): AsyncIterable<readonly AnyRecorded[]> {
    if (types.length === 0) return;
    const span = [types, from, to, from - clocksWithinMs, to + toldWithinMs];
    for (let last = ''; ;) {
      const rows = await this.ask<{ readonly id: string }>(streamsStatement, [...span, last]);
      yield* this.of(
        rows.map(({ id }) => id),
        types,
      );
      last = rows.at(-1)?.id ?? '';
      if (rows.length < batch) return;
    }
  }

  /**
   * The same of streams that are named.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async *of(streamIds: readonly string[], types: readonly string[]): AsyncIterable<readonly AnyRecorded[]> {
    for (const ids of pages(streamIds, batch))
      yield (await this.ask<EntryRow>(entriesStatement, [ids, [...types, ...whereTypes]])).map(recordedOf);
  }

  /**
   * All entries of contacts, in batches of whole ones.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async *whole(interactionIds: readonly string[]): AsyncIterable<readonly Recorded[]> {
    for (const ids of pages(interactionIds, wholeBatch))
      yield (await this.ask<EntryRow>(wholeStatement, [ids])).map((row) => recordedOf(row) as Recorded);
  }

  /**
   * What people went through before a moment, from the last one on at which all is known of them before another one: whoever is
   * offline has nothing in hand, and serves the queues that were said last. Each in order.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async *days(agentIds: readonly string[], from: EpochMs, to: EpochMs): AsyncIterable<readonly AgentRecorded[]> {
    for (const ids of pages(agentIds.map(agentStream), batch))
      yield (await this.ask<EntryRow>(daysStatement, [ids, from, to])).map((row) => recordedOf(row) as AgentRecorded);
  }

  private async ask<Row extends object>(text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    try {
      return (await this.database.pool.query<Row>(text, [...values])).rows;
    } catch (error) {
      throw new LogUnavailable('the log cannot be read', { cause: error });
    }
  }
}

function* pages(ids: readonly string[], size: number): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += size) yield ids.slice(from, from + size);
}

// when it was recorded is in a small index: a day is found without a look at all the others
const streamsStatement = `SELECT DISTINCT stream_id AS id FROM recorded_event
  WHERE recorded_at >= $4 AND recorded_at < $5 AND type = ANY ($1) AND occurred_at >= $2 AND occurred_at < $3 AND stream_id > $6
  ORDER BY stream_id LIMIT ${batch}`;

const columns = 'stream_id, sequence, occurred_at, recorded_at, by, event';

const entriesStatement = `SELECT ${columns} FROM recorded_event
  WHERE stream_id = ANY ($1) AND type = ANY ($2) ORDER BY stream_id, sequence`;

const wholeStatement = `SELECT ${columns} FROM recorded_event WHERE stream_id = ANY ($1) ORDER BY stream_id, sequence`;

const daysStatement = `SELECT entry.* FROM unnest($1::varchar[]) AS person (id)
  CROSS JOIN LATERAL (SELECT coalesce(max(sequence), 0) AS sequence FROM recorded_event
    WHERE stream_id = person.id AND occurred_at < $2
      AND (type = 'AgentSignedOut' OR (type = 'AgentStateChosen' AND event::text LIKE '%"offline"%'))) AS known
  CROSS JOIN LATERAL (SELECT max(sequence) AS sequence FROM recorded_event
    WHERE stream_id = person.id AND occurred_at < $2 AND type = 'AgentQueuesChanged') AS queues
  CROSS JOIN LATERAL (SELECT ${columns} FROM recorded_event
    WHERE stream_id = person.id AND occurred_at < $3
      AND (sequence >= known.sequence OR sequence = queues.sequence)) AS entry
  ORDER BY entry.stream_id, entry.sequence`;

interface EntryRow {
  readonly stream_id: string;
  readonly sequence: number;
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly by: AnyRecorded['by'];
  readonly event: AnyRecorded['event'];
}

const recordedOf = (row: EntryRow): AnyRecorded => ({
  ...{ streamId: row.stream_id, sequence: row.sequence, by: row.by, event: row.event },
  ...{ occurredAt: Number(row.occurred_at), recordedAt: Number(row.recorded_at) },
});
