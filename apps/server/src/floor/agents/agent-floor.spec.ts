import { EMPTY } from 'rxjs';
import { AgentRecorder } from '../../agents/agent-recorder.ts';
import { Presence } from '../../agents/presence.ts';
import { Roster } from '../../agents/roster.ts';
import { LogUnavailable } from '../../interactions/event-log.ts';
import { InMemoryEventLog } from '../../interactions/in-memory-event-log.ts';
import { ManualClock } from '../../platform/testing/manual-clock.ts';
import type { ContactFloor } from '../contacts/contact-floor.ts';
import { dayOf } from '../day.ts';
import { FloorChanges } from '../floor-changes.ts';
import { AgentFloor } from './agent-floor.ts';

const ada = { id: 'ada', name: 'Ada', team: null, queues: ['billing'], language: 'es' } as const;
const ben = { ...ada, id: 'ben', name: 'Ben' } as const;

async function setUp() {
  const [log, clock] = [new InMemoryEventLog(), new ManualClock()];
  const [presence, changes] = [new Presence(), new FloorChanges()];
  const recorder = new AgentRecorder(log, clock);
  const available = (agentId: string) =>
    recorder.record({
      ...{ agentId, by: `agent:${agentId}`, commandId: null },
      command: { type: 'ChooseState', state: 'available', reason: null },
    });
  const roster = new Roster(recorder, presence);
  await roster.start([ada]);
  const contacts = { segments: EMPTY } as Pick<ContactFloor, 'segments'> as ContactFloor;
  const floor = new AgentFloor(recorder, roster, presence, contacts, log, changes);
  const following = floor.follow();
  const day = dayOf(clock.now(), 'UTC');
  const end = () => {
    following.unsubscribe();
    roster.onModuleDestroy();
  };
  return { ...{ log, clock, presence, changes, roster, floor, day, available }, end };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('those who take contacts', () => {
  it('are told with the queues that were taken from them, and those that they got', async () => {
    const { floor, day, presence, available, roster, changes, end } = await setUp();
    await floor.begin(day);
    presence.arrive('ada');
    await available('ada');
    changes.take();
    await roster.replace([{ ...ada, queues: ['sales'] }]);
    expect(changes.take()?.queues).toEqual(new Set(['billing', 'sales']));
    expect([floor.agents.free('billing'), floor.agents.free('sales')]).toEqual([0, 1]);
    end();
  });

  it('are read once the log is there again when they join while it is not', async () => {
    const { floor, day, clock, log, available, roster, end } = await setUp();
    await floor.begin(day);
    await available('ben');
    clock.pass(60_000);
    const read = jest.spyOn(log, 'readAfter').mockRejectedValueOnce(new LogUnavailable('the log cannot be read'));
    await roster.replace([ada, ben]);
    await jest.advanceTimersByTimeAsync(999);
    expect([read.mock.calls.length, floor.agents.status('ben')]).toEqual([1, 'offline']);
    await jest.advanceTimersByTimeAsync(1);
    expect(floor.agents.get('ben')?.agent.chosen).toBe('available');
    end();
  });

  it('are not put back on the floor by what is read of them after they left', async () => {
    const { floor, day, log, available, roster, end } = await setUp();
    await floor.begin(day);
    await available('ben');
    jest.spyOn(log, 'readAfter').mockRejectedValueOnce(new LogUnavailable('the log cannot be read'));
    await roster.replace([ada, ben]);
    await roster.replace([ada]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(floor.agents.ids()).toEqual(['ada']);
    end();
  });
});
