import type { DurationMs } from '@aliado/domain';

const shortest: DurationMs = 500;
const longest: DurationMs = 20_000;

/**
 * How long to wait before the next try: anywhere between half a second and a ceiling that doubles with each failed try up
 * to 20 s. Full jitter, so that a thousand consoles do not come back at once.
 * @param failures tries that failed in a row, from 0
 * @param dice a number from 0 to below 1
 */
export function backoff(failures: number, dice: number): DurationMs {
  const ceiling = Math.min(longest, shortest * 2 ** Math.min(failures + 1, 16));
  return Math.round(shortest + dice * (ceiling - shortest));
}
