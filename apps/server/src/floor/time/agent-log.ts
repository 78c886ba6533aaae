import {
  agentStream,
  evolveAgent,
  initialAgent,
  type Agent,
  type AgentEvent,
  type AgentRecorded,
  type TimeWindow,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { LogUnavailable } from '../../interactions/event-log.ts';
import { DatabasePool } from '../../platform/database.ts';

/** People read at once: some ten thousand entries. */
const batch = 50;

/** Somebody's part of the log for a window. */
export interface AgentEntries {
  readonly agentId: string;
  /** What they were when the window began. */
  readonly before: Agent;
  /** Of the window, in order. */
  readonly entries: readonly AgentRecorded[];
}

/**
 * Entries of some people up to the end of a window, from the last moment before it at which all is known of them: whoever goes offline
 * has nothing in hand. Both ends are found among what they chose, so that it costs what the window costs, however long they are here.
 * What they chose is read from the text as it was stored: a reason may hold half a character.
 */
export const entriesStatement = `SELECT id AS "streamId", '[' || told.entries || ']' AS entries
  FROM unnest($1::varchar[]) AS wanted (id)
  CROSS JOIN LATERAL (SELECT
    coalesce((SELECT sequence FROM recorded_event WHERE stream_id = id AND type IN ('AgentSignedOut', 'AgentStateChosen')
      AND occurred_at < $2 AND (type = 'AgentSignedOut' OR event::text ~ '"state"\\s*:\\s*"offline"')
      ORDER BY occurred_at DESC LIMIT 1), 0) AS first,
    coalesce((SELECT sequence FROM recorded_event WHERE stream_id = id AND type IN ('AgentSignedOut', 'AgentStateChosen')
      AND occurred_at >= $3 ORDER BY occurred_at LIMIT 1), 2147483647) AS next) AS ends
  CROSS JOIN LATERAL (SELECT
    string_agg('[' || sequence || ',' || occurred_at || ',' || to_json(by) || ',' || event::text || ']', ',') AS entries
    FROM (SELECT * FROM recorded_event WHERE stream_id = id AND sequence >= first AND sequence < next AND occurred_at < $3
      ORDER BY sequence) AS entry) AS told
  WHERE told.entries IS NOT NULL`;

/** Reads what happened to people in a window of time from the log in PostgreSQL. */
@Injectable()
export class AgentLog {
  constructor(private readonly database: DatabasePool) {}

  /**
   * Those of these people of whom the log has something up to the end of the window, each once. The server has other work between two
   * of them.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async *read(agentIds: readonly string[], window: TimeWindow): AsyncGenerator<AgentEntries> {
    let coming = this.ask(agentIds.slice(0, batch), window);
    for (let next = batch; ; next += batch) {
      const rows = await coming;
      const isLast = next >= agentIds.length;
      if (!isLast) {
        coming = this.ask(agentIds.slice(next, next + batch), window); // while these are folded
        coming.catch(() => undefined); // told where it is awaited, if it is
      }
      for (const row of rows) yield entriesOf(row, window);
      if (isLast) return;
    }
  }

  private async ask(agentIds: readonly string[], { from, to }: TimeWindow): Promise<readonly StreamRow[]> {
    try {
      return (await this.database.pool.query<StreamRow>(entriesStatement, [agentIds.map(agentStream), from, to])).rows;
    } catch (error) {
      throw new LogUnavailable('the log cannot be read', { cause: error });
    }
  }
}

/** All entries of somebody as one text: a row of the database for each of them would cost several times as much. */
interface StreamRow {
  readonly streamId: string;
  /** JSON of `ToldEntry[]`, in order. */
  readonly entries: string;
}

type ToldEntry = readonly [sequence: number, occurredAt: number, by: AgentRecorded['by'], event: AgentEvent];

function entriesOf({ streamId, entries }: StreamRow, { from }: TimeWindow): AgentEntries {
  const all = (JSON.parse(entries) as readonly ToldEntry[]).map(([sequence, occurredAt, by, event]): AgentRecorded => ({
    ...{ streamId, sequence, occurredAt, recordedAt: occurredAt, by, event },
  }));
  const start = all.findIndex(({ occurredAt }) => occurredAt >= from);
  const [earlier, inside] = start < 0 ? [all, []] : [all.slice(0, start), all.slice(start)];
  const unseen = { ...initialAgent, sequence: (all[0]?.sequence ?? 1) - 1 };
  return { agentId: streamId.slice('agent:'.length), before: earlier.reduce(evolveAgent, unseen), entries: inside };
}
