import type { SparseMatrix } from './sparse-vector.ts';

/**
 * Rows as they are when some of what is in them was not there: each value is left out with the same chance, and the others grow by
 * as much, so that on average a row is itself (Srivastava et al. 2014). A linear model that learns from them leans on no single
 * feature, the rare ones least of all (Wager, Wang and Liang 2013).
 */
export class Dropout {
  /** How many values of the row that was drawn last are there. */
  count = 0;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
  private readonly vectors: SparseMatrix;
  private readonly share: number;
  private readonly random: () => number;

  /** @param share of the values that is left out, from 0 to below 1; where it is 0 nothing is drawn from `random`. */
  constructor(vectors: SparseMatrix, share: number, random: () => number) {
    this.vectors = vectors;
    this.share = share;
    this.random = random;
    let longest = 0;
    for (let row = 0; row < vectors.rows; row++) {
      longest = Math.max(longest, (vectors.starts[row + 1] as number) - (vectors.starts[row] as number));
    }
    this.columns = new Uint32Array(longest);
    this.values = new Float32Array(longest);
  }

  /** Draws a row: its columns and values stand at the beginning of `columns` and `values`. */
  draw(row: number): void {
    const { starts, columns, values } = this.vectors;
    const grown = 1 / (1 - this.share);
    this.count = 0;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      if (this.share > 0 && this.random() < this.share) continue;
      this.columns[this.count] = columns[at] as number;
      this.values[this.count++] = (values[at] as number) * grown;
    }
  }
}
