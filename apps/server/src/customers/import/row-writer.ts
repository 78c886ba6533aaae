import type { EntityManager } from 'typeorm';
import type { CsvTable, TableRow } from './csv-table.ts';

/** How many rows were new and how many were there with something else in them. */
export interface Written {
  readonly added: number;
  readonly changed: number;
}

/** Writes rows of one table, no two of them with one key. One statement for all; what is the same already is not touched. */
export async function writeRows(manager: EntityManager, table: CsvTable, rows: readonly TableRow[]): Promise<Written> {
  if (rows.length === 0) return { added: 0, changed: 0 };
  const written = await manager.query<{ isNew: boolean }[]>(upsertStatement(table), [JSON.stringify(rows)]);
  const added = written.filter(({ isNew }) => isNew).length;
  return { added, changed: written.length - added };
}

/** The rows come as one JSON array, whose keys are columns: text for the database to read, not thousands of parameters. */
function upsertStatement({ table, tableColumns, key }: CsvTable): string {
  const columns = tableColumns.join(', ');
  const others = tableColumns.filter((column) => !key.includes(column));
  const mine = others.map((column) => `${table}.${column}`).join(', ');
  const theirs = others.map((column) => `excluded.${column}`).join(', ');
  // a row that was inserted was never locked by an update: its xmax is zero
  return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)
    ON CONFLICT (${key.join(', ')}) DO UPDATE SET (${others.join(', ')}) = ROW (${theirs})
    WHERE (${mine}) IS DISTINCT FROM (${theirs}) RETURNING xmax = 0 AS "isNew"`;
}

/** On whose journeys these touchpoints are before they are written. */
export async function ownersOf(manager: EntityManager, touchpointIds: readonly string[]): Promise<readonly string[]> {
  const rows = await manager.query<{ id: string }[]>(
    'SELECT DISTINCT customer_id AS id FROM touchpoint WHERE id = ANY ($1)',
    [touchpointIds],
  );
  return rows.map(({ id }) => id);
}

/** Counts the journeys of these customers anew. */
export async function countJourneys(manager: EntityManager, customerIds: readonly string[]): Promise<void> {
  // locked first: a contact that is being filed at the same time must be counted by one of the two, and by one only
  await manager.query('SELECT FROM customer WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [customerIds]);
  await manager.query(
    `UPDATE customer SET touchpoint_count = (SELECT count(*) FROM touchpoint t WHERE t.customer_id = customer.id)
     WHERE id = ANY ($1)`,
    [customerIds],
  );
}
