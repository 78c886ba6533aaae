import type { DurationMs, EpochMs } from '@aliado/domain';

/** How far the screen can be trusted. Partial: something is refused, the rest is fresh. */
export type FreshnessState = 'live' | 'slow' | 'stale' | 'offline' | 'recovering' | 'partial';

/** What freshness is judged by. Times are this machine's clock. */
export interface LinkFacts {
  readonly isConnected: boolean;
  /** Whether all that was missed has been read since the last connection. */
  readonly isCaughtUp: boolean;
  /** Whether the server lets everything be followed that should be. */
  readonly isWhole: boolean;
  /** When the server was last heard; null before the first word. */
  readonly lastHeardAt: EpochMs | null;
}

/** What is at most this old is live. */
export const liveFor: DurationMs = 2_000;
/** What is older than this is stale. */
export const staleAfter: DurationMs = 5_000;

/** Judges how fresh the screen is. */
export function freshnessOf(facts: LinkFacts, now: EpochMs): FreshnessState {
  const { isConnected, isCaughtUp, isWhole, lastHeardAt } = facts;
  if (!isConnected) return 'offline';
  const age = lastHeardAt === null ? Infinity : now - lastHeardAt;
  if (age > staleAfter && lastHeardAt !== null) return 'stale';
  if (!isCaughtUp || lastHeardAt === null) return 'recovering';
  if (!isWhole) return 'partial';
  return age <= liveFor ? 'live' : 'slow';
}

/** Whether what is on the screen may be behind what is happening. */
export const isBehind = (state: FreshnessState): boolean => state === 'stale' || state === 'offline';
