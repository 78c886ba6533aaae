/** Numbers in one block. */
const blockSize = 1 << 14;

/** A growing list of numbers of which none is ever moved: a list that is copied as it grows stands still for it. 8 bytes a number. */
export class NumberBlocks {
  length = 0;
  private readonly blocks: Float64Array[] = [];

  /** Adds one at the end. */
  push(value: number): void {
    const at = this.length % blockSize;
    if (at === 0) this.blocks.push(new Float64Array(blockSize));
    const block = this.blocks.at(-1);
    if (block) block[at] = value;
    this.length++;
  }

  /** The one at a place; 0 behind the end. */
  at(place: number): number {
    return this.blocks[Math.floor(place / blockSize)]?.[place % blockSize] ?? 0;
  }
}
