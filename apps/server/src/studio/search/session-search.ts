import type { EpochMs, Reader, SessionFacts, SessionMark, SessionPage, SessionRow } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DatabasePool } from '../../platform/database.ts';
import { around, searchable } from '../index/search-text.ts';
import { SessionIndexer } from '../index/session-indexer.ts';

/** What is searched for; what is null is not asked about. */
export interface SessionQuery {
  /** Words that were said or written, as in a search engine: "together", or, -not. */
  readonly words: string | null;
  readonly agent: string | null;
  readonly queue: string | null;
  readonly matter: string | null;
  readonly script: string | null;
  readonly customer: string | null;
  readonly disposition: string | null;
  /** All of them. */
  readonly marks: readonly SessionMark[];
  readonly from: EpochMs | null;
  /** Exclusive. */
  readonly to: EpochMs | null;
  readonly cursor: string | null;
  readonly limit: number;
}

/** Whose sessions somebody may see: those of these agents, or everybody's. */
export type SessionScope = 'all' | readonly string[];

/** What a cursor looks like: when a session was opened, and its id. */
export const sessionCursor = /^(\d{1,16})~(.{1,200})$/;

/** Finds sessions that are over, newest first. Tells no more of customers than the reader may know. */
@Injectable()
export class SessionSearch {
  constructor(
    private readonly database: DatabasePool,
    private readonly indexer: SessionIndexer,
  ) {}

  /** Sessions that fit, a page of them. */
  async page(query: SessionQuery, scope: SessionScope, reader: Reader): Promise<SessionPage> {
    const { text, values } = statementOf(query, scope);
    const { rows } = await this.database.pool.query<FoundRow>(text, values);
    const page = rows.slice(0, query.limit);
    const names = reader === 'full' ? await this.namesOf(page.flatMap(({ facts }) => facts.customerId ?? [])) : null;
    const last = page.at(-1);
    return {
      sessions: page.map((row) => rowOf(row, query, names)),
      nextCursor: last && rows.length > query.limit ? `${last.facts.openedAt}~${last.facts.interactionId}` : null,
      isComplete: this.indexer.isComplete,
    };
  }

  /** The name of a customer; null for one that nobody knows. */
  async nameOf(customerId: string): Promise<string | null> {
    return (await this.namesOf([customerId])).get(customerId) ?? null;
  }

  private async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.database.pool.query<{ id: string; name: string }>(
      'SELECT id, name FROM customer WHERE id = ANY ($1)',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

interface FoundRow {
  readonly facts: SessionFacts;
  readonly text: string | null;
}

function rowOf(
  { facts, text }: FoundRow,
  { words }: SessionQuery,
  names: ReadonlyMap<string, string> | null,
): SessionRow {
  return {
    facts: names === null ? { ...facts, customerId: null } : facts,
    customerName: names?.get(facts.customerId ?? '') ?? null,
    around: words === null || text === null ? null : around(text, words),
  };
}

/** Only what is asked about is in the statement: the planner then takes the index that fits. */
function statementOf(query: SessionQuery, scope: SessionScope): { readonly text: string; readonly values: unknown[] } {
  const { words, cursor, limit } = query;
  const values: unknown[] = [];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const [, at, id] = (cursor === null ? null : sessionCursor.exec(cursor)) ?? [];
  const conditions = parts.flatMap(({ of, holds }) => {
    const value = of(query);
    return value === null ? [] : holds(given(value));
  });
  if (scope !== 'all') conditions.push(`agent_ids && ${given(scope)}::varchar[]`);
  if (words !== null) conditions.push(holdsWords(given(searchable(words))));
  if (at !== undefined) conditions.push(`(opened_at, interaction_id) < (${given(Number(at))}, ${given(id)})`);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const text = `SELECT facts, ${words === null ? 'NULL AS text' : 'text'} FROM session_index ${where}
    ORDER BY opened_at DESC, interaction_id DESC LIMIT ${given(limit + 1)}`;
  return { text, values };
}

/** What may be asked about, and when it holds of a row. */
const parts: readonly {
  readonly of: (query: SessionQuery) => unknown;
  readonly holds: (value: string) => string;
}[] = [
  { of: ({ agent }) => agent, holds: (value) => `agent_ids @> ARRAY[${value}]::varchar[]` },
  { of: ({ queue }) => queue, holds: (value) => `queue_ids @> ARRAY[${value}]::varchar[]` },
  { of: ({ matter }) => matter, holds: (value) => `matters @> ARRAY[${value}]::varchar[]` },
  { of: ({ script }) => script, holds: (value) => `script_ids @> ARRAY[${value}]::varchar[]` },
  { of: ({ customer }) => customer, holds: (value) => `customer_id = ${value}` },
  { of: ({ disposition }) => disposition, holds: (value) => `disposition = ${value}` },
  { of: ({ marks }) => (marks.length === 0 ? null : marks), holds: (value) => `marks @> ${value}::varchar[]` },
  { of: ({ from }) => from, holds: (value) => `opened_at >= ${value}` },
  { of: ({ to }) => to, holds: (value) => `opened_at < ${value}` },
];

/** Each session is searched in the language in which its words were stemmed: what is left out in one must not come back by the other. */
const holdsWords = (words: string): string =>
  `((dictionary = 'spanish' AND words @@ websearch_to_tsquery('spanish', ${words}))
    OR (dictionary = 'english' AND words @@ websearch_to_tsquery('english', ${words})))`;
