import type { DurationMs } from '@aliado/domain';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** The pauses after each failed attempt: a receiver that was away for a day still gets everything. */
const pauses: readonly DurationMs[] = [
  5 * second,
  15 * second,
  minute,
  5 * minute,
  15 * minute,
  hour,
  3 * hour,
  6 * hour,
  12 * hour,
  24 * hour,
];

/** How long to wait after so many failed attempts; null when it is time to give up and ask a person. */
export const retryAfter = (failedAttempts: number): DurationMs | null => pauses[failedAttempts - 1] ?? null;
