/** A vector that is mostly zero: columns ascending, each once, with what stands there. */
export interface SparseVector {
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

/** Many sparse vectors one behind the other (compressed sparse rows). */
export class SparseMatrix {
  readonly rows: number;
  /** One more than the highest column that any row may use. */
  readonly width: number;
  /** Where each row begins; one more at the end. */
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;

  /** @param width one more than the highest column. */
  constructor(vectors: readonly SparseVector[], width: number) {
    this.rows = vectors.length;
    this.width = width;
    this.starts = new Uint32Array(vectors.length + 1);
    const total = vectors.reduce((sum, { columns }) => sum + columns.length, 0);
    this.columns = new Uint32Array(total);
    this.values = new Float32Array(total);
    let at = 0;
    for (const [row, { columns, values }] of vectors.entries()) {
      this.columns.set(columns, at);
      this.values.set(values, at);
      at += columns.length;
      this.starts[row + 1] = at;
    }
  }

  /** One row, sharing the matrix's memory. */
  row(row: number): SparseVector {
    const [from, to] = [this.starts[row] ?? 0, this.starts[row + 1] ?? 0];
    return { columns: this.columns.subarray(from, to), values: this.values.subarray(from, to) };
  }

  /** These rows, in this order, copied. */
  pick(rows: readonly number[]): SparseMatrix {
    return new SparseMatrix(
      rows.map((row) => this.row(row)),
      this.width,
    );
  }
}

/** The sum of products of two sparse vectors. */
export function dot(one: SparseVector, other: SparseVector): number {
  let [i, j, sum] = [0, 0, 0];
  while (i < one.columns.length && j < other.columns.length) {
    const [a, b] = [one.columns[i] as number, other.columns[j] as number];
    if (a === b) sum += (one.values[i++] as number) * (other.values[j++] as number);
    else if (a < b) i++;
    else j++;
  }
  return sum;
}
