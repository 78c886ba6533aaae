import type { DurationMs, EpochMs } from '@aliado/domain';
import { Clock } from '../../platform/clock.ts';

/** Takes back what was planned; nothing happens when it is already done. */
export type Cancel = () => void;

/** The time, and a way to do something later. Tests bring their own and decide how fast it goes. */
export abstract class Scheduler extends Clock {
  /** Does something once, after this long; actions of the same instant keep their order. */
  abstract after(delay: DurationMs, action: () => void): Cancel;
}

/** The machine's own time. */
export class SystemScheduler extends Scheduler {
  now(): EpochMs {
    return Date.now();
  }

  after(delay: DurationMs, action: () => void): Cancel {
    const timer = setTimeout(action, delay);
    return () => clearTimeout(timer);
  }
}
