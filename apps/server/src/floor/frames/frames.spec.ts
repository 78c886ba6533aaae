import {
  initialAgent,
  timeFrom,
  emptyTally,
  untouched,
  usualTarget,
  type FloorAgent,
  type FloorNeed,
} from '@aliado/domain';
import type { FloorView } from './floor-view.ts';
import { changedFloor, frameBytes, wholeFloor } from './frames.ts';

const agentIds = Array.from({ length: 1_000 }, (_, nth) => `agent-${nth}`);
const needIds = Array.from({ length: 300 }, (_, nth) => `hold:int-${nth}:0`);

const agent = (agentId: string): FloorAgent => ({
  ...{ agentId, name: `Nombre Apellido Ñúñez ${agentId}`, team: 'desk-north', queues: ['billing', 'deliveries'] },
  ...{ status: 'on-contact', since: 0, reason: null, setBy: null },
  contacts: [
    { interactionId: `int-${agentId}`, queueId: 'billing', stage: 'on-contact', since: 0, heldSince: null, mood: null },
  ],
  today: { handled: 3, time: timeFrom(0, initialAgent) },
});
const need = (id: string): FloorNeed => ({
  need: {
    ...{ id, interactionId: 'int-1', agentId: 'ada', queueId: 'billing', customerName: 'Lucía Ferrer', since: 0 },
    ...{ from: 0, dueAt: null, about: { kind: 'hold' } },
  },
  handling: untouched(id),
});
const view: Pick<FloorView, keyof FloorView> = {
  dayFrom: () => 0,
  queueIds: () => ['billing', 'deliveries'],
  queue: (queueId) => ({
    ...{ queueId, target: { ...usualTarget, answerWithin: 20_000 }, tally: emptyTally },
    ...{ waiting: 0, longestSince: null, free: 0, onContact: 0 },
  }),
  agentIds: () => agentIds,
  agent: (id) => (id.startsWith('agent-') ? agent(id) : null),
  needsInOrder: () => needIds.map(need),
  need: (id) => (id.startsWith('hold:') ? need(id) : null),
};
const clock = { now: () => 1_000 };
const whole = (reader: 'full' | 'masked') => [...wholeFloor(view as FloorView, reader, clock)];

describe('a whole floor', () => {
  it('comes in frames of at most 50 KB, in which everything is told once', () => {
    const frames = whole('full');
    for (const frame of frames) expect(Buffer.byteLength(JSON.stringify(frame))).toBeLessThanOrEqual(50_000);
    expect(Buffer.byteLength(JSON.stringify(frames[0]))).toBeGreaterThan(frameBytes * 0.9);
    expect(frames.map(({ isWhole }) => isWhole)).toEqual(frames.map((_, nth) => nth === 0));
    expect(frames.flatMap(({ agents }) => agents).map(({ agentId }) => agentId)).toEqual(agentIds);
    expect(frames.flatMap(({ needs }) => needs).map((one) => one.need.id)).toEqual(needIds);
    expect(frames[0]?.queues.map(({ queueId }) => queueId)).toEqual(['billing', 'deliveries']);
  });

  it('names no customer to whoever may not know them', () => {
    const names = (reader: 'full' | 'masked') =>
      new Set(whole(reader).flatMap(({ needs }) => needs.map((one) => one.need.customerName)));
    expect([names('full'), names('masked')]).toEqual([new Set(['Lucía Ferrer']), new Set([null])]);
  });
});

describe('what changed on the floor', () => {
  it('is told as it is now, and as gone where it is not there any more', () => {
    const changed = {
      ...{ isWhole: false, recordedAt: 900, queues: new Set(['billing']) },
      ...{ agents: new Set(['agent-7', 'left']), needs: new Set(['hold:int-1:0', 'help:int-9:1']) },
    };
    const frame = changedFloor(view as FloorView, changed, 'masked', 1_000);
    expect(frame).toMatchObject({ at: 1_000, isWhole: false, goneAgents: ['left'], goneNeeds: ['help:int-9:1'] });
    expect(frame.agents).toEqual([agent('agent-7')]);
    expect(frame.needs.map((one) => one.need.customerName)).toEqual([null]);
    expect(frame.queues.map(({ queueId }) => queueId)).toEqual(['billing']);
  });
});
