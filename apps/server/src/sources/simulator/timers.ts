import type { DurationMs } from '@aliado/domain';
import type { Cancel, Scheduler } from './scheduler.ts';

/** Timers by name: setting one takes the place of the one before. */
export class Timers<Name extends string> {
  private readonly running = new Map<Name, Cancel>();

  constructor(private readonly scheduler: Scheduler) {}

  has(name: Name): boolean {
    return this.running.has(name);
  }

  set(name: Name, delay: DurationMs, action: () => void): void {
    this.stop(name);
    const run = (): void => {
      this.running.delete(name);
      action();
    };
    this.running.set(name, this.scheduler.after(Math.round(delay), run));
  }

  stop(...names: readonly Name[]): void {
    for (const name of names) {
      this.running.get(name)?.();
      this.running.delete(name);
    }
  }

  stopAll(): void {
    this.stop(...this.running.keys());
  }
}
