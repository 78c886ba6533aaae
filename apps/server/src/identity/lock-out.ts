import type { EpochMs } from '@aliado/domain';

/** How many failures are let pass, and how far back they count. */
export interface LockOutRule {
  /** Failures within the window before the first wait. */
  readonly free: number;
}

/** How long a failure counts, milliseconds. */
export const failureWindow = 15 * 60_000;

/** One person's: nobody mistypes five times without noticing. */
export const accountRule: LockOutRule = { free: 5 };

/** One address's: a whole contact center may be behind one, and its mistypings must not shut it out. */
export const addressRule: LockOutRule = { free: 30 };

const firstWait = 30_000;

/**
 * Milliseconds until the next attempt is let through; 0 for now. The wait doubles with each failure past the free ones, from
 * half a minute to the whole window.
 * @param failures times of failures, in any order; those older than the window do not count.
 */
export function waitAfter(failures: readonly EpochMs[], now: EpochMs, { free }: LockOutRule): number {
  const counted = failures.filter((at) => at > now - failureWindow);
  if (counted.length < free) return 0;
  const wait = Math.min(failureWindow, firstWait * 2 ** (counted.length - free));
  return Math.max(0, Math.max(...counted) + wait - now);
}
