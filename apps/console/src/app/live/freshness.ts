import type { DurationMs, EpochMs } from '@aliado/domain';

/** How far the screen can be trusted. */
export type FreshnessState = 'live' | 'slow' | 'stale' | 'offline' | 'recovering';

/** What freshness is judged by. Times are this machine's clock. */
export interface LinkFacts {
  readonly isConnected: boolean;
  /** Whether all that was missed has been read since the last connection. */
  readonly isCaughtUp: boolean;
  /** When the server was last heard; null before the first word. */
  readonly lastHeardAt: EpochMs | null;
}

/** What is at most this old is live. */
export const liveFor: DurationMs = 2_000;
/** What is older than this is stale. */
export const staleAfter: DurationMs = 5_000;

/** Judges how fresh the screen is. */
export function freshnessOf({ isConnected, isCaughtUp, lastHeardAt }: LinkFacts, now: EpochMs): FreshnessState {
  if (!isConnected) return 'offline';
  const age = lastHeardAt === null ? Infinity : now - lastHeardAt;
  if (age > staleAfter && lastHeardAt !== null) return 'stale';
  if (!isCaughtUp || lastHeardAt === null) return 'recovering';
  return age <= liveFor ? 'live' : 'slow';
}

/** Whether what is on the screen may be behind what is happening. */
export const isBehind = (state: FreshnessState): boolean => state === 'stale' || state === 'offline';
