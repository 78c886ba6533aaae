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
}

/**
 * Folds one entry of somebody's stream in, and gives the stretch that ended with it; null where it changed nothing that is told. What
 * happened before the last change, by its own time, takes none.
 */
export function advance(
  standing: Standing,
  entry: AgentRecorded,
): { readonly standing: Standing; readonly stretch: TimeStretch | null } {
  const agent = evolveAgent(standing.agent, entry);
  if (isSame(toldOf(standing.agent), toldOf(agent))) return { standing: { ...standing, agent }, stretch: null };
  const since = Math.max(standing.since, entry.occurredAt);
  return { standing: { agent, since }, stretch: stretchUntil(standing, since) };
}

/** What runs, up to a moment; null where that is none. */
export function stretchUntil({ agent, since }: Standing, to: EpochMs): TimeStretch | null {
  return since < to ? { ...toldOf(agent), from: since, to } : null;
}

/** The stretches of a window, oldest first and without a gap: what somebody was before its entries, and what these made of it. */
export function stretchesOf(
  agent: Agent,
  entries: Iterable<AgentRecorded>,
  { from, to }: TimeWindow,
): readonly TimeStretch[] {
  const stretches: TimeStretch[] = [];
  let standing: Standing = { agent, since: from };
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

type Told = Omit<TimeStretch, 'from' | 'to'>;

function toldOf(agent: Agent): Told {
  const status = statusOf(agent);
  return {
    status,
    reason: status === 'break' ? agent.reason : null,
    setBy: status === agent.chosen ? agent.chosenBy : null,
    handling: agent.work.filter(({ stage }) => stage !== 'offered').length,
  };
}

const isSame = (one: Told, other: Told): boolean =>
  one.status === other.status &&
  one.reason === other.reason &&
  one.setBy === other.setBy &&
  one.handling === other.handling;
