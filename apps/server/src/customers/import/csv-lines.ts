import { asUtf8, csvRows } from './csv-rows.ts';
import { isFault, type CsvTable, type ReadRow, type RowFault } from './csv-table.ts';

/** A row whose cells are right by themselves. */
export interface RightLine {
  /** 1-based, where the row begins. */
  readonly line: number;
  readonly raw: Readonly<Record<string, string>>;
  readonly read: ReadRow;
}

/** A row, or a file as a whole (line 1), that cannot be taken. */
export interface WrongLine {
  readonly line: number;
  readonly fault: RowFault;
  /** What stands there; null when it is about more than one value. */
  readonly value: string | null;
  /** Whether it is about the file and not about one of its rows. */
  readonly isOfFile: boolean;
}

/** Reads a file of the pack format row by row and tells which rows are right as far as the file alone can say. */
export async function* csvLines(table: CsvTable, bytes: Buffer): AsyncGenerator<RightLine | WrongLine> {
  const utf8 = asUtf8(bytes);
  if (!utf8) {
    yield ofFile({ column: null, reason: 'import/unreadable', expected: 'UTF-8 or Windows-1252' }, null);
    return;
  }
  let header: readonly string[] | null = null;
  for await (const row of csvRows(utf8)) {
    if ('isOpenQuote' in row) {
      const fault = { column: null, reason: 'import/open-quote', expected: null } as const;
      yield { line: row.line, fault, value: null, isOfFile: header === null };
    } else if (header === null) {
      header = row.cells.map((name) => name.trim().toLowerCase());
      if (!isRightHeader(table, header)) break;
    } else {
      yield lineOf(table, header, row.line, row.cells);
    }
  }
  if (header === null || !isRightHeader(table, header)) {
    const fault = { column: null, reason: 'import/wrong-header', expected: table.columns.join(',') } as const;
    yield ofFile(fault, (header ?? []).join(','));
  }
}

const ofFile = (fault: RowFault, value: string | null): WrongLine => ({ line: 1, fault, value, isOfFile: true });

/** Whether the header names every column once. */
const isRightHeader = ({ columns }: CsvTable, header: readonly string[]): boolean =>
  header.length === columns.length && columns.every((column) => header.includes(column));

function lineOf(
  table: CsvTable,
  header: readonly string[],
  line: number,
  cells: readonly string[],
): RightLine | WrongLine {
  if (cells.length !== header.length) {
    const fault = { column: null, reason: 'import/wrong-number-of-fields', expected: String(header.length) } as const;
    return { line, fault, value: String(cells.length), isOfFile: false };
  }
  const raw = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));
  const read = table.read(raw);
  if (!isFault(read)) return { line, raw, read };
  return { line, fault: read, value: raw[read.column ?? ''] ?? null, isOfFile: false };
}
