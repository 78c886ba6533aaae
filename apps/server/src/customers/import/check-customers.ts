import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RefusedRow } from '@aliado/domain';
import { csvLines } from './csv-lines.ts';
import { csvTables } from './csv-tables.ts';
import { FreeText } from './free-text.ts';

/** What the customer files of a pack hold, as far as the files alone can tell. */
export interface CustomerFilesCheck {
  /** Rows that are right. */
  readonly rows: number;
  /** The others, in the order of the files. */
  readonly refused: readonly RefusedRow[];
}

/**
 * Looks through the customer files of a folder without a database: shapes, values, and customers that no file has. What is in a
 * database already may still say no to a row.
 */
export async function checkCustomers(folder: string): Promise<CustomerFilesCheck> {
  const free = new FreeText([]);
  const refused: RefusedRow[] = [];
  const customers = new Set<string>();
  let rows = 0;
  for (const table of csvTables) {
    const path = join(folder, table.file);
    if (!existsSync(path)) continue;
    for await (const line of csvLines(table, await readFile(path))) {
      if ('fault' in line) {
        const value = line.value === null ? null : free.shown(line.value);
        refused.push({ file: table.file, line: line.line, ...line.fault, value });
      } else if (line.read.customerId !== null && !customers.has(line.read.customerId)) {
        const fault = { column: 'customer_id', reason: 'import/unknown-customer', expected: null } as const;
        refused.push({ file: table.file, line: line.line, ...fault, value: free.shown(line.read.customerId) });
      } else {
        rows += 1;
        if (table.table === 'customer') customers.add(line.raw['id'] ?? '');
      }
    }
  }
  return { rows, refused };
}
