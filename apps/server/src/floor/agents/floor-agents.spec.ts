import { agentStream, initialAgent, type AgentEvent, type AgentRecorded } from '@aliado/domain';
import { FloorAgents, newOnFloor } from './floor-agents.ts';

const ada = { id: 'ada', name: 'Ada', team: null, queues: ['billing', 'sales'], language: 'es' } as const;
const entry = (sequence: number, event: AgentEvent): AgentRecorded => ({
  ...{ streamId: agentStream('ada'), sequence, occurredAt: sequence, recordedAt: sequence, by: 'system', event },
});
const available = entry(1, { type: 'AgentStateChosen', state: 'available', reason: null });
const answered = entry(2, { type: 'WorkAnswered', interactionId: 'int-1' });
const writing = entry(3, { type: 'AfterContactWorkLeft', interactionId: 'int-1' });
const released = entry(4, { type: 'WorkReleased', interactionId: 'int-1' });
const moved = entry(5, { type: 'AgentQueuesChanged', queues: ['sales', 'repairs'] });

function aFloor() {
  const agents = new FloorAgents();
  agents.put(newOnFloor(ada, 0));
  agents.arrive(new Set(['ada']));
  const free = () => ['billing', 'sales', 'repairs'].map((queueId) => agents.free(queueId));
  return { agents, free };
}

describe('the agents on the floor', () => {
  it('are free for their queues while they could take a contact, and tell which queues that changes', () => {
    const { agents, free } = aFloor();
    const told = [available, answered, writing, released, moved].map((one) => [agents.take('ada', [one]), free()]);
    expect(told).toEqual([
      [
        ['billing', 'sales'],
        [1, 1, 0],
      ],
      [
        ['billing', 'sales'],
        [0, 0, 0],
      ],
      [[], [0, 0, 0]],
      [
        ['billing', 'sales'],
        [1, 1, 0],
      ],
      [
        ['billing', 'repairs'],
        [0, 1, 1],
      ],
    ]);
  });

  it('are offline where they could take a contact and have no console open', () => {
    const { agents, free } = aFloor();
    agents.take('ada', [available]);
    expect([agents.arrive(new Set()), agents.status('ada'), free()]).toEqual([['ada'], 'offline', [0, 0, 0]]);
    agents.take('ada', [answered]);
    expect(agents.status('ada')).toBe('on-contact');
  });

  it('are known by the contacts they have in hand, until those are released or they leave', () => {
    const { agents } = aFloor();
    agents.take('ada', [available, answered]);
    expect([...agents.holdersOf('int-1')]).toEqual(['ada']);
    agents.take('ada', [writing, released]);
    expect([...agents.holdersOf('int-1')]).toEqual([]);
    agents.take('ada', [entry(5, { type: 'WorkOffered', interactionId: 'int-2' })]);
    agents.remove('ada');
    expect([[...agents.holdersOf('int-2')], agents.ids(), agents.status('ada')]).toEqual([[], [], 'offline']);
  });

  it('take an entry once, however often it is told', () => {
    const { agents } = aFloor();
    agents.take('ada', [available, answered]);
    const before = agents.get('ada');
    agents.take('ada', [available, answered]);
    expect(agents.get('ada')).toEqual(before);
    expect(agents.get('ada')?.agent).not.toEqual(initialAgent);
  });
});
