/**
 * The heights of a long column of rows, of which most were never drawn: those count with an estimate. A Fenwick tree, so
 * that an offset, the row at an offset and a correction cost O(log n) each. Pixels throughout.
 */
export class HeightIndex {
  private readonly heights: number[] = [];
  /** `sums[i]` holds the sum of the heights of the `i & -i` rows that end with row `i - 1`. */
  private readonly sums: number[] = [0];

  /** The number of rows. */
  get size(): number {
    return this.heights.length;
  }

  /** The height of all rows together. */
  get total(): number {
    return this.offsetOf(this.size);
  }

  /** Adds a row at the end. */
  append(height: number): void {
    this.heights.push(height);
    const at = this.size;
    this.sums.push(height + this.offsetOf(at - 1) - this.offsetOf(at - (at & -at)));
  }

  /** Corrects the height of a row that exists. Says whether anything changed. */
  correct(index: number, height: number): boolean {
    const change = height - (this.heights[index] ?? height);
    if (Math.abs(change) < 0.5) return false;
    this.heights[index] = height;
    for (let at = index + 1; at <= this.size; at += at & -at) this.sums[at] = (this.sums[at] ?? 0) + change;
    return true;
  }

  /** Where a row begins; for `size`, where the last one ends. */
  offsetOf(index: number): number {
    let offset = 0;
    for (let at = Math.min(index, this.size); at > 0; at -= at & -at) offset += this.sums[at] ?? 0;
    return offset;
  }

  /** The row that lies at an offset: the first for offsets above, the last for offsets below; -1 when there is none. */
  rowAt(offset: number): number {
    let at = 0;
    let left = offset;
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, this.size))); step > 0; step >>= 1) {
      const sum = this.sums[at + step];
      if (sum === undefined || sum > left) continue;
      at += step;
      left -= sum;
    }
    return Math.min(at, this.size - 1);
  }
}
