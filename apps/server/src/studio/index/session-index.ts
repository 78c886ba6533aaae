import { marksOf, sessionFactsOf, sessionWords, type Recorded } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DatabasePool } from '../../platform/database.ts';
import { storable } from '../../platform/storable-text.ts';
import { dictionaryOf, searchable } from './search-text.ts';

/** Raised whenever what is kept of a session changes: rows of older versions are made anew. */
const version = 1;

/** A place among all sessions, by when they were opened. */
export interface SessionPlace {
  readonly at: number;
  readonly id: string;
}

/** Before all sessions. */
export const firstPlace: SessionPlace = { at: -1, id: '' };

/** What sessions that are over are found by. Follows from the log alone. */
@Injectable()
export class SessionIndex {
  constructor(private readonly database: DatabasePool) {}

  /** Keeps a session in the place of what was kept of it. @param tape all its entries, in order. */
  async keep(tape: readonly Recorded[]): Promise<void> {
    const { facts, state } = sessionFactsOf(tape);
    const text = storable(sessionWords(state));
    await this.database.pool.query({
      name: 'keep-session',
      text: `INSERT INTO session_index (interaction_id, version, opened_at, agent_ids, queue_ids, matters, script_ids, marks,
               customer_id, disposition, facts, text, last, dictionary, words)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::text, to_tsvector($14::text::regconfig, $15))
             ON CONFLICT (interaction_id) DO UPDATE SET version = excluded.version, opened_at = excluded.opened_at,
               agent_ids = excluded.agent_ids, queue_ids = excluded.queue_ids, matters = excluded.matters,
               script_ids = excluded.script_ids, marks = excluded.marks, customer_id = excluded.customer_id,
               disposition = excluded.disposition, facts = excluded.facts, text = excluded.text, last = excluded.last,
               dictionary = excluded.dictionary, words = excluded.words`,
      values: [
        ...[
          facts.interactionId,
          version,
          facts.openedAt,
          facts.agents.map(({ id }) => id),
          facts.queueIds,
          facts.matters,
        ],
        ...[facts.scriptIds, marksOf(facts), facts.customerId, facts.disposition, JSON.stringify(facts)],
        ...[text, state.sequence, dictionaryOf(facts.language), searchable(text)],
      ],
    });
  }

  /**
   * Sessions behind a place that are over and not kept, or kept by an older version or without their last entries; in the order in which
   * they were opened.
   */
  async missing(after: SessionPlace, limit: number): Promise<readonly SessionPlace[]> {
    const { rows } = await this.database.pool.query<{ stream_id: string; occurred_at: string }>({
      name: 'missing-sessions',
      text: `SELECT stream_id, occurred_at FROM recorded_event AS opened
             WHERE sequence = 1 AND type = 'InteractionOpened' AND (occurred_at, stream_id) > ($1, $2)
               AND NOT EXISTS (SELECT FROM live_stream AS live WHERE live.stream_id = opened.stream_id)
               AND NOT EXISTS (SELECT FROM session_index AS kept WHERE kept.interaction_id = opened.stream_id AND version = $3
                 AND last = (SELECT max(sequence) FROM recorded_event AS entry WHERE entry.stream_id = opened.stream_id))
             ORDER BY occurred_at, stream_id LIMIT $4`,
      values: [after.at, after.id, version, limit],
    });
    return rows.map((row) => ({ at: Number(row.occurred_at), id: row.stream_id }));
  }
}
