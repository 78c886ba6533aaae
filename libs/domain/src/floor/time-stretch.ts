import type { AgentRecorded } from '../agent/agent-event.ts';
import { evolveAgent, statusOf, type Agent, type AgentStatus } from '../agent/agent.ts';
import type { Actor } from '../interaction/recorded.ts';
import type { EpochMs } from '../time/epoch.ts';

/** From a moment on, and before another one. */
export interface TimeWindow {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** Some of somebody's time in which nothing changed of what it counts as. */
export interface TimeStretch extends TimeWindow {
  readonly status: AgentStatus;
  /** Why on a break; null otherwise. */
  readonly reason: string | null;
  /** Who chose the state; null where it follows from work. */
  readonly setBy: Actor | null;
  /** Contacts in hand that were answered: talked, or in after-contact work. More than one where several are taken at once. */
  readonly handling: number;
}

/** What somebody is, and from when on their time is not told yet. */
export interface Standing {
  readonly agent: Agent;
  readonly since: EpochMs;
  /** What their time counts as since then. */
  readonly told: Omit<TimeStretch, 'from' | 'to'>;
}

/** What somebody is from a moment on. */
export const standingFrom = (since: EpochMs, agent: Agent): Standing => ({ agent, since, told: toldOf(agent) });

/**
 * Folds one entry of somebody's stream in, and gives the stretch that ended with it; null where it changed nothing that is told. What
 * happened before the last change, by its own time, takes none.
 */
export function advance(
  standing: Standing,
  entry: AgentRecorded,
): { readonly standing: Standing; readonly stretch: TimeStretch | null } {
  const agent = evolveAgent(standing.agent, entry);
  const told = toldOf(agent);
  const { since: before } = standing;
  if (isSame(standing.told, told)) return { standing: { agent, since: before, told: standing.told }, stretch: null };
  const since = Math.max(before, entry.occurredAt);
  return { standing: { agent, since, told }, stretch: stretchUntil(standing, since) };
}

/** What runs, up to a moment; null where that is none. */
export function stretchUntil({ since, told }: Standing, to: EpochMs): TimeStretch | null {
  return since < to ? { ...told, from: since, to } : null;
}

/** The stretches of a window, oldest first and without a gap: what somebody was before its entries, and what these made of it. */
export function stretchesOf(
  agent: Agent,
  entries: Iterable<AgentRecorded>,
  { from, to }: TimeWindow,
): readonly TimeStretch[] {
  const stretches: TimeStretch[] = [];
  let standing = standingFrom(from, agent);
  const add = (stretch: TimeStretch | null) => {
    if (stretch && stretch.from < to) stretches.push(stretch.to <= to ? stretch : { ...stretch, to });
  };
  for (const entry of entries) {
    const next = advance(standing, entry);
    add(next.stretch);
    standing = next.standing;
  }
  add(stretchUntil(standing, to));
  return stretches;
}

function toldOf(agent: Agent): Standing['told'] {
  const status = statusOf(agent);
  return {
    status,
    reason: status === 'break' ? agent.reason : null,
    setBy: status === agent.chosen ? agent.chosenBy : null,
    handling: agent.work.reduce((count, { stage }) => count + Number(stage !== 'offered'), 0),
  };
}

const isSame = (one: Standing['told'], other: Standing['told']): boolean =>
  one.status === other.status &&
  one.reason === other.reason &&
  one.setBy === other.setBy &&
  one.handling === other.handling;
