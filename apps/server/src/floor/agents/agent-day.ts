import {
  agentStream,
  evolveAgent,
  evolveTime,
  initialAgent,
  timeFrom,
  type Agent,
  type AgentRecorded,
  type AgentTime,
  type EpochMs,
} from '@aliado/domain';
import type { EventLog } from '../../interactions/event-log.ts';

/** Entries read at once: more than most have in a day. */
const pageSize = 200;

/**
 * How somebody spent a day up to an entry of their stream, from the log: read backwards until before the day there is a moment at
 * which all is known of them. Whoever goes offline has nothing in hand; that is one.
 * @param upTo the sequence of the last entry that counts.
 * @throws LogUnavailable if the log cannot be read now.
 */
export async function timeOfDay(log: EventLog, agentId: string, upTo: number, from: EpochMs): Promise<AgentTime> {
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

function foldedFrom(entries: readonly AgentRecorded[], from: EpochMs): AgentTime {
  let agent: Agent = { ...initialAgent, sequence: (entries[0]?.sequence ?? 1) - 1 };
  let time: AgentTime | null = null;
  for (const entry of entries) {
    if (entry.occurredAt >= from) time ??= timeFrom(from, agent);
    agent = evolveAgent(agent, entry);
    time &&= evolveTime(time, agent, entry.occurredAt);
  }
  return time ?? timeFrom(from, agent);
}
