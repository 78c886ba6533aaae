import type { JourneyPage, Touchpoint } from '@aliado/domain';
import type { DataSource } from 'typeorm';
import { asTouchpoint, touchpointColumns, type TouchpointColumns } from './customer-rows.ts';

/**
 * The statement that reads a page: it begins at the cursor within the index, so that what came before costs nothing. A first
 * page has no cursor and is read by the same order.
 */
export const journeyStatement = (hasCursor: boolean): string =>
  `SELECT ${touchpointColumns} FROM touchpoint
   WHERE customer_id = $1 ${hasCursor ? 'AND (occurred_at, id) < ($3, $4)' : ''}
   ORDER BY occurred_at DESC, id DESC LIMIT $2`;

/** Reads one page of a journey; see `CustomerDirectory.journey`. */
export async function readJourney(
  database: DataSource,
  customerId: string,
  cursor: string | null,
  limit: number,
): Promise<JourneyPage | null> {
  const after = cursor === null ? null : readCursor(cursor);
  const [customer] = await database.query<{ total: number }[]>(
    'SELECT touchpoint_count AS total FROM customer WHERE id = $1',
    [customerId],
  );
  if (!customer) return null;
  const values = [customerId, limit + 1, ...(after ?? [])];
  const rows = await database.query<TouchpointColumns[]>(journeyStatement(after !== null), values);
  const touchpoints = rows.slice(0, limit).map(asTouchpoint);
  const last = touchpoints.at(-1);
  return { touchpoints, nextCursor: last && rows.length > limit ? cursorOf(last) : null, total: customer.total };
}

const cursorOf = ({ occurredAt, id }: Touchpoint): string => `${occurredAt}~${id}`;

function readCursor(cursor: string): readonly [number, string] {
  const [, at, id] = cursorPattern.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw new RangeError('a cursor that no page gave');
  return [Number(at), id];
}

/** What a cursor looks like: a time and an id. */
export const cursorPattern = /^(-?\d{1,15})~(.{1,200})$/s;
