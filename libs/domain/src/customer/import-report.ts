/** Why a row, or a whole file, was not taken in. The console has a sentence for each, in both languages. */
export type ImportRefusal =
  | 'import/unknown-file'
  | 'import/too-large'
  /** Neither UTF-8 nor Windows-1252. */
  | 'import/unreadable'
  /** Columns are missing, unknown or named twice; `expected` names those that are to be there. */
  | 'import/wrong-header'
  /** A quotation mark was opened and never closed: nothing after it can be told apart. */
  | 'import/open-quote'
  | 'import/wrong-number-of-fields'
  | 'import/missing'
  | 'import/malformed'
  /** The same one stands further up in the file. */
  | 'import/repeated'
  | 'import/unknown-customer';

/** One row that was not taken in; nothing of it was. */
export interface RefusedRow {
  readonly file: string;
  /** 1-based, where the row begins; 1 when the file as a whole was refused. */
  readonly line: number;
  /** Null when it is not about one column. */
  readonly column: string | null;
  readonly reason: ImportRefusal;
  /** What would have been right; null where the reason says it all. */
  readonly expected: string | null;
  /** What stands there: redacted and shortened. Null when it is about more than one value. */
  readonly value: string | null;
}

/** What became of the rows of one file. */
export interface ImportedFile {
  readonly file: string;
  /** Without header and empty lines. */
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
}

/** What an import did, or would do. */
export interface ImportReport {
  readonly isDryRun: boolean;
  /** In the order in which they were read. */
  readonly files: readonly ImportedFile[];
  /** At most the first thousand of each file. */
  readonly refused: readonly RefusedRow[];
}
