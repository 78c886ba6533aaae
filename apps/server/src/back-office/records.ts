import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '@aliado/domain';
import { asUtf8, csvRows } from '../customers/import/csv-rows.ts';

/** An order as the shop's own systems know it. */
export interface ShopOrder {
  readonly number: string;
  readonly customerId: string;
  readonly status: string;
  readonly items: Readonly<Record<Language, string>>;
  readonly slot: string | null;
  /** What Transport wrote last; null where it wrote nothing. */
  readonly note: Readonly<Record<Language, string>> | null;
}

/** The orders of a pack's customers by number, with the last that happened to each on its way. */
export async function shopOrders(customers: string): Promise<ReadonlyMap<string, ShopOrder>> {
  const orders = await rowsOf(join(customers, 'orders.csv'));
  const notes = new Map<string, ShopOrder['note']>();
  for (const row of await rowsOf(join(customers, 'touchpoints.csv'))) {
    const number = row['order_number'] ?? '';
    const isNews = row['channel'] === 'delivery' && !notes.has(number); // files tell the newest first
    if (isNews) notes.set(number, { es: noteOf(row, 'es'), en: noteOf(row, 'en') });
  }
  return new Map(orders.map((row) => [row['number'] ?? '', orderOf(row, notes)]));
}

type Row = Readonly<Record<string, string>>;

function orderOf(row: Row, notes: ReadonlyMap<string, ShopOrder['note']>): ShopOrder {
  const number = row['number'] ?? '';
  const es = row['items_es'] ?? '';
  return {
    number,
    customerId: row['customer_id'] ?? '',
    status: row['status'] ?? '',
    items: { es, en: row['items_en'] || es },
    slot: row['slot'] || null,
    note: notes.get(number) ?? null,
  };
}

const noteOf = (row: Row, language: Language): string =>
  [row[`title_${language}`], row[`detail_${language}`]].filter(Boolean).join('. ');

/** None where there is no such file: a pack need not know of anybody. @throws Error if the file cannot be read. */
async function rowsOf(file: string): Promise<readonly Row[]> {
  if (!existsSync(file)) return [];
  const utf8 = asUtf8(await readFile(file));
  if (!utf8) throw new Error(`${file} is no text`);
  const rows: Row[] = [];
  let header: readonly string[] | null = null;
  for await (const row of csvRows(utf8)) {
    if (!('cells' in row)) throw new Error(`${file}:${row.line} has a quote that does not end`);
    const { cells } = row;
    if (header) rows.push(Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])));
    else header = cells;
  }
  return rows;
}
