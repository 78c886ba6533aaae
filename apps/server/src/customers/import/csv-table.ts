import type { EpochMs, ImportRefusal, Localised } from '@aliado/domain';
import type { CountryCode } from 'libphonenumber-js/min';
import { z } from 'zod';

/** A value as a column takes it; times as epoch milliseconds, texts in two languages as JSON. */
export type ColumnValue = string | number | Localised | null;

/** A row as a table takes it, by the names of its columns. */
export type TableRow = Readonly<Record<string, ColumnValue>>;

/** What a row may have to be told besides its cells. */
export interface RowSurroundings {
  readonly now: EpochMs;
  /** The customer's, else the organisation's. */
  readonly timeZone: string;
  readonly country: CountryCode | null;
  /** Free text without card numbers. */
  readonly clean: <T extends string | null>(text: T) => T;
  /** How many times a key was asked for before, in this file. */
  readonly timesSeen: (key: string) => number;
}

/** What is wrong with a row. */
export interface RowFault {
  readonly column: string | null;
  readonly reason: ImportRefusal;
  readonly expected: string | null;
}

/** A row whose cells are right by themselves. */
export interface ReadRow {
  /** The customer it belongs to; null for a customer's own row. */
  readonly customerId: string | null;
  /** The zone it names itself; null when that is the customer's to say. */
  readonly timeZone: string | null;
  readonly toRow: (surroundings: RowSurroundings) => TableRow | RowFault;
}

/** One of the files of the pack format, and the table that its rows go to. */
export interface CsvTable {
  readonly file: string;
  readonly table: string;
  /** Of the file. */
  readonly columns: readonly string[];
  /** Of the table: what `toRow` gives. */
  readonly tableColumns: readonly string[];
  /** Of the table: what makes two rows the same one. */
  readonly key: readonly string[];
  readonly read: (cells: Readonly<Record<string, string>>) => ReadRow | RowFault;
}

/** Whether something is wrong with it. */
export const isFault = (outcome: object): outcome is RowFault => 'reason' in outcome;

/** Puts a table together from the schema of its file's cells and from what a row of the table is made of. */
export function csvTable<Shape extends z.ZodRawShape>(definition: {
  readonly file: string;
  readonly table: string;
  readonly key: readonly string[];
  readonly tableColumns: readonly string[];
  readonly cells: Shape;
  readonly customerId: (cells: z.infer<z.ZodObject<Shape>>) => string | null;
  readonly timeZone?: (cells: z.infer<z.ZodObject<Shape>>) => string | null;
  readonly toRow: (cells: z.infer<z.ZodObject<Shape>>, surroundings: RowSurroundings) => TableRow | RowFault;
}): CsvTable {
  const { file, table, key, tableColumns, toRow } = definition;
  const schema = z.object(definition.cells);
  return {
    file,
    table,
    key,
    tableColumns,
    columns: Object.keys(definition.cells),
    read(raw) {
      const parsed = schema.safeParse(raw);
      if (!parsed.success) return faultOf(parsed.error);
      const cells = parsed.data;
      return {
        customerId: definition.customerId(cells),
        timeZone: definition.timeZone?.(cells) ?? null,
        toRow: (surroundings) => toRow(cells, surroundings),
      };
    },
  };
}

/** What is wrong with a row, as its schema says it: the first thing alone. */
export function faultOf({ issues }: z.ZodError): RowFault {
  const [first] = issues;
  const column = String(first?.path[0] ?? '');
  const isMissing = first?.code === 'custom' && first.params?.['isMissing'] === true;
  if (isMissing) return { column, reason: 'import/missing', expected: null };
  return { column, reason: 'import/malformed', expected: first?.message ?? null };
}
