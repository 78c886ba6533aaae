import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

/** A row of a file, or the point from which on there are none. */
export type CsvRow =
  | {
      /** 1-based, where the row begins. */
      readonly line: number;
      readonly cells: readonly string[];
    }
  | { readonly line: number; readonly isOpenQuote: true };

const chunkBytes = 65_536;
const byteOrderMarks: readonly (readonly number[])[] = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/**
 * The bytes as UTF-8 with plain line ends: from UTF-8, or from Windows-1252, in which spreadsheets still save what they call
 * CSV. Null for UTF-16 and for what is no text.
 */
export function asUtf8(bytes: Buffer): Buffer | null {
  const isUtf16 = byteOrderMarks.some(([first, second]) => bytes[0] === first && bytes[1] === second);
  if (isUtf16 || bytes.includes(0)) return null;
  const text = isUtf8(bytes) ? bytes.toString('utf8') : new TextDecoder('windows-1252').decode(bytes);
  return Buffer.from(text.replaceAll('\r\n', '\n')); // the parser counts two lines for the pair within quotes
}

/**
 * Reads RFC 4180 as `asUtf8` gives it, header included, row by row: the server has other work between two of them. Fields may be parted by
 * semicolons, as spreadsheets do where the comma is in numbers. Empty lines are passed over.
 * @throws CsvError if one row is longer than a megabyte.
 */
export async function* csvRows(utf8: Buffer): AsyncGenerator<CsvRow> {
  const openQuotes: number[] = [];
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(utf8),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: 1_048_576,
    on_skip: (error) => {
      if (error?.code !== 'CSV_QUOTE_NOT_CLOSED') throw error ?? new CsvError('CSV_UNKNOWN_ERROR', 'a row was skipped');
      openQuotes.push(0);
      return undefined;
    },
  });
  let read = { lines: 0, empty_lines: 0 };
  const records = Readable.from(chunksOf(utf8)).pipe(parser) as AsyncIterable<ParsedRecord>;
  for await (const { record, info } of records) {
    yield { line: read.lines + 1 + info.empty_lines - read.empty_lines, cells: record };
    read = info;
  }
  if (openQuotes.length > 0) yield { line: read.lines + 1, isOpenQuote: true };
}

interface ParsedRecord {
  readonly record: string[];
  readonly info: { readonly lines: number; readonly empty_lines: number };
}

function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

function delimiterOf(utf8: Buffer): ',' | ';' {
  const [header = ''] = utf8
    .subarray(0, 4_096)
    .toString('utf8')
    .split(/[\r\n]/);
  return header.includes(';') && !header.includes(',') ? ';' : ',';
}
