import {
  contactFactsOf,
  emptyTally,
  houseSubject,
  isComplete,
  isOfContactState,
  isTalked,
  isWaiting,
  occupancyOf,
  plus,
  stretches,
  stretchFacts,
  timeUntil,
  type AlertAbout,
  type AlertFacts,
  type ContactInView,
  type EpochMs,
  type ScriptDefinitions,
  type Segment,
  type StretchName,
  type Tally,
} from '@aliado/domain';
import type { AgentOnFloor, FloorAgents } from '../agents/floor-agents.ts';
import type { FloorDay } from '../contacts/floor-day.ts';
import type { QueueLine } from '../contacts/queue-line.ts';
import { missedReadOuts } from '../needs/missed-read-outs.ts';
import type { AlertSubject } from './alert-rounds.ts';
import type { EventCounts } from './event-counts.ts';

const secondMs = 1_000;

/** Agents and contacts are many and queues are few: the seconds of those are told in steps. */
const slowStepMs = 5 * secondMs;

/** Those who take contacts, as far as rules speak of them. */
export type AlertStaff = Pick<FloorAgents, 'free' | 'freeOfAll' | 'get' | 'status'>;

/** All that rules look at: a day of contacts, who takes them, what goes on in them, and what happened how often. */
export interface AlertSources {
  readonly day: FloorDay;
  readonly staff: AlertStaff;
  readonly counts: EventCounts;
  readonly scripts: ScriptDefinitions;
  /** A contact that goes on, or is being written up. */
  readonly view: (interactionId: string) => ContactInView | undefined;
}

/** What is looked at. */
export interface AlertQuestion {
  readonly about: AlertAbout;
  readonly subjectId: string;
  /** What is asked for: names of facts, and whole paths of counts of events. */
  readonly asked: ReadonlySet<string>;
  readonly now: EpochMs;
}

/** What is known of something; null for what is not there any more. */
export function subjectIn(sources: AlertSources, question: AlertQuestion): AlertSubject | null {
  const subject = subjects[question.about](sources, question);
  if (!subject) return null;
  const { asked, now, about, subjectId } = question;
  const named = about === 'house' ? houseSubject : `${about} ${subjectId}`;
  const { facts: events, turnsAt } = sources.counts.of(named, { paths: asked, now });
  const given = asked.has('givenToday') && about !== 'contact' ? { givenToday: sources.counts.givenToday(named) } : {};
  return { ...subject, facts: { ...subject.facts, ...given, events }, turnsAt: earliest([subject.turnsAt, turnsAt]) };
}

const subjects: Readonly<Record<AlertAbout, (sources: AlertSources, question: AlertQuestion) => AlertSubject | null>> =
  {
    ...{ queue: queueSubject, agent: agentSubject, contact: contactSubject, house: houseOf },
  };

function queueSubject({ day, staff }: AlertSources, question: AlertQuestion): AlertSubject {
  const { subjectId: queueId } = question;
  const { answerWithin, share } = day.targetOf(queueId);
  const { facts, turnsAt } = lineFacts([day.line(queueId)], question);
  return {
    facts: {
      ...{ ...facts, queue: queueId, free: staff.free(queueId) },
      ...{ answerWithinSeconds: answerWithin / secondMs, targetShare: share },
    },
    ...{ turnsAt, queueId, agentId: null },
  };
}

function houseOf({ day, staff }: AlertSources, question: AlertQuestion): AlertSubject | null {
  if (question.subjectId !== houseSubject) return null;
  const lines = [...day.queueIds()].map((queueId) => day.line(queueId));
  const { facts, turnsAt } = lineFacts(lines, question);
  return { facts: { ...facts, free: staff.freeOfAll }, turnsAt, queueId: null, agentId: null };
}

/** What is counted of some queues together. */
function lineFacts(
  lines: readonly QueueLine[],
  { asked, now }: AlertQuestion,
): Omit<AlertSubject, 'queueId' | 'agentId'> {
  const longestSince = earliest(lines.map(({ waiting }) => waiting.first?.at ?? null));
  const named = (Object.keys(stretches) as readonly StretchName[]).filter((name) => asked.has(name));
  const turns = [
    ...(asked.has('longestWaitSeconds') ? [nextStep(longestSince, secondMs, now)] : []),
    ...named.flatMap((name) => lines.map((line) => windowTurn(line, name, now))),
  ];
  const tally = (name: StretchName) =>
    lines.map((line) => tallyOver(line, name, now)).reduce<Tally>((sum, one) => plus(sum, one), emptyTally);
  return {
    facts: {
      waiting: sum(lines, ({ waiting }) => waiting.size),
      longestWaitSeconds: secondsSince(longestSince, secondMs, now) ?? 0,
      onContact: sum(lines, ({ talked }) => talked),
      ...Object.fromEntries(named.map((name) => [name, stretchFacts(tally(name))])),
    },
    turnsAt: earliest(turns),
  };
}

const sum = (lines: readonly QueueLine[], of: (line: QueueLine) => number): number =>
  lines.reduce((total, line) => total + of(line), 0);

function tallyOver(line: QueueLine, name: StretchName, now: EpochMs): Tally {
  const minutes = stretches[name];
  return minutes === null ? line.tally : line.recent.over(minutes, now);
}

function windowTurn(line: QueueLine, name: StretchName, now: EpochMs): EpochMs | null {
  const minutes = stretches[name];
  return minutes === null ? null : line.recent.turnsAt(minutes, now);
}

function agentSubject(
  { day, staff }: AlertSources,
  { subjectId: agentId, asked, now }: AlertQuestion,
): AlertSubject | null {
  const held = staff.get(agentId);
  if (!held) return null;
  const since = held.agent.statusSince;
  const isRunning = asked.has('secondsInStatus') || asked.has('occupancyToday');
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

function contactSubject(sources: AlertSources, question: AlertQuestion): AlertSubject | null {
  const { day } = sources;
  const { subjectId: interactionId, asked, now } = question;
  const segments = day.track(interactionId)?.segments ?? [];
  const segment = segments.findLast((one) => !isComplete(one));
  if (!segment) return null;
  const { queueId, agentId, channel, direction, holds } = segment;
  const isRunning = [...asked].some((head) => passageSeconds.has(head));
  const told = stateFacts(sources, question);
  return {
    facts: {
      ...{
        ...told.facts,
        queue: queueId,
        channel,
        direction,
        stage: stageOf(segment),
        holds,
        passages: segments.length,
      },
      ...spansOf(segment, now),
      transfers: segments.filter(({ end }) => end === 'transferred-blind' || end === 'transferred-attended').length,
      answerWithinSeconds: day.targetOf(queueId).answerWithin / secondMs,
    },
    turnsAt: earliest([told.turnsAt, isRunning ? nextStep(runningSince(segment), slowStepMs, now) : null]),
    ...{ queueId, agentId },
  };
}

const passageSeconds: ReadonlySet<string> = new Set(['waitedSeconds', 'talkedSeconds', 'heldSeconds']);

/** What only the state of a contact tells; nothing for one that is not in view. */
function stateFacts({ view, scripts }: AlertSources, { subjectId, asked, now }: AlertQuestion) {
  const isAsked = asked.has('readOutsMissed') || [...asked].some(isOfContactState);
  const seen = isAsked ? view(subjectId) : undefined;
  if (!seen) return { facts: {}, turnsAt: null };
  const { facts, turnsAt } = contactFactsOf(seen, asked, now, slowStepMs);
  const missed = asked.has('readOutsMissed') ? { readOutsMissed: missedReadOuts(seen.state, scripts).length } : {};
  return { facts: { ...facts, ...missed }, turnsAt };
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
