import type { EpochMs } from '@aliado/domain';
import { Clock } from '../clock.ts';

/** A clock that stands still until a spec moves it. */
export class ManualClock extends Clock {
  private time: EpochMs = Date.UTC(2026, 0, 15, 9);

  now(): EpochMs {
    return this.time;
  }

  /** Moves on by milliseconds; back, if they are negative. */
  pass(milliseconds: number): void {
    this.time += milliseconds;
  }
}
