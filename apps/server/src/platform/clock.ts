import type { EpochMs } from '@aliado/domain';

/** The server's time. Everything that needs "now" asks this, so that tests can decide it. */
export abstract class Clock {
  abstract now(): EpochMs;
}

/** The machine's own clock. */
export class SystemClock extends Clock {
  now(): EpochMs {
    return Date.now();
  }
}
