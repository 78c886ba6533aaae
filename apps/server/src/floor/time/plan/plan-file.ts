import type { RefusedPlanRow } from '@aliado/domain';
import { asUtf8, csvRows, RowTooLong } from '../../../customers/import/csv-rows.ts';
import { planColumns, readPlanRow, type PlanRow, type WrongPlanRow, type ZoneOf } from './plan-rows.ts';

/** A row with the shift that it belongs to. */
export interface ShiftRow extends PlanRow {
  /**
   * The day on which its shift begins, YYYY-MM-DD: that of the first of the rows that adjoin, but for being off. A break after midnight
   * is of the evening before.
   */
  readonly day: string;
}

/** A plan as its file has it. */
export interface PlanFile {
  /** Without header and empty lines. */
  readonly count: number;
  /** Those that are right, by person and time; no two of one person overlap. */
  readonly rows: readonly ShiftRow[];
  /** In the order of the file. */
  readonly wrong: readonly WrongPlanRow[];
}

/**
 * Reads a plan. What is in the database may still say no to some of it. Where a quotation mark is never closed the whole file is
 * refused: nobody knows whose rows are behind it, and a day that was cut off there would replace a whole one.
 */
export async function readPlanFile(bytes: Buffer, zoneOf: ZoneOf): Promise<PlanFile> {
  try {
    return await readRows(bytes, zoneOf);
  } catch (error) {
    if (!(error instanceof RowTooLong)) throw error;
    return error.isOpenQuote
      ? ofFile('import/open-quote', null, null, error.line)
      : ofFile('import/unreadable', 'rows of less than a megabyte', null, error.line);
  }
}

/** @throws RowTooLong if one of them is longer than a megabyte. */
async function readRows(bytes: Buffer, zoneOf: ZoneOf): Promise<PlanFile> {
  const read: (PlanRow | WrongPlanRow)[] = [];
  let count = 0;
  let header: readonly string[] | null = null;
  const utf8 = asUtf8(bytes);
  if (!utf8) return ofFile('import/unreadable', 'UTF-8 or Windows-1252', null);
  for await (const row of csvRows(utf8)) {
    const names: readonly string[] | null = header;
    if ('isOpenQuote' in row) return ofFile('import/open-quote', null, null, row.line);
    if (names === null) {
      header = row.cells.map((name) => name.trim().toLowerCase());
      if (!isRightHeader(header)) break;
    } else {
      count += 1;
      read.push(rowOf(row.line, row.cells, names, zoneOf));
    }
  }
  if (header === null || !isRightHeader(header)) return ofFile('import/wrong-header', planColumns.join(','), header);
  const right = read.filter((one): one is PlanRow => !isWrong(one)).toSorted(byPersonAndTime);
  const overlaps = overlapsIn(right);
  const overlapping = new Set(overlaps.map(({ fault: { line } }) => line));
  const wrong = [...read.filter(isWrong), ...overlaps].toSorted((one, other) => one.fault.line - other.fault.line);
  return { count, rows: withShifts(right.filter(({ line }) => !overlapping.has(line))), wrong };
}

/** Whether a row is wrong. */
const isWrong = (row: PlanRow | WrongPlanRow): row is WrongPlanRow => 'fault' in row;

const fault = (
  line: number,
  reason: RefusedPlanRow['reason'],
  expected: string | null,
  value: string | null,
): RefusedPlanRow => ({ line, column: null, reason, expected, value });

const ofFile = (
  reason: RefusedPlanRow['reason'],
  expected: string | null,
  header: readonly string[] | null,
  line = 1,
): PlanFile => ({
  count: 0,
  rows: [],
  wrong: [{ agentId: null, fault: fault(line, reason, expected, header && header.join(',').slice(0, 200)) }],
});

/** Whether the header names every column once; the zone may be left out. */
function isRightHeader(header: readonly string[]): boolean {
  const known: readonly string[] = planColumns;
  const needed = planColumns.filter((column) => column !== 'time_zone');
  const isEachOnce = new Set(header).size === header.length;
  return isEachOnce && header.every((name) => known.includes(name)) && needed.every((name) => header.includes(name));
}

function rowOf(
  line: number,
  cells: readonly string[],
  header: readonly string[],
  zoneOf: ZoneOf,
): PlanRow | WrongPlanRow {
  const cell = (column: string) => cells[header.indexOf(column)]?.trim() ?? '';
  const agentId = cell('agent') === '' ? null : cell('agent');
  if (cells.length !== header.length)
    return {
      agentId,
      fault: fault(line, 'import/wrong-number-of-fields', String(header.length), String(cells.length)),
    };
  const named = { agent: cell('agent'), activity: cell('activity').toLowerCase(), from: cell('from'), to: cell('to') };
  return readPlanRow(line, { ...named, time_zone: cell('time_zone') }, zoneOf);
}

const byPersonAndTime = (one: PlanRow, other: PlanRow): number =>
  Number(one.agentId > other.agentId) - Number(one.agentId < other.agentId) ||
  one.from - other.from ||
  one.line - other.line;

/** Rows that begin before another one of the same person ends. */
function overlapsIn(rows: readonly PlanRow[]): readonly WrongPlanRow[] {
  const wrong: WrongPlanRow[] = [];
  let last: PlanRow | null = null;
  for (const row of rows) {
    if (last && last.agentId === row.agentId && row.from < last.to)
      wrong.push({ agentId: row.agentId, fault: fault(row.line, 'plan/overlap', String(last.line), row.agentId) });
    if (!last || last.agentId !== row.agentId || row.to > last.to) last = row;
  }
  return wrong;
}

function withShifts(rows: readonly PlanRow[]): readonly ShiftRow[] {
  let last: ShiftRow | null = null;
  return rows.map((row) => {
    const isOn = last !== null && last.agentId === row.agentId && last.to === row.from && last.activity !== 'off';
    last = { ...row, day: isOn && last !== null && row.activity !== 'off' ? last.day : row.date };
    return last;
  });
}
