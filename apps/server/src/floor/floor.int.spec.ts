import type { DeskCommand } from '@aliado/domain';
import { startLiveApp, until, type LiveApp } from '../live/testing/live-app.ts';
import { FloorModule } from './floor.module.ts';
import { AttentionRecorder } from './attention/attention-recorder.ts';
import { floorAfterRestart } from './testing/second-life.ts';
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

  it('is the same after a restart, to the last figure', async () => {
    const floor = await floorOf('supervisor');
    const calls = Array.from({ length: 6 }, () => test.contact());
    for (const call of calls) await test.tell(call.opened(), call.queued('billing'));
    for (const call of calls.slice(0, 4)) await test.tell(call.offered('agent'), call.answered('agent'));
    for (const call of calls.slice(0, 2)) await test.tell(call.says('hola'));
    for (const call of calls.slice(2, 5)) await test.tell(call.ended());
    await until(() => floor.queues.get('billing')?.tally.abandoned === 1);
    await until(() => floor.agents.get('agent')?.contacts.length === 4);
    test.clock.pass(5 * minute);
    await until(() => floor.kinds().includes('silence'));
    const before = await floorOf('supervisor');
    const after = await floorAfterRestart(test.database.url, test.clock);
    expect(after.queues).toEqual([...before.queues.values()]);
    expect(after.agents).toEqual([...before.agents.values()]);
    expect(after.needs.map(({ need }) => need.id).sort()).toEqual([...before.needs.keys()].sort());
    expect(before.queues.get('billing')).toMatchObject({
      waiting: 1,
      onContact: 2,
      tally: { offered: 6, answered: 4 },
    });
  });

  it('keeps in sight what was promised in contacts that are closed, and what was made of it, over a restart', async () => {
    const floor = await floorOf('supervisor');
    const agent = await test.consoleOf('agent');
    const call = test.contact();
    const { interactionId } = call;
    await test.tell(...call.with('agent'));
    const promise = { type: 'MakePromise', words: 'Llamamos mañana', team: null, orderNumber: null } as const;
    const send = (command: DeskCommand, commandId: string) =>
      agent.emitWithAck('command', { commandId, interactionId, command });
    await send({ ...promise, promiseId: 'soon', dueAt: test.clock.now() + 90 * minute }, 'one');
    await send({ ...promise, promiseId: 'other', dueAt: test.clock.now() + 90 * minute }, 'two');
    await test.tell(call.ended());
    const wrapUp = { disposition: 'done', matter: null, summary: '' } as const;
    await send({ type: 'FinishAfterContactWork', ...wrapUp }, 'three');
    test.clock.pass(31 * minute);
    await until(() => floor.kinds().filter((kind) => kind === 'promise').length === 2);
    const by = { accountId: 'supervisor', name: 'Marta' };
    const attention = test.app.get(AttentionRecorder);
    const about = { by: 'agent:supervisor', commandId: null } as const;
    const needId = `promise:${interactionId}:soon`;
    const outcome = 'passed-on' as const;
    await attention.record({ ...about, command: { type: 'CloseNeed', needId, by, outcome } });
    await attention.record({ ...about, command: { type: 'ClaimNeed', needId: `promise:${interactionId}:other`, by } });
    await until(() => floor.needs.get(`promise:${interactionId}:other`)?.handling.claimedBy !== null);
    expect(floor.kinds()).toEqual(['promise']);
    const { needs } = await floorAfterRestart(test.database.url, test.clock);
    expect(needs).toEqual([...floor.needs.values()]);
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
