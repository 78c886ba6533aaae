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

/** Enough that a round takes many of the ticks in which CPU is counted. */
const events = 20_000;
const rounds = 15;

/** Ten times the floor may cost so much more an event: caches of the machine are smaller than a large floor. */
const allowed = 2;

const day = { from: 0, to: Number.MAX_SAFE_INTEGER };
const plain = { source: { name: 'pbx', contactId: 'c', can: [] }, from: null, to: null, language: null } as const;
const about = { recordedAt: 0, by: 'system' } as const;

/** CPU that one round of the work takes, microseconds. */
function cpuOf(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
}

/** The least that each of two took, in rounds by turns: a neighbour on the machine only ever adds, and to both alike. */
function leastOf(few: () => void, many: () => void): readonly [few: number, many: number] {
  const took = Array.from({ length: rounds }, () => [cpuOf(few), cpuOf(many)] as const);
  return [Math.min(...took.map(([one]) => one)), Math.min(...took.map(([, other]) => other))];
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
    const [few, many] = leastOf(worked(100), worked(1_000));
    expect(many / few).toBeLessThan(allowed);
  });
});
