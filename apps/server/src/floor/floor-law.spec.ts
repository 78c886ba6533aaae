import {
  initialAgent,
  usualTarget,
  type AgentEvent,
  type AgentRecorded,
  type InteractionEvent,
  type Recorded,
} from '@aliado/domain';
import { FloorAgents, newOnFloor } from './agents/floor-agents.ts';
import { FloorDay } from './contacts/floor-day.ts';
import { FloorChanges } from './floor-changes.ts';
import { NeedIndex } from './needs/need-index.ts';

jest.setTimeout(60_000);

const events = 6_000;
const rounds = 7;

/** Ten times the floor may cost so much more an event: caches are smaller than a large floor, and neighbours push it out of them. Work by the size
 * of the floor would cost ten times as much. */
const allowed = 4;

const day = { from: 0, to: Number.MAX_SAFE_INTEGER };
const plain = { source: { name: 'pbx', contactId: 'c', can: [] }, from: null, to: null, language: null } as const;
const about = { recordedAt: 0, by: 'system' } as const;

/** The least CPU that a round of the same work took, microseconds: a neighbour on the machine only ever adds. */
function leastOf(work: () => void): number {
  const took = Array.from({ length: rounds }, () => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return user + system;
  });
  return Math.min(...took);
}

/** Contacts that are talked, one with each agent, which are held and taken back in turn. */
function heldInTurns(contacts: number): () => void {
  const counted = new FloorDay(day, () => ({ ...usualTarget, answerWithin: 20_000 }));
  const sequences = new Map<string, number>();
  let at = 0;
  const take = (nth: number, event: InteractionEvent) => {
    const streamId = `int-${nth}`;
    const sequence = (sequences.get(streamId) ?? 0) + 1;
    sequences.set(streamId, sequence);
    const entry: Recorded = { ...about, streamId, sequence, occurredAt: (at += 10), event };
    counted.take(entry);
  };
  for (let nth = 0; nth < contacts; nth++) {
    take(nth, { type: 'InteractionOpened', ...plain, channel: 'voice', direction: 'inbound', consent: 'unknown' });
    take(nth, { type: 'InteractionQueued', queueId: `queue-${nth % 5}` });
    take(nth, { type: 'InteractionAnswered', agentId: `agent-${nth}`, agentName: null });
  }
  return () => {
    for (let nth = 0; nth < events; nth++)
      take(nth % contacts, { type: Math.floor(nth / contacts) % 2 === 0 ? 'CallHeld' : 'CallResumed' });
  };
}

/** Agents who take a break and come back in turn. */
function restingInTurns(count: number): () => void {
  const agents = new FloorAgents();
  const ids = Array.from({ length: count }, (_, nth) => `agent-${nth}`);
  for (const id of ids) {
    const colleague = { id, name: id, team: 'desk', queues: ['general'], language: 'es' } as const;
    agents.put({ ...newOnFloor(colleague, 0), agent: initialAgent });
  }
  agents.arrive(new Set(ids));
  let sequence = 0;
  return () => {
    for (let nth = 0; nth < events; nth++) {
      const id = ids[nth % count] ?? '';
      const isBack = Math.floor(nth / count) % 2 === 1;
      const event: AgentEvent = isBack
        ? { type: 'AgentStateChosen', state: 'available', reason: null }
        : { type: 'AgentStateChosen', state: 'break', reason: 'lunch' };
      sequence += 1;
      const entry: AgentRecorded = { ...about, streamId: `agent:${id}`, sequence, occurredAt: sequence, event };
      agents.take(id, [entry]);
    }
  };
}

/** Contacts whose silence begins anew with each word, as time goes on. */
function quietInTurns(contacts: number): () => void {
  const changes = new FloorChanges();
  const index = new NeedIndex((id) => changes.need(id));
  let now = 0;
  return () => {
    for (let nth = 0; nth < events; nth++) {
      now += 1;
      const interactionId = `int-${nth % contacts}`;
      const who = { interactionId, agentId: null, queueId: null, customerName: null };
      const id = `silence:${interactionId}:${now}`;
      index.set(
        interactionId,
        [{ id, ...who, since: now, from: now + 45_000, dueAt: null, about: { kind: 'silence' } }],
        now,
      );
      index.come(now);
    }
  };
}

describe('an event on the floor', () => {
  it.each([
    ['of a contact', heldInTurns],
    ['of an agent', restingInTurns],
    ['that puts a need off', quietInTurns],
  ])('%s costs the same with a thousand as with a hundred', (_, worked) => {
    const [few, many] = [worked(100), worked(1_000)];
    for (const warm of [few, many]) warm();
    expect(leastOf(many) / leastOf(few)).toBeLessThan(allowed);
  });
});
