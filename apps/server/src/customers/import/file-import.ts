import type { EpochMs, ImportedFile, RefusedRow } from '@aliado/domain';
import { isSupportedCountry, type CountryCode } from 'libphonenumber-js/min';
import type { EntityManager } from 'typeorm';
import type { CsvFile } from '../customer-import.ts';
import type { HomePlace } from '../home-place.ts';
import { csvLines, type RightLine } from './csv-lines.ts';
import {
  isFault,
  type CsvTable,
  type ReadRow,
  type RowFault,
  type RowSurroundings,
  type TableRow,
} from './csv-table.ts';
import type { FreeText } from './free-text.ts';
import { countJourneys, ownersOf, writeRows } from './row-writer.ts';

/** Rows written at once: few enough that reading them holds up nothing else on the server. */
const batchSize = 500;

const mostReported = 1_000;

interface Place {
  readonly timeZone: string | null;
  readonly country: CountryCode | null;
}

/** Brings one file into its table, within a transaction that is somebody else's to end. To be used once. */
export class FileImport {
  private readonly refused: RefusedRow[] = [];
  private readonly keys = new Set<string>();
  private readonly seen = new Map<string, number>();
  private readonly places = new Map<string, Place | null>();
  private readonly onJourneyOf = new Set<string>();
  private pending: RightLine[] = [];
  private counts = { rows: 0, added: 0, changed: 0, refused: 0, taken: 0 };

  constructor(
    private readonly manager: EntityManager,
    private readonly table: CsvTable,
    private readonly home: HomePlace,
    private readonly free: FreeText,
    private readonly now: EpochMs,
  ) {}

  async run({ bytes }: CsvFile): Promise<{ readonly file: ImportedFile; readonly refused: readonly RefusedRow[] }> {
    for await (const line of csvLines(this.table, bytes)) {
      if (!('isOfFile' in line) || !line.isOfFile) this.counts.rows += 1;
      if ('fault' in line) this.refuse(line.line, line.fault, line.value);
      else this.pending.push(line);
      if (this.pending.length >= batchSize) await this.flush();
    }
    await this.flush();
    if (this.onJourneyOf.size > 0) await countJourneys(this.manager, [...this.onJourneyOf]);
    const { rows, added, changed, refused, taken } = this.counts;
    const unchanged = taken - added - changed;
    return { file: { file: this.table.file, rows, added, changed, unchanged, refused }, refused: this.refused };
  }

  private async flush(): Promise<void> {
    const batch = this.pending;
    this.pending = [];
    await this.findPlaces(batch);
    const rows = batch.map((pending) => this.rowOf(pending)).filter((row) => row !== null);
    if (this.table.table === 'touchpoint') await this.noteJourneys(rows);
    const { added, changed } = await writeRows(this.manager, this.table, rows);
    this.counts.added += added;
    this.counts.changed += changed;
    this.counts.taken += rows.length;
  }

  /** The row as the table takes it; null, and reported, if it cannot be taken. */
  private rowOf({ line, raw, read }: RightLine): TableRow | null {
    const place = read.customerId === null ? null : this.places.get(read.customerId);
    if (read.customerId !== null && !place) {
      this.refuse(line, { column: 'customer_id', reason: 'import/unknown-customer', expected: null }, read.customerId);
      return null;
    }
    const row = read.toRow(this.surroundingsOf(read, place ?? null));
    if (isFault(row)) {
      this.refuse(line, row, raw[row.column ?? ''] ?? null);
      return null;
    }
    return this.isFirst(line, row) ? row : null;
  }

  private surroundingsOf({ timeZone }: ReadRow, place: Place | null): RowSurroundings {
    return {
      now: this.now,
      timeZone: timeZone ?? place?.timeZone ?? this.home.timeZone,
      country: place?.country ?? this.home.country,
      clean: (text) => this.free.clean(text),
      timesSeen: (key) => this.timesSeen(key),
    };
  }

  private isFirst(line: number, row: TableRow): boolean {
    const values = this.table.key.map((column) => row[column] ?? null);
    const key = JSON.stringify(values);
    if (this.keys.has(key)) {
      const column = this.table.columns.find((name) => name === this.table.key.at(-1)) ?? null;
      this.refuse(line, { column, reason: 'import/repeated', expected: null }, String(values.at(-1)));
      return false;
    }
    this.keys.add(key);
    return true;
  }

  private timesSeen(key: string): number {
    const times = this.seen.get(key) ?? 0;
    this.seen.set(key, times + 1);
    return times;
  }

  private async findPlaces(batch: readonly RightLine[]): Promise<void> {
    const ids = new Set(batch.flatMap(({ read: { customerId } }) => customerId ?? []));
    const missing = [...ids].filter((id) => !this.places.has(id));
    if (missing.length === 0) return;
    const found = await this.manager.query<{ id: string; timeZone: string | null; country: string | null }[]>(
      'SELECT id, time_zone AS "timeZone", country FROM customer WHERE id = ANY ($1)',
      [missing],
    );
    for (const id of missing) this.places.set(id, null);
    for (const { id, timeZone, country } of found)
      this.places.set(id, { timeZone, country: country !== null && isSupportedCountry(country) ? country : null });
  }

  private async noteJourneys(rows: readonly TableRow[]): Promise<void> {
    for (const row of rows) this.onJourneyOf.add(String(row['customer_id']));
    for (const id of await ownersOf(
      this.manager,
      rows.map((row) => String(row['id'])),
    ))
      this.onJourneyOf.add(id);
  }

  private refuse(line: number, { column, reason, expected }: RowFault, value: string | null): void {
    this.counts.refused += 1;
    if (this.refused.length >= mostReported) return;
    const shown = value === null ? null : this.free.shown(value);
    this.refused.push({ file: this.table.file, line, column, reason, expected, value: shown });
  }
}
