import {
  isComplete,
  isTalked,
  isWaiting,
  occupancyOf,
  stretches,
  stretchFacts,
  timeUntil,
  type AlertAbout,
  type AlertFacts,
  type EpochMs,
  type Segment,
  type StretchName,
} from '@aliado/domain';
import type { AgentOnFloor, FloorAgents } from '../agents/floor-agents.ts';
import type { FloorDay } from '../contacts/floor-day.ts';
import type { QueueLine } from '../contacts/queue-line.ts';
import type { AlertSubject } from './alert-rounds.ts';

const secondMs = 1_000;

/** Agents and contacts are many and queues are few: the seconds of those are told in steps. */
const slowStepMs = 5 * secondMs;

/** Those who take contacts, as far as rules speak of them. */
export type AlertStaff = Pick<FloorAgents, 'free' | 'get' | 'status'>;

/** What is known of something, from a day of contacts and from who takes them. Null for what is not there any more. */
export function subjectIn(
  day: FloorDay,
  staff: AlertStaff,
  [about, subjectId, heads, now]: readonly [AlertAbout, string, ReadonlySet<string>, EpochMs],
): AlertSubject | null {
  switch (about) {
    case 'queue':
      return queueSubject(day, staff, subjectId, heads, now);
    case 'agent':
      return agentSubject(day, staff, subjectId, heads, now);
    case 'contact':
      return contactSubject(day, subjectId, heads, now);
  }
}

function queueSubject(
  day: FloorDay,
  staff: AlertStaff,
  queueId: string,
  heads: ReadonlySet<string>,
  now: EpochMs,
): AlertSubject {
  const line = day.line(queueId);
  const { answerWithin, share } = day.targetOf(queueId);
  const longestSince = line.waiting.first?.at ?? null;
  const named = (Object.keys(stretches) as readonly StretchName[]).filter((name) => heads.has(name));
  const turns = [
    ...(heads.has('longestWaitSeconds') ? [nextStep(longestSince, secondMs, now)] : []),
    ...named.map((name) => windowTurn(line, name, now)),
  ];
  return {
    facts: {
      ...{
        queue: queueId,
        waiting: line.waiting.size,
        longestWaitSeconds: secondsSince(longestSince, secondMs, now) ?? 0,
      },
      ...{ free: staff.free(queueId), onContact: line.talked },
      ...{ answerWithinSeconds: answerWithin / secondMs, targetShare: share },
      ...Object.fromEntries(named.map((name) => [name, stretchFacts(tallyOver(line, name, now))])),
    },
    ...{ turnsAt: earliest(turns), queueId, agentId: null },
  };
}

function tallyOver(line: QueueLine, name: StretchName, now: EpochMs) {
  const minutes = stretches[name];
  return minutes === null ? line.tally : line.recent.over(minutes, now);
}

function windowTurn(line: QueueLine, name: StretchName, now: EpochMs): EpochMs | null {
  const minutes = stretches[name];
  return minutes === null ? null : line.recent.turnsAt(minutes, now);
}

function agentSubject(
  day: FloorDay,
  staff: AlertStaff,
  agentId: string,
  heads: ReadonlySet<string>,
  now: EpochMs,
): AlertSubject | null {
  const held = staff.get(agentId);
  if (!held) return null;
  const since = held.agent.statusSince;
  const isRunning = heads.has('secondsInStatus') || heads.has('occupancyToday');
  return {
    facts: { ...agentFacts(held, now), status: staff.status(agentId), contactsToday: day.handledBy(agentId) },
    ...{ turnsAt: isRunning ? nextStep(since, slowStepMs, now) : null, queueId: null, agentId },
  };
}

const agentFacts = ({ colleague, agent, day }: AgentOnFloor, now: EpochMs): AlertFacts => ({
  ...{ agent: colleague.id, team: colleague.team, reason: agent.reason, contactsNow: agent.work.length },
  secondsInStatus: secondsSince(agent.statusSince, slowStepMs, now),
  occupancyToday: occupancyOf(timeUntil(day.time, now)),
});

function contactSubject(
  day: FloorDay,
  interactionId: string,
  heads: ReadonlySet<string>,
  now: EpochMs,
): AlertSubject | null {
  const segments = day.track(interactionId)?.segments ?? [];
  const segment = segments.findLast((one) => !isComplete(one));
  if (!segment) return null;
  const { queueId, agentId, channel, direction, holds } = segment;
  const runs = runningSince(segment);
  const isRunning = [...heads].some((head) => head.endsWith('Seconds') && head !== 'answerWithinSeconds');
  return {
    facts: {
      ...{ queue: queueId, channel, direction, stage: stageOf(segment), holds, passages: segments.length },
      ...spansOf(segment, now),
      answerWithinSeconds: day.targetOf(queueId).answerWithin / secondMs,
    },
    ...{ turnsAt: isRunning ? nextStep(runs, slowStepMs, now) : null, queueId, agentId },
  };
}

/** Since when whatever a contact is in now goes on. */
const runningSince = ({ beganAt, answeredAt, heldSince, workSince }: Segment): EpochMs =>
  workSince ?? heldSince ?? answeredAt ?? beganAt;

function stageOf(segment: Segment): string {
  if (isWaiting(segment)) return 'waiting';
  if (!isTalked(segment)) return 'after-contact-work';
  return segment.heldSince === null ? 'talked' : 'held';
}

function spansOf({ beganAt, answeredAt, endedAt, heldSince }: Segment, now: EpochMs): AlertFacts {
  const until = endedAt ?? now;
  return {
    waitedSeconds: secondsSince(beganAt, slowStepMs, answeredAt ?? until),
    talkedSeconds: secondsSince(answeredAt, slowStepMs, until),
    heldSeconds: secondsSince(heldSince, slowStepMs, until) ?? 0,
  };
}

/** Seconds that have passed, in whole steps; null where nothing began. */
const secondsSince = (since: EpochMs | null, stepMs: number, now: EpochMs): number | null =>
  since === null ? null : (Math.max(0, Math.floor((now - since) / stepMs)) * stepMs) / secondMs;

/** When the next step is full. */
const nextStep = (since: EpochMs | null, stepMs: number, now: EpochMs): EpochMs | null =>
  since === null ? null : since + (Math.max(0, Math.floor((now - since) / stepMs)) + 1) * stepMs;

function earliest(moments: readonly (EpochMs | null)[]): EpochMs | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
}
