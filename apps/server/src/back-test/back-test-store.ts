import type { AuthoredKind, BackTestDifference, BackTestView, EpochMs, KeptBackTest } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BackTestFinding } from '../playbooks/drafts/back-tests.ts';

/** Back-tests kept: the newest, with all their differences. The last one of each draft stays whatever others ask for. */
const kept = 40;

/** How a page of differences is asked for. */
export interface DifferenceQuery {
  readonly direction: BackTestDifference['direction'] | null;
  /** By time, or by how much changes: the largest change first. */
  readonly sort: 'time' | 'change';
  /** As the page before gave it; null for the first. */
  readonly cursor: string | null;
  readonly limit: number;
}

/** One page of differences. */
export interface DifferencePage {
  readonly differences: readonly BackTestDifference[];
  /** Ask for the next page with this; null at the end. */
  readonly nextCursor: string | null;
}

/** What a cursor looks like: a change and a place. */
export const cursorPattern = /^(-?\d{1,15})~(\d{1,9})$/;

/** Back-tests and what they found, in the database. */
@Injectable()
export class BackTestStore {
  constructor(private readonly database: DataSource) {}

  /** Keeps a new one and lets go of the oldest. */
  async begin(test: KeptBackTest): Promise<void> {
    await this.database.query(
      `INSERT INTO back_test (id, kind, item_id, revision, from_at, to_at, state, started_at, started_by,
         sessions_done, sessions_total, elapsed_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, 0)`,
      [
        test.backTestId,
        test.kind,
        test.id,
        test.revision,
        test.from,
        test.to,
        test.state,
        test.startedAt,
        test.startedBy,
        test.sessionsTotal,
      ],
    );
    await this.database.query(
      `DELETE FROM back_test WHERE state <> 'running' AND id NOT IN (
         SELECT id FROM back_test ORDER BY started_at DESC, id LIMIT ${kept}) AND id NOT IN (
         SELECT DISTINCT ON (kind, item_id) id FROM back_test WHERE revision > 0 AND state = 'done' AND sessions_done > 0
         ORDER BY kind, item_id, started_at DESC)`,
    );
  }

  /** Adds differences behind those that are there. */
  async add(backTestId: string, from: number, differences: readonly BackTestDifference[]): Promise<void> {
    if (differences.length === 0) return;
    await this.database.query(
      `INSERT INTO back_test_difference (back_test_id, place, direction, change, difference)
       SELECT $1, * FROM unnest($2::integer[], $3::varchar[], $4::bigint[], $5::json[])`,
      [
        backTestId,
        differences.map((_, nth) => from + nth),
        differences.map(({ direction }) => direction),
        differences.map(({ change }) => change?.amount ?? 0),
        differences.map((difference) => JSON.stringify(difference)),
      ],
    );
  }

  async end({ backTestId, state, sessionsDone, sessionsTotal, elapsedMs, result }: BackTestView): Promise<void> {
    await this.database.query(
      `UPDATE back_test SET state = $2, sessions_done = $3, sessions_total = $4, elapsed_ms = $5, result = $6 WHERE id = $1`,
      [backTestId, state, sessionsDone, sessionsTotal, Math.round(elapsedMs), result && JSON.stringify(result)],
    );
  }

  /** What an earlier server did not bring to its end will not come to one. */
  async giveUpRunning(): Promise<void> {
    await this.database.query(`UPDATE back_test SET state = 'failed' WHERE state = 'running'`);
  }

  /** Null for an unknown one. */
  async find(backTestId: string): Promise<KeptBackTest | null> {
    const [row] = await this.database.query<KeptRow[]>(`SELECT ${columns} FROM back_test WHERE id = $1`, [backTestId]);
    return row ? keptOf(row) : null;
  }

  /**
   * The last back-test of a draft, whichever revision it was then: one that runs or waits, else one that came to its end. Null
   * where there is none since that moment.
   */
  async latest(kind: AuthoredKind, id: string, since: EpochMs): Promise<KeptBackTest | null> {
    const [row] = await this.database.query<KeptRow[]>(
      `SELECT ${columns} FROM back_test
       WHERE kind = $1 AND item_id = $2 AND revision > 0 AND state IN ('running', 'done') AND started_at >= $3
       ORDER BY started_at DESC, id LIMIT 1`,
      [kind, id, since],
    );
    return row ? keptOf(row) : null;
  }

  /** See `BackTests.resultFor`. */
  async findingOf(kind: AuthoredKind, id: string, revision: number): Promise<BackTestFinding | null> {
    const [row] = await this.database.query<BackTestFinding[]>(
      `SELECT sessions_done AS sessions, (result->>'less')::integer AS less FROM back_test
       WHERE kind = $1 AND item_id = $2 AND revision = $3 AND state = 'done'
       ORDER BY sessions_done > 0 DESC, started_at DESC LIMIT 1`,
      [kind, id, revision],
    );
    return row ?? null;
  }

  /** A page of what was found. A cursor has the form of `cursorPattern`. */
  async differences(backTestId: string, { direction, sort, cursor, limit }: DifferenceQuery): Promise<DifferencePage> {
    const [, change = '', place = ''] = cursor === null ? [] : (cursorPattern.exec(cursor) ?? []);
    const order = sort === 'time' ? 'place' : '-abs(change), place';
    const behind = sort === 'time' ? 'place > $5::integer' : '(-abs(change), place) > (-abs($4::bigint), $5::integer)';
    const rows = await this.database.query<{ change: string; place: number; difference: BackTestDifference }[]>(
      `SELECT change, place, difference FROM back_test_difference
       WHERE back_test_id = $1 AND ($2::varchar IS NULL OR direction = $2)
         AND ($4::bigint IS NULL OR ${behind}) ORDER BY ${order} LIMIT $3`,
      [backTestId, direction, limit + 1, cursor === null ? null : change, cursor === null ? null : place],
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      differences: page.map(({ difference }) => difference),
      nextCursor: last && rows.length > limit ? `${last.change}~${last.place}` : null,
    };
  }
}

const columns = `id AS "backTestId", kind, item_id AS id, revision, from_at AS "from", to_at AS "to", state,
  sessions_done AS "sessionsDone", sessions_total AS "sessionsTotal", elapsed_ms AS "elapsedMs", result,
  started_at AS "startedAt", started_by AS "startedBy"`;

/** As drivers return it: bigint as text. */
type KeptRow = KeptBackTest & { readonly from: string; readonly to: string; readonly startedAt: string };

const keptOf = (row: KeptRow): KeptBackTest => ({
  ...row,
  ...{ from: Number(row.from), to: Number(row.to), startedAt: Number(row.startedAt) },
});
