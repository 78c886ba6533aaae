import type { EpochMs } from '@aliado/domain';
import type { Day } from '../../day.ts';
import type { AlertRounds } from '../alert-rounds.ts';

/** Live contacts do not wait longer than this for a trial, milliseconds. */
const sliceMs = 5;

/** The clock of a past day: lets come what time alone made different, and lets others work whenever a slice of time is used up. */
export class TrialClock {
  private began = performance.now();

  constructor(
    readonly rounds: AlertRounds,
    readonly day: Day,
  ) {}

  /** Lets time pass until a moment. */
  async comeUntil(at: EpochMs): Promise<void> {
    for (let next = this.rounds.nextAt; next !== null && next < at; next = this.rounds.nextAt) {
      this.rounds.come(next);
      await this.pause();
    }
    await this.pause();
  }

  private pause(): Promise<void> | undefined {
    if (performance.now() - this.began < sliceMs) return undefined;
    return new Promise((resolve) =>
      setImmediate(() => {
        this.began = performance.now();
        resolve();
      }),
    );
  }
}
