import {
  backTestTypes,
  decisionInWords,
  readPastSession,
  type EpochMs,
  type InteractionEvent,
  type Localised,
  type PastSession,
  type PastSessionPage,
  type PastSessionRow,
  type PastSessionView,
  type Reader,
  type Recorded,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DatabasePool } from '../platform/database.ts';

/** What is searched for; what is null is not asked about. */
export interface PastSessionQuery {
  /** In the id of a session, the id of its customer, the names of those in it. */
  readonly text: string;
  readonly matters: readonly string[] | null;
  readonly from: EpochMs | null;
  /** Exclusive. */
  readonly to: EpochMs | null;
  readonly cursor: string | null;
  readonly limit: number;
}

/** What a cursor looks like: when a session was opened, and its id. */
export const sessionCursor = /^(\d{1,16})~(.{1,200})$/;

/** Sessions read at once, and looked through for one page: a page takes a bounded time, however rare what is searched. */
const [batch, mostLookedAt] = [60, 600];

const customerTypes = [
  'CustomerIdentified',
  'CustomerCorrected',
] as const satisfies readonly InteractionEvent['type'][];

/** A session with whoever it was about. */
interface FoundSession extends PastSession {
  readonly customerId: string | null;
}

interface Opened {
  readonly at: EpochMs;
  readonly id: string;
}

/** Finds sessions that are over, newest first, in which a case was weighed. Tells no more of customers than the reader may know. */
@Injectable()
export class PastSessionSearch {
  constructor(private readonly database: DatabasePool) {}

  /** Sessions that fit. */
  async page(query: PastSessionQuery, reader: Reader): Promise<PastSessionPage> {
    const found: PastSessionRow[] = [];
    let cursor = cursorOf(query.cursor);
    for (let seen = 0; seen < mostLookedAt; seen += batch) {
      const opened = await this.openedBefore(cursor, query);
      for (const row of await this.rowsOf(opened, reader)) {
        cursor = { at: row.at, id: row.interactionId };
        if (row.matters.length > 0 && fits(row, query)) found.push(row);
        if (found.length === query.limit) return { sessions: found, nextCursor: textOf(cursor) };
      }
      if (opened.length < batch) return { sessions: found, nextCursor: null };
      cursor = opened.at(-1) ?? cursor;
    }
    return { sessions: found, nextCursor: cursor && textOf(cursor) };
  }

  /** One session with all that was known and decided in it; null for one that goes on, is unknown, or never had a case. */
  async find(interactionId: string, reader: Reader): Promise<PastSessionView | null> {
    const { rowCount } = await this.database.pool.query('SELECT 1 FROM live_stream WHERE stream_id = $1', [
      interactionId,
    ]);
    if (rowCount) return null;
    const [session] = await this.sessionsOf([interactionId]);
    if (!session || session.cases.length === 0) return null;
    const [row] = await this.withNames([session], reader);
    const decisions = session.decisions.map((decision) => ({
      ...{ guidelineId: decision.terms.guidelineId, guidelineVersion: decision.terms.guidelineVersion },
      ...{ words: decisionInWords(decision), known: decision.known },
    }));
    return row ? { ...row, cases: session.cases, decisions } : null;
  }

  private async openedBefore(cursor: Opened | null, { from, to }: PastSessionQuery): Promise<readonly Opened[]> {
    const { rows } = await this.database.pool.query<{ stream_id: string; occurred_at: string }>({
      name: 'past-sessions-back',
      text: `SELECT stream_id, occurred_at FROM recorded_event
             WHERE sequence = 1 AND type = 'InteractionOpened' AND (occurred_at, stream_id) < ($1, $2)
               AND occurred_at >= $3 AND occurred_at < $4
               AND NOT EXISTS (SELECT 1 FROM live_stream AS live WHERE live.stream_id = recorded_event.stream_id)
             ORDER BY occurred_at DESC, stream_id DESC LIMIT ${batch}`,
      values: [cursor?.at ?? latest, cursor?.id ?? '', from ?? 0, to ?? latest],
    });
    return rows.map((row) => ({ at: Number(row.occurred_at), id: row.stream_id }));
  }

  private async rowsOf(opened: readonly Opened[], reader: Reader): Promise<readonly PastSessionRow[]> {
    const sessions = new Map(
      (await this.sessionsOf(opened.map(({ id }) => id))).map((session) => [session.interactionId, session]),
    );
    return this.withNames(
      opened.flatMap(({ id }) => sessions.get(id) ?? []),
      reader,
    );
  }

  private async sessionsOf(ids: readonly string[]): Promise<readonly FoundSession[]> {
    if (ids.length === 0) return [];
    const { rows } = await this.database.pool.query<EventRow>({
      name: 'past-session-entries',
      text: `SELECT stream_id, sequence, occurred_at, event FROM recorded_event
             WHERE stream_id = ANY ($1) AND type = ANY ($2) ORDER BY stream_id, sequence`,
      values: [ids, [...backTestTypes, ...customerTypes]],
    });
    const tapes = new Map<string, Recorded[]>();
    for (const row of rows) tapes.set(row.stream_id, [...(tapes.get(row.stream_id) ?? []), recordedOf(row)]);
    return [...tapes].map(([id, tape]) => ({ ...readPastSession(id, tape), customerId: customerIn(tape) }));
  }

  private async withNames(sessions: readonly FoundSession[], reader: Reader): Promise<readonly PastSessionRow[]> {
    const names = reader === 'full' ? await this.namesOf(sessions.flatMap(({ customerId }) => customerId ?? [])) : null;
    return sessions.map(({ interactionId, openedAt, agentName, cases, customerId, decisions }) => ({
      ...{ interactionId, at: openedAt, agentName },
      matters: cases.flatMap(({ matter }) => matter ?? []),
      customer: customerId === null ? null : { id: customerId, name: names?.get(customerId) ?? null },
      decided: decisions.length === 0 ? null : together(decisions.map(decisionInWords)),
    }));
  }

  private async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.database.pool.query<{ id: string; name: string }>(
      'SELECT id, name FROM customer WHERE id = ANY ($1)',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

interface EventRow {
  readonly stream_id: string;
  readonly sequence: number;
  readonly occurred_at: string;
  readonly event: InteractionEvent;
}

/** Later than any session. */
const latest: EpochMs = 8_640_000_000_000_000;

function recordedOf({ stream_id: streamId, sequence, occurred_at: at, event }: EventRow): Recorded {
  const occurredAt = Number(at);
  return { streamId, sequence, occurredAt, recordedAt: occurredAt, by: 'system', event };
}

function customerIn(tape: readonly Recorded[]): string | null {
  const told = tape.flatMap(({ event }) =>
    event.type === 'CustomerIdentified' || event.type === 'CustomerCorrected' ? [event.customerId] : [],
  );
  return told.at(-1) ?? null;
}

function cursorOf(text: string | null): Opened | null {
  const [, at, id] = (text === null ? null : sessionCursor.exec(text)) ?? [];
  return at === undefined || id === undefined ? null : { at: Number(at), id };
}

const textOf = ({ at, id }: Opened): string => `${at}~${id}`;

function fits({ interactionId, agentName, matters, customer }: PastSessionRow, query: PastSessionQuery): boolean {
  if (query.matters && !query.matters.some((matter) => matters.includes(matter))) return false;
  const [wanted, names] = [plain(query.text), [interactionId, agentName, customer?.id, customer?.name]];
  return wanted === '' || names.some((name) => plain(name ?? '').includes(wanted));
}

/** A text as it is searched: without case and accents. */
const plain = (text: string): string => text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

const together = (words: readonly Localised[]): Localised => ({
  es: words.map(({ es }) => es).join('; '),
  en: words.map(({ en }) => en).join('; '),
});
