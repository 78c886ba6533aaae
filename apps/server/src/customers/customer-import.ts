import type { EpochMs, ImportReport } from '@aliado/domain';

/** The largest file, in bytes: some two hundred thousand touchpoints. */
export const largestFileBytes = 64 * 1_048_576;

/** Brings customers, and all that belongs to them, in from the CSV files of the pack format. */
export abstract class CustomerImport {
  /**
   * Takes in whichever of the files a folder has, all in one transaction. Rows that are wrong are left out and reported, the
   * others are taken in; what is there already is brought up to date, and a second time changes nothing.
   * @param now the moment that relative times are counted from.
   * @throws Error if the folder or the database cannot be read.
   */
  abstract importFolder(folder: string, now: EpochMs): Promise<ImportReport>;

  /** Whether anybody was ever brought in or made. */
  abstract hasCustomers(): Promise<boolean>;

  /** The same for one file. A dry run reports what it would do and does nothing. */
  abstract importFile(file: CsvFile, now: EpochMs, isDryRun: boolean): Promise<ImportReport>;
}

/** A file as it came. */
export interface CsvFile {
  /** One of the pack format's, such as `touchpoints.csv`. */
  readonly name: string;
  readonly bytes: Buffer;
}
