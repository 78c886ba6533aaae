import type { DurationMs, EpochMs } from '../time/epoch.ts';

/** How one rule stands with one queue, agent or contact. */
export type AlertState =
  | { readonly phase: 'quiet' }
  /** The condition holds, not for long enough yet, or in quiet hours. */
  | { readonly phase: 'pending'; readonly since: EpochMs }
  | { readonly phase: 'raised'; readonly since: EpochMs; readonly raisedAt: EpochMs }
  /** Raised still, though the condition does not hold any more. */
  | { readonly phase: 'clearing'; readonly since: EpochMs; readonly raisedAt: EpochMs; readonly lapsedAt: EpochMs };

/** Before a condition was ever looked at. */
export const quietAlert: AlertState = { phase: 'quiet' };

/** What keeps an alert from coming and going with every change. */
export interface AlertLimits {
  readonly holdsFor: DurationMs;
  readonly clearsAfter: DurationMs;
  /** The end of the quiet hours in which a moment lies; the moment itself outside of them. */
  readonly quietUntil: (at: EpochMs) => EpochMs;
}

/** How it stands now, and when it may be different though the condition stays as it is; null for never. */
export interface AlertStep {
  readonly state: AlertState;
  readonly nextAt: EpochMs | null;
}

/** Whether people are to see it. */
export const isRaised = (state: AlertState): state is Extract<AlertState, { readonly phase: 'raised' | 'clearing' }> =>
  state.phase === 'raised' || state.phase === 'clearing';

/**
 * What becomes of an alert when its condition is looked at: whenever something in it changed, and at `nextAt`. What was found holds
 * until the next look. Pure.
 */
export function stepAlert(state: AlertState, holds: boolean, now: EpochMs, limits: AlertLimits): AlertStep {
  switch (state.phase) {
    case 'quiet':
    case 'pending':
      return holds ? held(state.phase === 'pending' ? state.since : now, now, limits) : still(quietAlert);
    case 'raised':
    case 'clearing': {
      const { since, raisedAt } = state;
      if (holds) return still({ phase: 'raised', since, raisedAt });
      return lapsed({ since, raisedAt, lapsedAt: state.phase === 'clearing' ? state.lapsedAt : now }, now, limits);
    }
  }
}

const still = (state: AlertState): AlertStep => ({ state, nextAt: null });

function held(since: EpochMs, now: EpochMs, { holdsFor, quietUntil }: AlertLimits): AlertStep {
  const due = since + holdsFor;
  const raisedAt = due > now ? due : quietUntil(now);
  if (raisedAt > now) return { state: { phase: 'pending', since }, nextAt: raisedAt };
  return still({ phase: 'raised', since, raisedAt: now });
}

function lapsed(
  raised: { readonly since: EpochMs; readonly raisedAt: EpochMs; readonly lapsedAt: EpochMs },
  now: EpochMs,
  { clearsAfter }: AlertLimits,
): AlertStep {
  const due = raised.lapsedAt + clearsAfter;
  return due <= now ? still(quietAlert) : { state: { phase: 'clearing', ...raised }, nextAt: due };
}
