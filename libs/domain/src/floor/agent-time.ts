import { statusOf, type Agent, type AgentStatus } from '../agent/agent.ts';
import type { DurationMs, EpochMs } from '../time/epoch.ts';

/** How long somebody was what, in one stretch of time. */
export interface AgentTime {
  /** From here on time is still running; what was before is in `spent`. */
  readonly since: EpochMs;
  readonly status: AgentStatus;
  readonly spent: Readonly<Record<AgentStatus, DurationMs>>;
}

const nothingSpent: AgentTime['spent'] = {
  available: 0,
  break: 0,
  offline: 0,
  ringing: 0,
  'on-contact': 0,
  'after-contact-work': 0,
};

/** Somebody's time from a moment on. */
export const timeFrom = (at: EpochMs, agent: Agent): AgentTime => ({
  since: at,
  status: statusOf(agent),
  spent: nothingSpent,
});

/** The time once somebody became something else. What happened before the last change, by its own time, takes none. */
export function evolveTime(time: AgentTime, agent: Agent, at: EpochMs): AgentTime {
  const status = statusOf(agent);
  if (status === time.status) return time;
  return { since: Math.max(at, time.since), status, spent: timeUntil(time, at) };
}

/** What was spent until a moment, with what still runs. */
export function timeUntil({ since, status, spent }: AgentTime, until: EpochMs): AgentTime['spent'] {
  return { ...spent, [status]: spent[status] + Math.max(0, until - since) };
}

/**
 * The share of the time in which somebody could have had a contact that they had one: on contact or in after-contact work, over that
 * and idle time, by the clock on the wall, however many contacts at once (the definition of Amazon Connect: while a contact rings it is
 * neither). Null without any.
 */
export function occupancyOf(spent: AgentTime['spent']): number | null {
  const busy = spent['on-contact'] + spent['after-contact-work'];
  const whole = busy + spent.available;
  return whole === 0 ? null : busy / whole;
}
