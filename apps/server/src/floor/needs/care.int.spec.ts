import { agentStream, alertFacts, attentionStream, type CareList } from '@aliado/domain';
import { startLiveApp, until, type ConsoleSocket, type LiveApp } from '../../live/testing/live-app.ts';
import { FloorActsModule } from '../acts/floor-acts.module.ts';
import { FiguresModule } from '../figures/figures.module.ts';
import { FloorModule } from '../floor.module.ts';
import { WatchedFloor } from '../testing/watched-floor.ts';

jest.setTimeout(60_000);
const minute = 60_000;

let test: LiveApp;
beforeEach(async () => {
  test = await startLiveApp([FloorModule, FloorActsModule, FiguresModule], {
    ...{ carePauseMinutes: 15, careAheadMinutes: 5 },
  });
});
afterEach(() => test?.close());

/** Keeps what a console is told of its own signs. */
function heardBy(socket: ConsoleSocket) {
  const lists: CareList[] = [];
  socket.on('care', (list) => lists.push(list));
  return { lists, kinds: () => (lists.at(-1)?.signs ?? []).map(({ about }) => about.kind) };
}

/** Somebody who works without a break, and a supervisor who watches. */
async function setUp() {
  const agent = await test.consoleOf('agent');
  const supervisor = await test.consoleOf('supervisor');
  const [own, others] = [heardBy(agent), heardBy(supervisor)];
  const floor = await new WatchedFloor(supervisor).watch();
  const command = { type: 'ChooseState', state: 'available', reason: null } as const;
  await agent.emitWithAck('agent', { commandId: 'begin', command });
  await until(() => floor.agents.get('agent')?.status === 'available');
  return { agent, own, others, floor };
}

describe('a sign that somebody needs a break', () => {
  it('is shown to them alone at first, and to supervisors some minutes later', async () => {
    const { agent, own, others, floor } = await setUp();
    expect(await agent.emitWithAck('care', {})).toEqual({ signs: [] });
    test.clock.pass(15 * minute);
    await until(() => own.kinds().includes('no-pause'));
    expect(await agent.emitWithAck('care', {})).toEqual(own.lists.at(-1));
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(floor.kinds()).toEqual([]);
    test.clock.pass(5 * minute);
    await until(() => floor.kinds().includes('no-pause'));
    expect([...floor.needs.values()].map(({ need }) => need.agentId)).toEqual(['agent']);
    expect(others.lists).toEqual([]);
  });

  it('is shown to supervisors some minutes after the customer went who was there when it came', async () => {
    const { own, floor } = await setUp();
    const call = test.contact();
    await test.tell(...call.with('agent'));
    await until(() => floor.agents.get('agent')?.status === 'on-contact');
    test.clock.pass(40 * minute);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect([own.kinds(), floor.kinds().includes('no-pause')]).toEqual([[], false]);
    await test.tell(call.ended());
    await until(() => own.kinds().includes('no-pause'));
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(floor.kinds()).not.toContain('no-pause');
    test.clock.pass(5 * minute);
    await until(() => floor.kinds().includes('no-pause'));
  });

  it('goes with a break, for both', async () => {
    const { agent, own, floor } = await setUp();
    test.clock.pass(20 * minute);
    await until(() => floor.kinds().includes('no-pause'));
    const command = { type: 'ChooseState', state: 'break', reason: 'rest' } as const;
    await agent.emitWithAck('agent', { commandId: 'rest', command });
    await until(() => own.kinds().length === 0 && floor.kinds().length === 0);
  });

  it('is put away by whoever it is of, before and after supervisors see it, and by nobody else', async () => {
    const { agent, own, floor } = await setUp();
    test.clock.pass(20 * minute);
    await until(() => own.kinds().includes('no-pause') && floor.kinds().includes('no-pause'));
    const signId = own.lists.at(-1)?.signs[0]?.id ?? '';
    const colleague = await test.consoleOf('trainer').catch(() => null);
    await colleague?.emitWithAck('fine', { signId });
    expect(own.kinds()).toEqual(['no-pause']);
    expect(await agent.emitWithAck('fine', { signId })).toEqual({ signs: [] });
    await until(() => floor.kinds().length === 0);
    test.clock.pass(60 * minute);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect([own.kinds(), floor.kinds()]).toEqual([[], []]);
  });

  it('is in no log, no figure, no export and no fact of an alert, whatever is made of it', async () => {
    const { agent, own, floor } = await setUp();
    const supervisor = await test.consoleOf('supervisor');
    test.clock.pass(20 * minute);
    await until(() => floor.kinds().includes('no-pause'));
    const needId = own.lists.at(-1)?.signs[0]?.id ?? '';
    expect(await supervisor.emitWithAck('need', { commandId: 'n', needId, act: { type: 'claim' } })).toHaveProperty(
      'accepted',
    );
    await agent.emitWithAck('fine', { signId: needId });
    const stored = [...(await test.stored(attentionStream)), ...(await test.stored(agentStream('agent')))];
    const browser = await test.signedIn('supervisor');
    const day = new Date(test.clock.now()).toISOString().slice(0, 10);
    const read = async (path: string) => {
      const answer = await fetch(`${test.url}/api/floor/${path}`, { headers: { cookie: browser.cookie } });
      expect(answer.status).toBe(200);
      return answer.text();
    };
    const answers = [await read(`figures?day=${day}&by=agent`), await read(`rows.csv?day=${day}`)];
    const all = JSON.stringify([stored, answers, alertFacts]);
    expect(all).not.toMatch(/no-pause|hard-calls|work-overrun|strain|care/i);
    expect(stored.map(({ event }) => event.type)).toEqual(['AgentSignedIn', 'AgentStateChosen']);
  });
});
