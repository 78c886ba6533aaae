import type { EpochMs, TimeRow } from '@aliado/domain';

/** A page of rows. */
export interface TimePage {
  readonly rows: readonly TimeRow[];
  readonly total: number;
  /** Where the next page begins; null where there is none. */
  readonly next: string | null;
}

/** Orders rows by when they began, the last first; those of one moment by person, so that a page begins where the last one ended. */
export const newestFirst = (one: RowPlace, other: RowPlace): number =>
  other.from - one.from || Number(one.agentId > other.agentId) - Number(one.agentId < other.agentId);

interface RowPlace {
  readonly from: EpochMs;
  readonly agentId: string;
}

/**
 * A page of rows that are in order, the newest first.
 * @param before what a page before this one gave as `next`; undefined for the first.
 */
export function pageOf(rows: readonly TimeRow[], before: string | undefined, size: number): TimePage {
  const place = before === undefined ? null : placeOf(before);
  const start = place === null ? 0 : rows.findIndex((row) => newestFirst(row, place) > 0);
  const page = start < 0 ? [] : rows.slice(start, start + size);
  const last = page.at(-1);
  const isLast = start < 0 || start + size >= rows.length;
  return { rows: page, total: rows.length, next: last && !isLast ? `${last.from}~${last.agentId}` : null };
}

function placeOf(cursor: string): RowPlace {
  const [from = '', ...id] = cursor.split('~');
  return { from: Number(from), agentId: id.join('~') };
}
