/** One thing to be written, and who waits for it. */
interface Waiting<I, O> {
  readonly item: I;
  readonly resolve: (output: O) => void;
  readonly reject: (error: unknown) => void;
}

/** What became of one item of a batch. */
export type Settled<O> = { readonly value: O } | { readonly error: unknown };

/**
 * Gathers what is asked while the disk is busy and writes it in one go: no timer, so a lone item waits for nothing, and under
 * load the batches grow by themselves. Up to `lanes` batches are on their way at once; items that share a key never are.
 */
export class GroupCommit<I, O> {
  private readonly queue: Waiting<I, O>[] = [];
  private readonly busyKeys = new Set<string>();
  private lanesInUse = 0;

  constructor(
    private readonly write: (items: readonly I[]) => Promise<readonly Settled<O>[]>,
    private readonly keysOf: (item: I) => readonly string[],
    private readonly limits: { readonly batch: number; readonly lanes: number },
  ) {}

  /** Settles as the item's part of its batch does. */
  submit(item: I): Promise<O> {
    return new Promise((resolve, reject) => {
      this.queue.push({ item, resolve, reject });
      this.flush();
    });
  }

  private flush(): void {
    while (this.lanesInUse < this.limits.lanes) {
      const batch = this.takeBatch();
      if (batch.length === 0) return;
      this.lanesInUse += 1;
      void this.carryOut(batch);
    }
  }

  /** Takes from the front whatever does not share a key with what is on its way, in the same batch, or waiting before it. */
  private takeBatch(): Waiting<I, O>[] {
    const batch: Waiting<I, O>[] = [];
    const left: Waiting<I, O>[] = [];
    const heldUp = new Set<string>();
    for (const waiting of this.queue) {
      const keys = this.keysOf(waiting.item);
      const mayGo =
        batch.length < this.limits.batch && keys.every((key) => !this.busyKeys.has(key) && !heldUp.has(key));
      (mayGo ? batch : left).push(waiting);
      for (const key of keys) (mayGo ? this.busyKeys : heldUp).add(key);
    }
    this.queue.splice(0, this.queue.length, ...left);
    return batch;
  }

  private async carryOut(batch: readonly Waiting<I, O>[]): Promise<void> {
    const settled = await this.write(batch.map(({ item }) => item)).catch((error: unknown) =>
      batch.map((): Settled<O> => ({ error })),
    );
    for (const { item } of batch) for (const key of this.keysOf(item)) this.busyKeys.delete(key);
    this.lanesInUse -= 1;
    batch.forEach(({ resolve, reject }, index) => {
      const outcome = settled[index] ?? { error: new Error('a batch settled without this item') };
      if ('error' in outcome) reject(outcome.error);
      else resolve(outcome.value);
    });
    this.flush();
  }
}
