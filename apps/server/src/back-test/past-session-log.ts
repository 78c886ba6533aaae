import { backTestTypes, readPastSession, type EpochMs, type PastSession, type Recorded } from '@aliado/domain';
import type { Pool } from 'pg';

/** Sessions read at once: few enough that a batch is parsed in a few milliseconds. */
const batch = 40;

/** A place in the period: the next batch begins behind it. */
interface Cursor {
  readonly at: EpochMs;
  readonly streamId: string;
}

/** Reads the sessions of a period from the log, oldest first, with no more of each than a back-test looks at. */
export class PastSessionLog {
  constructor(private readonly pool: Pool) {}

  /** How many sessions were opened in a period. `to` is exclusive. */
  async count(from: EpochMs, to: EpochMs): Promise<number> {
    const { rows } = await this.pool.query<{ n: number }>(
      `SELECT count(*)::integer AS n FROM recorded_event
       WHERE sequence = 1 AND occurred_at >= $1 AND occurred_at < $2 AND type = 'InteractionOpened'`,
      [from, to],
    );
    return rows[0]?.n ?? 0;
  }

  /** The sessions that were opened in a period, in batches. What is opened meanwhile may or may not be among them. */
  async *read(from: EpochMs, to: EpochMs): AsyncGenerator<readonly PastSession[]> {
    let cursor: Cursor = { at: from, streamId: '' };
    for (;;) {
      const opened = await this.openedAfter(cursor, to);
      const last = opened.at(-1);
      if (!last) return;
      yield await this.sessionsOf(opened.map(({ streamId }) => streamId));
      cursor = last;
    }
  }

  private async openedAfter({ at, streamId }: Cursor, to: EpochMs): Promise<readonly Cursor[]> {
    const { rows } = await this.pool.query<{ stream_id: string; occurred_at: string }>({
      name: 'past-sessions',
      text: `SELECT stream_id, occurred_at FROM recorded_event
             WHERE sequence = 1 AND (occurred_at, stream_id) > ($1, $2) AND occurred_at < $3
               AND type = 'InteractionOpened'
             ORDER BY occurred_at, stream_id LIMIT ${batch}`,
      values: [at, streamId, to],
    });
    return rows.map((row) => ({ at: Number(row.occurred_at), streamId: row.stream_id }));
  }

  private async sessionsOf(streamIds: readonly string[]): Promise<readonly PastSession[]> {
    const { rows } = await this.pool.query<EventRow>({
      name: 'past-entries',
      text: `SELECT stream_id, sequence, occurred_at, event FROM recorded_event
             WHERE stream_id = ANY ($1) AND type = ANY ($2) ORDER BY stream_id, sequence`,
      values: [streamIds, backTestTypes],
    });
    const entries = new Map<string, Recorded[]>(streamIds.map((streamId) => [streamId, []]));
    for (const row of rows) entries.get(row.stream_id)?.push(recordedOf(row));
    return [...entries].map(([streamId, tape]) => readPastSession(streamId, tape));
  }
}

interface EventRow {
  readonly stream_id: string;
  readonly sequence: number;
  readonly occurred_at: string;
  readonly event: Recorded['event'];
}

function recordedOf({ stream_id: streamId, sequence, occurred_at: at, event }: EventRow): Recorded {
  const occurredAt = Number(at);
  return { streamId, sequence, occurredAt, recordedAt: occurredAt, by: 'system', event };
}
