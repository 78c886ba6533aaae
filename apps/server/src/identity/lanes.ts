/** So much waits already that one more would wait too long. */
export class LanesUnavailable extends Error {
  override readonly name = 'LanesUnavailable';
  readonly code = 'lanes/unavailable';
}

/** Lets a few pieces of work run at once and the others wait, first come, first served. */
export class Lanes {
  private readonly waiting: (() => void)[] = [];
  private busy = 0;

  constructor(private readonly limits: { readonly lanes: number; readonly waiting: number }) {}

  /** Settles as the work does. @throws LanesUnavailable if too many wait. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.waiting.length >= this.limits.waiting) throw new LanesUnavailable('too many wait already');
    if (this.busy >= this.limits.lanes) await new Promise<void>((turn) => this.waiting.push(turn));
    else this.busy += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.busy -= 1;
    }
  }
}
