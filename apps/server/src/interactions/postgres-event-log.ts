import type { AnyRecorded, EpochMs } from '@aliado/domain';
import { DatabaseError, type Pool, type QueryConfig, type QueryResult, type QueryResultRow } from 'pg';
import {
  EventLog,
  LogUnavailable,
  SequenceTaken,
  type Append,
  type Appended,
  type Receipt,
  type StoredSnapshot,
} from './event-log.ts';
import { GroupCommit, type Settled } from './group-commit.ts';

const uniqueViolation = '23505';
const notNullViolation = '23502';

/**
 * The log in PostgreSQL. All that waits goes in one statement, which is one transaction and one round trip: receipts first,
 * then the entries of those whose receipt was new, then the list of live streams.
 */
export class PostgresEventLog extends EventLog {
  private readonly commits: GroupCommit<readonly Append[], readonly Appended[]>;
  private wasWritten = true;

  constructor(private readonly pool: Pool) {
    super();
    // a stream is a key too: a batch that fails must not take a later append of the same stream with it
    this.commits = new GroupCommit((chains) => this.writeTogether(chains), keysOf, { batch: 256, lanes: 2 });
  }

  async append(append: Append): Promise<Appended> {
    const [appended] = await this.commits.submit([append]);
    return appended ?? { entries: [] };
  }

  appendChain(chain: readonly Append[]): Promise<readonly Appended[]> {
    return this.commits.submit(chain);
  }

  /** A batch fails as a whole when the database refuses one row of it; then each is tried alone, so that only the guilty fail. */
  private async writeTogether(chains: readonly Chain[]): Promise<readonly Settled<readonly Appended[]>[]> {
    try {
      const appended = await this.write(chains);
      this.wasWritten = true;
      return appended.map((value) => ({ value }));
    } catch (error) {
      this.wasWritten = isRefusal(error);
      if (!isRefusal(error)) throw new LogUnavailable('the log cannot be written', { cause: error });
      const [only] = chains;
      if (only && chains.length === 1) {
        return [{ error: isTaken(error) ? new SequenceTaken(only[0]?.streamId ?? '') : error }];
      }
      const alone: Settled<readonly Appended[]>[] = [];
      for (const chain of chains) alone.push(...(await this.writeTogether([chain])));
      return alone;
    }
  }

  private async write(chains: readonly Chain[]): Promise<readonly (readonly Appended[])[]> {
    const appends = chains.flat();
    const isPlain = appends.every(({ turns }) => turns === null);
    const { rows } = await this.pool.query<{ command_id: string }>({
      name: isPlain ? 'append' : 'append-turning',
      text: isPlain ? appendStatement : turningStatement,
      values: isPlain ? columnsOf(chains) : [...columnsOf(chains), ...turnsOf(appends)],
    });
    const fresh = new Set(rows.map(({ command_id: id }) => id));
    const repeated = appends.flatMap(({ commandId }) =>
      commandId === null || fresh.has(commandId) ? [] : [commandId],
    );
    const receipts = repeated.length > 0 ? await this.readReceipts(repeated) : new Map<string, Receipt>();
    const appendedOf = (append: Append): Appended => {
      const { commandId } = append;
      if (commandId === null || fresh.has(commandId)) return { entries: recordedOf(append) };
      const receipt = receipts.get(commandId);
      if (!receipt) throw new LogUnavailable('a receipt was forgotten at the moment it was asked for');
      return { repeated: receipt };
    };
    return chains.map((chain) => chain.map(appendedOf));
  }

  async readReceipt(commandId: string): Promise<Receipt | null> {
    return (await this.readReceipts([commandId])).get(commandId) ?? null;
  }

  private async readReceipts(commandIds: readonly string[]): Promise<ReadonlyMap<string, Receipt>> {
    const { rows } = await this.ask<{ command_id: string; stream_id: string; sequence: number }>({
      name: 'receipts',
      text: 'SELECT command_id, stream_id, sequence FROM command_receipt WHERE command_id = ANY($1)',
      values: [commandIds],
    });
    return new Map(rows.map((row) => [row.command_id, { streamId: row.stream_id, sequence: row.sequence }]));
  }

  async readAfter(streamId: string, after: number, limit: number): Promise<readonly AnyRecorded[]> {
    const { rows } = await this.ask<EventRow>({
      name: 'read-after',
      text: `SELECT sequence, occurred_at, recorded_at, by, event FROM recorded_event
             WHERE stream_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
      values: [streamId, after, limit],
    });
    return rows.map((row) => ({
      streamId,
      sequence: row.sequence,
      occurredAt: Number(row.occurred_at),
      recordedAt: Number(row.recorded_at),
      by: row.by,
      event: row.event,
    }));
  }

  async liveStreams(): Promise<readonly string[]> {
    const { rows } = await this.ask<{ stream_id: string }>({
      text: 'SELECT stream_id FROM live_stream ORDER BY opened_at, stream_id',
    });
    return rows.map(({ stream_id: streamId }) => streamId);
  }

  async readSnapshot(streamId: string): Promise<StoredSnapshot | null> {
    const { rows } = await this.ask<{ sequence: number; fold_version: number; state: unknown }>({
      name: 'read-snapshot',
      text: 'SELECT sequence, fold_version, state FROM stream_snapshot WHERE stream_id = $1',
      values: [streamId],
    });
    const row = rows[0];
    return row ? { sequence: row.sequence, foldVersion: row.fold_version, state: row.state } : null;
  }

  async writeSnapshot(streamId: string, { sequence, foldVersion, state }: StoredSnapshot): Promise<void> {
    await this.ask({
      name: 'write-snapshot',
      text: `INSERT INTO stream_snapshot AS kept (stream_id, sequence, fold_version, state) VALUES ($1, $2, $3, $4)
             ON CONFLICT (stream_id) DO UPDATE SET sequence = $2, fold_version = $3, state = $4
             WHERE kept.fold_version <> $3 OR kept.sequence < $2`,
      values: [streamId, sequence, foldVersion, JSON.stringify(state)],
    });
  }

  async writable(): Promise<void> {
    if (this.wasWritten) return;
    await this.ask({ text: roomStatement });
    this.wasWritten = true;
  }

  async forgetReceipts(before: EpochMs): Promise<number> {
    const { rowCount } = await this.ask({
      text: 'DELETE FROM command_receipt WHERE recorded_at < $1',
      values: [before],
    });
    return rowCount ?? 0;
  }

  /** @throws LogUnavailable if the database does not answer; what it refuses is a bug and stays what it is. */
  private async ask<Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>> {
    try {
      return await this.pool.query<Row>(statement);
    } catch (error) {
      throw isRefusal(error) ? error : new LogUnavailable('the log cannot be read', { cause: error });
    }
  }
}

/** Appends of one stream, each following on the one before. */
type Chain = readonly Append[];

const keysOf = (chain: Chain): readonly string[] => [
  ...new Set(
    chain.flatMap(({ streamId, commandId }) => (commandId === null ? [streamId] : [streamId, `#${commandId}`])),
  ),
];

interface EventRow {
  readonly sequence: number;
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly by: AnyRecorded['by'];
  readonly event: AnyRecorded['event'];
}

// A first entry that has no entry before it gets no sequence, which its column refuses: a stream never gets a hole. So does an
// entry of a chain whose command was carried out before: what follows it was decided on it. A scalar subquery and not EXISTS,
// which the planner may answer by reading the whole table once.
const receiptsAndEntries = `
  fresh AS (
    INSERT INTO command_receipt (command_id, stream_id, sequence, recorded_at)
    SELECT * FROM unnest($1::varchar[], $2::varchar[], $3::int[], $4::bigint[])
    ON CONFLICT (command_id) DO NOTHING RETURNING command_id),
  added AS (
    INSERT INTO recorded_event (stream_id, sequence, occurred_at, recorded_at, by, type, event)
    SELECT stream_id,
      CASE WHEN is_chained AND command_id IS NOT NULL AND command_id NOT IN (SELECT command_id FROM fresh) THEN NULL
      WHEN nth > 1 OR sequence = 1 THEN sequence ELSE (
        SELECT b.sequence + 1 FROM recorded_event b WHERE b.stream_id = e.stream_id AND b.sequence = e.sequence - 1) END,
      occurred_at, recorded_at, by, type, event::json
    FROM unnest($5::varchar[], $6::varchar[], $7::int[], $8::int[], $9::bigint[], $10::bigint[], $11::varchar[], $12::varchar[],
      $13::text[], $14::bool[]) AS e (command_id, stream_id, sequence, nth, occurred_at, recorded_at, by, type, event, is_chained)
    WHERE e.command_id IS NULL OR e.is_chained OR e.command_id IN (SELECT command_id FROM fresh))`;

// Some blocks that the disk has to have room for, gone again with the commit: a row alone may fit where others were.
const roomStatement = `CREATE TEMPORARY TABLE room_for_entries ON COMMIT DROP AS
  SELECT md5(nth::text) FROM generate_series(1, 20000) AS nth`;

const appendStatement = `WITH ${receiptsAndEntries} SELECT command_id FROM fresh`;

const turningStatement = `WITH ${receiptsAndEntries},
  turning AS (
    SELECT * FROM unnest($15::varchar[], $16::varchar[], $17::bigint[], $18::bool[])
      AS t (command_id, stream_id, at, is_live)
    WHERE t.command_id IS NULL OR t.command_id IN (SELECT command_id FROM fresh)),
  opened AS (
    INSERT INTO live_stream (stream_id, opened_at) SELECT stream_id, at FROM turning WHERE is_live
    ON CONFLICT (stream_id) DO NOTHING),
  closed AS (DELETE FROM live_stream WHERE stream_id IN (SELECT stream_id FROM turning WHERE NOT is_live))
  SELECT command_id FROM fresh`;

function columnsOf(chains: readonly Chain[]): unknown[] {
  const asked = chains.flat().filter(({ commandId }) => commandId !== null);
  const entries = chains.flatMap((chain) => {
    const isChained = chain.length > 1;
    const first = chain[0]?.expected ?? 0;
    return chain.flatMap((append) =>
      append.entries.map((entry, index) => ({
        ...{ append, entry, isChained, nth: append.expected - first + index + 1 },
        sequence: append.expected + index + 1,
      })),
    );
  });
  return [
    asked.map(({ commandId }) => commandId),
    asked.map(({ streamId }) => streamId),
    asked.map(({ expected, entries: added }) => expected + added.length),
    asked.map(({ recordedAt }) => recordedAt),
    entries.map(({ append }) => append.commandId),
    entries.map(({ append }) => append.streamId),
    entries.map(({ sequence }) => sequence),
    entries.map(({ nth }) => nth),
    entries.map(({ entry }) => entry.occurredAt),
    entries.map(({ append }) => append.recordedAt),
    entries.map(({ entry }) => entry.by),
    entries.map(({ entry }) => entry.event.type),
    entries.map(({ entry }) => JSON.stringify(entry.event)),
    entries.map(({ isChained }) => isChained),
  ];
}

function turnsOf(appends: readonly Append[]): unknown[] {
  const turning = appends.filter(({ turns }) => turns !== null);
  return [
    turning.map(({ commandId }) => commandId),
    turning.map(({ streamId }) => streamId),
    turning.map(({ recordedAt }) => recordedAt),
    turning.map(({ turns }) => turns === 'live'),
  ];
}

function recordedOf({ streamId, expected, entries, recordedAt }: Append): readonly AnyRecorded[] {
  return entries.map(({ occurredAt, by, event }, index) => ({
    streamId,
    sequence: expected + index + 1,
    occurredAt,
    recordedAt,
    by,
    event,
  }));
}

/** Whether the stream was not where the decision saw it: its next sequence is taken, or the one before is not there. */
function isTaken({ code, column }: DatabaseError): boolean {
  return code === uniqueViolation || (code === notNullViolation && column === 'sequence');
}

/** Classes 22, 23 and 42 of PostgreSQL's codes: it refused what was said. All else means that it cannot write now. */
function isRefusal(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError && /^(22|23|42)/.test(error.code ?? '');
}
