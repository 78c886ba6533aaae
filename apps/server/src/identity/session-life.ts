import type { EpochMs } from '@aliado/domain';

const hour = 3_600_000;

/** How long a session lives, milliseconds. */
export const sessionLife = { idle: 12 * hour, absolute: 7 * 24 * hour } as const;

/** When a session ends if it is not used again: half a day after its last use, a week after sign-in at the latest. */
export function expiryOf({ createdAt, lastSeenAt }: { createdAt: EpochMs; lastSeenAt: EpochMs }): EpochMs {
  return Math.min(lastSeenAt + sessionLife.idle, createdAt + sessionLife.absolute);
}
