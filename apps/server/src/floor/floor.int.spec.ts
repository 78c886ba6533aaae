import { startLiveApp, until, type LiveApp } from '../live/testing/live-app.ts';
import { FloorModule } from './floor.module.ts';
import { FloorProjection } from './floor-projection.ts';
import { WatchedFloor } from './testing/watched-floor.ts';

jest.setTimeout(60_000);
const second = 1_000;
const minute = 60 * second;

let test: LiveApp;
beforeEach(async () => {
  test = await startLiveApp([FloorModule]);
});
afterEach(() => test?.close());

const floorOf = async (accountId: string) => new WatchedFloor(await test.consoleOf(accountId)).watch();

describe('the floor', () => {
  it('tells within a second that a call is queued, answered, asks for help and is held', async () => {
    const floor = await floorOf('supervisor');
    const call = test.contact();
    await test.tell(call.opened(), call.queued('billing'));
    await until(() => floor.queues.get('billing')?.waiting === 1, second);
    expect(floor.queues.get('billing')).toMatchObject({ onContact: 0, tally: { offered: 1, waiting: 1 } });
    const agent = await test.consoleOf('agent');
    await test.tell(call.offered('agent'), call.answered('agent'));
    await until(() => floor.agents.get('agent')?.contacts[0]?.stage === 'on-contact', second);
    await until(() => floor.queues.get('billing')?.waiting === 0, second);
    expect(floor.queues.get('billing')).toMatchObject({ onContact: 1, longestSince: null, tally: { answered: 1 } });
    expect(floor.agents.get('agent')).toMatchObject({ status: 'on-contact', team: 'sala', reason: null });
    const { interactionId } = call;
    const command = { type: 'AskForHelp', words: 'Lee una carta.' } as const;
    await agent.emitWithAck('command', { commandId: 'help', interactionId, command });
    await until(() => floor.kinds().includes('help'), second);
    await test.tell(call.held());
    await until(() => floor.agents.get('agent')?.contacts[0]?.heldSince !== null, second);
    expect(floor.kinds()).toEqual(['help']);
    test.clock.pass(2 * minute + second);
    await until(() => floor.kinds().includes('hold'), second);
  });

  it('is told nothing while nothing changes, and no more once it was left', async () => {
    const floor = await floorOf('supervisor');
    const call = test.contact();
    await test.tell(call.opened(), call.queued('billing'));
    await until(() => floor.queues.has('billing'));
    const told = floor.frames.length;
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(floor.frames.length).toBe(told);
    const other = await test.consoleOf('supervisor');
    const left = await new WatchedFloor(other).watch();
    expect(left.queues).toEqual(floor.queues);
    expect(await other.emitWithAck('leaveFloor', {})).toEqual({ left: true });
    await test.tell(call.queued('sales'));
    await until(() => floor.queues.has('sales'));
    expect([floor.queues.get('billing')?.tally.moved, left.queues.has('sales')]).toEqual([1, false]);
  });

  it('is the same when it is counted anew from the log', async () => {
    const floor = await floorOf('supervisor');
    const calls = Array.from({ length: 6 }, () => test.contact());
    for (const call of calls) await test.tell(call.opened(), call.queued('billing'));
    for (const call of calls.slice(0, 4)) await test.tell(call.offered('agent'), call.answered('agent'));
    for (const call of calls.slice(2, 5)) await test.tell(call.ended());
    await until(() => floor.queues.get('billing')?.tally.abandoned === 1);
    await until(() => floor.agents.get('agent')?.contacts.length === 4);
    const before = await floorOf('supervisor');
    await test.app.get(FloorProjection).begin();
    const after = await floorOf('supervisor');
    expect([after.queues, after.agents, after.needs]).toEqual([before.queues, before.agents, before.needs]);
    expect(after.queues.get('billing')).toMatchObject({ waiting: 1, onContact: 2 });
  });

  it('begins a new day at midnight, with those who still wait', async () => {
    const floor = await floorOf('supervisor');
    const [answered, waiting] = [test.contact(), test.contact()];
    await test.tell(answered.opened(), answered.queued('billing'), answered.answered('agent'));
    await test.tell(waiting.opened(), waiting.queued('billing'));
    await until(() => floor.queues.get('billing')?.tally.offered === 2);
    const { dayFrom } = floor.frames.at(-1) ?? { dayFrom: 0 };
    test.clock.pass(15 * 60 * minute);
    await until(() => floor.frames.at(-1)?.dayFrom === dayFrom + 24 * 60 * minute, 2 * second);
    expect(floor.queues.get('billing')).toMatchObject({ waiting: 1, onContact: 1, tally: { offered: 0, answered: 0 } });
  });

  it('names customers to those who may know them, and to nobody else', async () => {
    const [marta, lead] = [await floorOf('supervisor'), await floorOf('lead')];
    const call = test.contact();
    await test.tell(...call.with('agent'));
    const agent = await test.consoleOf('agent');
    const { interactionId } = call;
    const named = { type: 'CorrectCustomer', customerId: null, name: 'Lucía Ferrer' } as const;
    await agent.emitWithAck('command', { commandId: 'who', interactionId, command: named });
    const command = { type: 'AskForHelp', words: null } as const;
    await agent.emitWithAck('command', { commandId: 'help', interactionId, command });
    await until(() => marta.kinds().includes('help') && lead.kinds().includes('help'));
    const nameIn = (floor: WatchedFloor) => [...floor.needs.values()].map(({ need }) => need.customerName);
    expect([nameIn(marta), nameIn(lead)]).toEqual([['Lucía Ferrer'], [null]]);
    expect([nameIn(await floorOf('supervisor')), nameIn(await floorOf('lead'))]).toEqual([['Lucía Ferrer'], [null]]);
  });
});
