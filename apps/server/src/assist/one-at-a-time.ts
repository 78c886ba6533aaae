/**
 * Lets work begin one piece at a time, each in a turn of the event loop of its own: what a hundred contacts ask for in the same
 * moment must not hold up what comes in and goes out meanwhile.
 */
export class OneAtATime {
  private readonly waiting: (() => void)[] = [];

  /** Resolves when it is this one's time; who asked earlier comes earlier. */
  next(): Promise<void> {
    return new Promise((begin) => {
      this.waiting.push(begin);
      if (this.waiting.length === 1) setImmediate(() => this.serve());
    });
  }

  private serve(): void {
    this.waiting.shift()?.();
    if (this.waiting.length > 0) setImmediate(() => this.serve());
  }
}
