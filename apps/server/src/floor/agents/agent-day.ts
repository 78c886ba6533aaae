import {
  agentStream,
  evolveAgent,
  evolveTime,
  initialAgent,
  statusOf,
  timeFrom,
  type Agent,
  type AgentRecorded,
  type AgentTime,
  type EpochMs,
} from '@aliado/domain';
import type { EventLog } from '../../interactions/event-log.ts';

/** Entries read at once: more than most have in a day. */
const pageSize = 200;

/** How somebody spends a day. */
export interface AgentDay {
  readonly time: AgentTime;
  /** When their last break or absence ended; null while one lasts. */
  readonly restedAt: EpochMs | null;
}

/** The day of somebody from a moment on. What was before it counts as rest. */
export const dayFrom = (at: EpochMs, agent: Agent): AgentDay => ({
  time: timeFrom(at, agent),
  restedAt: isAtRest(agent) ? null : at,
});

/** The day once somebody became something else. */
export function evolveDay({ time, restedAt }: AgentDay, agent: Agent, at: EpochMs): AgentDay {
  return { time: evolveTime(time, agent, at), restedAt: isAtRest(agent) ? null : (restedAt ?? at) };
}

const isAtRest = (agent: Agent): boolean => {
  const status = statusOf(agent);
  return status === 'break' || status === 'offline';
};

/**
 * How somebody spent a day up to an entry of their stream, from the log: read backwards until before the day there is a moment at
 * which all is known of them. Whoever goes offline has nothing in hand; that is one.
 * @param upTo the sequence of the last entry that counts.
 * @throws LogUnavailable if the log cannot be read now.
 */
export async function readDay(log: EventLog, agentId: string, upTo: number, from: EpochMs): Promise<AgentDay> {
  const streamId = agentStream(agentId);
  let entries: readonly AgentRecorded[] = [];
  let [first, known] = [upTo, -1];
  while (first > 0 && known < 0) {
    const start = Math.max(0, first - pageSize);
    const page = (await log.readAfter(streamId, start, first - start)) as readonly AgentRecorded[];
    entries = [...page, ...entries];
    first = start;
    known = entries.findLastIndex((entry) => entry.occurredAt < from && goesOffline(entry));
  }
  return foldedFrom(entries.slice(Math.max(0, known)), from);
}

const goesOffline = ({ event }: AgentRecorded): boolean =>
  event.type === 'AgentSignedOut' || (event.type === 'AgentStateChosen' && event.state === 'offline');

function foldedFrom(entries: readonly AgentRecorded[], from: EpochMs): AgentDay {
  let agent: Agent = { ...initialAgent, sequence: (entries[0]?.sequence ?? 1) - 1 };
  let day: AgentDay | null = null;
  for (const entry of entries) {
    if (entry.occurredAt >= from) day ??= dayFrom(from, agent);
    agent = evolveAgent(agent, entry);
    day &&= evolveDay(day, agent, entry.occurredAt);
  }
  return day ?? dayFrom(from, agent);
}
