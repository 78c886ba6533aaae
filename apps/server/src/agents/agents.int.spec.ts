import { workOf } from '@aliado/domain';
import { LogUnavailable } from '../interactions/event-log.ts';
import {
  AgentsServer,
  answered,
  ended,
  ids,
  offered,
  passedBackAndForth,
  until,
  withdrawn,
} from './testing/agents-server.ts';

const server = new AgentsServer();

describe('the work of an agent', () => {
  it('follows the contact: offered, on contact, after it, done', async () => {
    await server.life.start();
    const seen: unknown[] = [];
    for (const fact of [offered('ada'), answered('ada'), ended]) {
      await server.life.tell('int-1', fact);
      const { length } = seen;
      await until(async () => (await server.life.agents.state('ada')).sequence === length + 1);
      seen.push(await server.stages('ada'));
    }
    expect(seen).toEqual([{ 'int-1': 'offered' }, { 'int-1': 'on-contact' }, { 'int-1': 'after-contact-work' }]);
  });

  it.each(passedBackAndForth.map((_, cut) => cut))(
    'is right again after a crash that came when only %i facts of a contact had reached the agents',
    async (cut) => {
      await server.life.start();
      for (const fact of passedBackAndForth.slice(0, cut)) await server.life.tell('int-1', fact);
      const expected = workOf(await server.life.interactions.state('int-1'));
      for (const id of ids) await until(async () => (await server.stages(id))['int-1'] === expected.get(id));
      server.life.kill(); // the interactions are still recorded, the agents are not
      for (const fact of passedBackAndForth.slice(cut)) await server.life.tell('int-1', fact);
      await server.startAgain();
      const work = workOf(await server.life.interactions.state('int-1'));
      for (const id of ids) expect((await server.stages(id))['int-1']).toBe(work.get(id));
      const before = await Promise.all(ids.map((id) => server.typesOf(id)));
      await server.startAgain();
      expect(await Promise.all(ids.map((id) => server.typesOf(id)))).toEqual(before);
    },
  );

  it('does not stay with a contact that was closed while the server was down', async () => {
    await server.life.start();
    await server.life.tell('int-1', offered('ada'));
    await until(async () => (await server.status('ada')) === 'ringing');
    server.life.kill();
    await server.life.tell('int-1', { type: 'InteractionAbandoned' });
    await server.startAgain();
    expect(await server.stages('ada')).toEqual({});
  });

  it('is written as soon as the log can be written again, without a new start', async () => {
    await server.life.start();
    await server.life.tell('int-1', offered('ada'));
    await until(async () => (await server.status('ada')) === 'ringing');
    const { log } = server.life;
    const [append, appendChain] = [log.append.bind(log), log.appendChain.bind(log)];
    let refused = 0;
    const refuseAgents = ({ streamId }: { readonly streamId: string } = { streamId: '' }): void => {
      if (!streamId.startsWith('agent:')) return;
      refused++;
      throw new LogUnavailable('down');
    };
    jest.spyOn(log, 'append').mockImplementation(async (one) => (refuseAgents(one), append(one)));
    jest.spyOn(log, 'appendChain').mockImplementation(async (chain) => (refuseAgents(chain[0]), appendChain(chain)));
    await server.life.tell('int-1', withdrawn('ada'), offered('ben'), answered('ben'));
    await until(async () => refused >= 2);
    expect(await server.stages('ada')).toEqual({ 'int-1': 'offered' });
    const refusedBefore = refused;
    jest.advanceTimersByTime(1_000); // still down
    await until(async () => refused >= refusedBefore + 2);
    await new Promise((resolve) => setImmediate(resolve));
    jest.restoreAllMocks();
    jest.advanceTimersByTime(1_000);
    await until(
      async () => (await server.status('ben')) === 'on-contact' && (await server.status('ada')) === 'offline',
    );
    expect(await server.stages('ada')).toEqual({});
  });
});

describe('after-contact work whose time is up', () => {
  const dueAfter = 90_000;
  const finishedBy = async (id: string) =>
    (await server.life.interactions.state(id)).wrapUps.map((one) => one.finishedBy);

  it('is closed by the server, with the notes, once and for all', async () => {
    await server.life.start();
    await server.life.tell('int-1', answered('ada'));
    const command = { type: 'WriteNote', noteId: 'n', text: 'pide factura' } as const;
    await server.life.interactions.record({
      interactionId: 'int-1',
      command,
      by: 'agent:ada',
      agentId: 'ada',
      commandId: null,
    });
    await server.life.tell('int-1', ended);
    server.clock.pass(dueAfter - 1);
    jest.advanceTimersByTime(3_000);
    expect(await finishedBy('int-1')).toEqual([]);
    server.clock.pass(1);
    jest.advanceTimersByTime(3_000);
    await until(async () => (await finishedBy('int-1')).length > 0);
    expect((await server.life.interactions.state('int-1')).wrapUps).toMatchObject([
      { agentId: 'ada', finishedBy: 'timeout', summary: 'pide factura' },
    ]);
    await until(async () => (await server.status('ada')) === 'offline');
    expect(await server.life.log.liveStreams()).toEqual([]);
  });

  it('is closed after a restart too, when its time came while the server was down', async () => {
    await server.life.start();
    await server.life.tell('int-1', answered('ada'), ended);
    server.life.kill();
    server.clock.pass(dueAfter);
    await server.startAgain();
    jest.advanceTimersByTime(1_000);
    await until(async () => (await finishedBy('int-1')).join() === 'timeout');
  });

  it('is left alone for as long as it was extended', async () => {
    await server.life.start();
    await server.life.tell('int-1', answered('ada'), ended);
    const command = { type: 'ExtendAfterContactWork' } as const;
    await server.life.interactions.record({
      interactionId: 'int-1',
      command,
      by: 'agent:ada',
      agentId: 'ada',
      commandId: null,
    });
    server.clock.pass(dueAfter + 59_999);
    jest.advanceTimersByTime(2_000);
    expect(await finishedBy('int-1')).toEqual([]);
    server.clock.pass(1);
    jest.advanceTimersByTime(1_000);
    await until(async () => (await finishedBy('int-1')).join() === 'timeout');
  });
});
