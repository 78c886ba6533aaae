import type { AgentStatus } from '../agent/agent.ts';
import type { TimeStretch, TimeWindow } from './time-stretch.ts';

/** What somebody is planned for. */
export type PlannedActivity = 'work' | 'break' | 'off';

/** All of them. */
export const plannedActivities = ['work', 'break', 'off'] as const satisfies readonly PlannedActivity[];

/** Some of somebody's time for which something is planned. */
export interface PlannedStretch extends TimeWindow {
  readonly activity: PlannedActivity;
}

/** The states in which somebody does what is planned. */
export const statesOf: Readonly<Record<PlannedActivity, readonly AgentStatus[]>> = {
  work: ['available', 'ringing', 'on-contact', 'after-contact-work'],
  break: ['break'],
  off: ['offline'],
};

/** A stretch for all of which the same is planned; null for nothing. */
export interface TimePart extends TimeStretch {
  readonly planned: PlannedActivity | null;
}

/**
 * A stretch in parts by what is planned, oldest first. Costs as much as there are parts, and the logarithm of the plan.
 * @param plan in order, no two overlapping.
 */
export function* partsOf(stretch: TimeStretch, plan: readonly PlannedStretch[]): Generator<TimePart> {
  let { from } = stretch;
  for (let place = firstEndingAfter(plan, from); from < stretch.to; place += 1) {
    const next = plan[place];
    const gapEnd = Math.min(stretch.to, Math.max(from, next?.from ?? stretch.to));
    if (from < gapEnd) yield { ...stretch, from, to: gapEnd, planned: null };
    if (!next || gapEnd === stretch.to) return;
    const to = Math.min(stretch.to, next.to);
    yield { ...stretch, from: gapEnd, to, planned: next.activity };
    from = to;
  }
}

/** The place of the first that is not over at a moment; the length where all are. */
function firstEndingAfter(plan: readonly PlannedStretch[], at: number): number {
  let [low, high] = [0, plan.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((plan[middle]?.to ?? Infinity) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether somebody does what is planned. */
export const fitsPlan = (planned: PlannedActivity, status: AgentStatus): boolean => statesOf[planned].includes(status);

/** What it does to service that somebody is not as planned: they take contacts all the same, or none when they were to. */
export type PlanImpact = 'positive' | 'negative' | 'neutral';

/** All of them. */
export const planImpacts = ['positive', 'negative', 'neutral'] as const satisfies readonly PlanImpact[];

/** The same, as Genesys Cloud names it; null for whoever does what is planned, is away when nothing is, or has no plan. */
export function impactOf(
  { status, planned }: Pick<TimePart, 'status' | 'planned'>,
  hasPlan: boolean,
): PlanImpact | null {
  if (!hasPlan || (planned !== null && fitsPlan(planned, status))) return null;
  if (takesContacts(status)) return 'positive';
  if (planned === null) return null;
  return planned === 'work' ? 'negative' : 'neutral';
}

/** Whether somebody takes contacts in a state, or has one in hand: what Genesys Cloud calls on queue. */
export const takesContacts = (status: AgentStatus): boolean => status !== 'break' && status !== 'offline';
