/** Runs tasks of one key one after the other, and tasks of different keys side by side. Holds nothing for an idle key. */
export class SerialQueues {
  private readonly tails = new Map<string, Promise<unknown>>();

  /** Runs the task after all earlier ones of its key; a task that fails does not stop the next. */
  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.tails.get(key) ?? Promise.resolve();
    const mine = before.then(task, task);
    const settled = mine.then(noop, noop);
    this.tails.set(key, settled);
    void settled.then(() => {
      if (this.tails.get(key) === settled) this.tails.delete(key);
    });
    return mine;
  }

  /** How many keys have work now. */
  get size(): number {
    return this.tails.size;
  }
}

const noop = (): void => undefined;
