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

/** A row that is longer than a megabyte: none of a file that ought to be read, and most often what an open quote runs on over. */
export class RowTooLong extends Error {
  /**
   * @param line 1-based, where the row begins.
   * @param isOpenQuote whether it goes on over ends of lines, as only what is within quotes does.
   */
  constructor(
    readonly line: number,
    readonly isOpenQuote: boolean,
  ) {
    super(`the row in line ${line} is longer than a megabyte`);
  }
}

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
 * @throws RowTooLong if one row is longer than a megabyte; rows before it may be missing then.
 */
export async function* csvRows(utf8: Buffer): AsyncGenerator<CsvRow> {
  const openQuotes: number[] = [];
  let parsed: Lines = { lines: 0, empty_lines: 0 };
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
      if (error?.code === 'CSV_MAX_RECORD_SIZE') throw tooLong(parser.info, parsed);
      if (error?.code !== 'CSV_QUOTE_NOT_CLOSED') throw error ?? new CsvError('CSV_UNKNOWN_ERROR', 'a row was skipped');
      openQuotes.push(0);
      return undefined;
    },
    on_record: (row, info) => {
      parsed = info; // rows are parsed ahead of whoever reads them
      return row;
    },
  });
  let read: Lines = { lines: 0, empty_lines: 0 };
  const records = Readable.from(chunksOf(utf8)).pipe(parser) as AsyncIterable<ParsedRecord>;
  for await (const { record, info } of records) {
    yield { line: lineAfter(read, info), cells: record };
    read = info;
  }
  if (openQuotes.length > 0) yield { line: read.lines + 1, isOpenQuote: true };
}

/** How many lines there were so far, as the parser counts them. */
interface Lines {
  readonly lines: number;
  readonly empty_lines: number;
}

interface ParsedRecord {
  readonly record: string[];
  readonly info: Lines;
}

/** The line in which the next row begins. @param last as the row before it ended. @param now in that row or at its end. */
const lineAfter = (last: Lines, now: Lines): number => last.lines + 1 + now.empty_lines - last.empty_lines;

function tooLong(now: Lines, last: Lines): RowTooLong {
  const line = lineAfter(last, now);
  return new RowTooLong(line, now.lines > line);
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
