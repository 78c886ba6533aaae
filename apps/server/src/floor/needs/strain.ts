import { needIdOf, usualNeedLimits, type CareSign, type DurationMs, type EpochMs, type Need } from '@aliado/domain';
import type { AgentOnFloor } from '../agents/floor-agents.ts';

/** From when work is a sign of strain, and how long before supervisors agents are shown it. */
export abstract class CareLimits {
  /** Work without a break. */
  abstract readonly withoutPause: DurationMs;
  /** Agents are shown a sign so long before their supervisors; 0 for at the same moment. */
  abstract readonly ahead: DurationMs;
}

/** After-contact work is short: whoever writes is told this long before it is called long, at most. */
const workAheadMs: DurationMs = 60_000;

/** What is known of how somebody works. */
export interface Strain {
  readonly agentId: string;
  readonly agent: AgentOnFloor['agent'];
  /** When their last break, or absence, ended. */
  readonly restedAt: EpochMs;
  /** Hard calls in a row; null for none. */
  readonly hardCalls: Need | null;
}

/** When somebody can see a sign of their own that holds from a time; null while they cannot. */
export type FirstSight = (signId: string, from: EpochMs) => EpochMs | null;

/**
 * The signs of strain of somebody who works, those whose time has not come included. How long they are before their supervisors counts from
 * when they can see a sign; until then there is none.
 */
export function signsOf(
  { agentId, agent, restedAt, hardCalls }: Strain,
  limits: CareLimits,
  firstSight: FirstSight,
): readonly CareSign[] {
  const shared = ({ id, about, from }: Omit<CareSign, 'sharedFrom'>): readonly CareSign[] => {
    const seenAt = firstSight(id, from);
    return seenAt === null ? [] : [{ id, about, from, sharedFrom: seenAt + limits.ahead }];
  };
  const tired = restedAt + limits.withoutPause;
  const writing = agent.work.filter(({ stage }) => stage === 'after-contact-work');
  return [
    ...(hardCalls?.about.kind === 'hard-calls'
      ? shared({ id: hardCalls.id, about: hardCalls.about, from: hardCalls.since })
      : []),
    ...shared({
      ...{ id: `no-pause:${agentId}:${restedAt}`, from: tired },
      about: { kind: 'no-pause', limit: limits.withoutPause },
    }),
    ...writing.map(({ interactionId, since }): CareSign => {
      const sharedFrom = since + usualNeedLimits.work;
      return {
        ...{ id: needIdOf('work-overrun', interactionId, agentId), sharedFrom },
        ...{ from: sharedFrom - Math.min(limits.ahead, workAheadMs) },
        about: { kind: 'work-overrun', limit: usualNeedLimits.work },
      };
    }),
  ];
}

/** What supervisors are shown of signs, once their time comes. After-contact work that takes long is a need of its contact already. */
export function needsOfSigns({ agentId, restedAt }: Strain, signs: readonly CareSign[]): readonly Need[] {
  return signs
    .filter(({ about }) => about.kind !== 'work-overrun')
    .map(({ id, about, from, sharedFrom }) => ({
      ...{ id, interactionId: null, agentId, queueId: null, customerName: null },
      ...{ since: about.kind === 'no-pause' ? restedAt : from, from: sharedFrom, dueAt: null, about },
    }));
}
