import type { RosterEntry } from '@aliado/domain';
import { AgentsServer, answered, ended, until } from './testing/agents-server.ts';

const server = new AgentsServer();

describe('the day of an agent', () => {
  const choose = (state: 'available' | 'break', reason: string | null) =>
    server.life.agents.record({
      ...{ agentId: 'ada', by: 'agent:ada', commandId: null },
      command: { type: 'ChooseState', state, reason },
    });

  it('begins with the first console and ends with the last, after a grace', async () => {
    await server.life.start();
    server.life.presence.arrive('ada');
    await until(async () => (await server.status('ada')) === 'available');
    server.life.presence.depart('ada');
    jest.advanceTimersByTime(19_000);
    expect(await server.status('ada')).toBe('available');
    jest.advanceTimersByTime(1_000);
    await until(async () => (await server.status('ada')) === 'offline');
    expect(await server.typesOf('ada')).toEqual(['AgentSignedIn', 'AgentStateChosen', 'AgentSignedOut']);
  });

  it('keeps a break over an absence', async () => {
    await server.life.start();
    server.life.presence.arrive('ada');
    await until(async () => (await server.status('ada')) === 'available');
    await choose('break', 'lunch');
    server.life.presence.depart('ada');
    jest.advanceTimersByTime(20_000);
    server.life.presence.arrive('ada');
    await new Promise((resolve) => setImmediate(resolve));
    expect(await server.life.agents.state('ada')).toMatchObject({ chosen: 'break', reason: 'lunch' });
  });

  it('leaves it to whoever watches the floor too when they take contacts', async () => {
    await server.life.start();
    const sol = {
      id: 'sol',
      name: 'Sol',
      team: null,
      queues: ['repairs'],
      language: 'es',
      beginsByChoice: true,
    } as const;
    await server.life.roster.replace([...server.life.roster.colleagues(), sol]);
    server.life.presence.arrive('sol');
    await until(async () => (await server.typesOf('sol')).includes('AgentSignedIn'));
    await server.life.tell('int-1', answered('sol'), ended);
    await until(async () => (await server.status('sol')) === 'after-contact-work');
    expect((await server.life.agents.state('sol')).chosen).toBe('offline');
    expect(await server.typesOf('sol')).not.toContain('AgentStateChosen');
  });

  it('does not end while a contact is in hand, and is nobody else’s business', async () => {
    await server.life.start();
    server.life.presence.arrive('ada');
    server.life.presence.arrive('supervisor');
    await until(async () => (await server.status('ada')) === 'available');
    await server.life.tell('int-1', answered('ada'));
    await until(async () => (await server.status('ada')) === 'on-contact');
    server.life.presence.depart('ada');
    jest.advanceTimersByTime(20_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await server.status('ada')).toBe('on-contact');
    expect(await server.typesOf('supervisor')).toEqual([]);
  });
});

describe('the roster', () => {
  const told = (entries: readonly RosterEntry[]) => Object.fromEntries(entries.map((one) => [one.agentId, one.status]));
  const current = () => told(server.life.roster.current());

  it('shows as available only who has a console open', async () => {
    await server.life.start();
    expect(current()).toEqual({ ada: 'offline', ben: 'offline' });
    server.life.presence.arrive('ada');
    await until(async () => current()['ada'] === 'available');
    server.life.presence.depart('ada');
    jest.advanceTimersByTime(20_000);
    expect(current()['ada']).toBe('offline');
  });

  it('shows who is at work as that, with or without a console, also after a restart', async () => {
    await server.life.start();
    await server.life.tell('int-1', answered('ben'));
    await until(async () => current()['ben'] === 'on-contact');
    await server.startAgain();
    expect(current()).toEqual({ ada: 'offline', ben: 'on-contact' });
  });

  it('tells changes, gathered', async () => {
    await server.life.start();
    const heard: unknown[] = [];
    server.life.roster.entries.subscribe((entries) => heard.push(told(entries)));
    server.life.presence.arrive('ada');
    server.life.presence.arrive('ben');
    await until(
      async () => (await server.status('ada')) === 'available' && (await server.status('ben')) === 'available',
    );
    jest.advanceTimersByTime(50);
    expect(heard).toEqual([
      { ada: 'offline', ben: 'offline' },
      { ada: 'available', ben: 'available' },
    ]);
  });

  it('follows the people: who was added is there as the log knows them, who left is not', async () => {
    await server.life.agents.record({
      ...{ agentId: 'eva', by: 'agent:eva', commandId: null },
      command: { type: 'ChooseState', state: 'available', reason: null },
    });
    await server.life.start();
    server.life.presence.arrive('eva');
    await server.life.roster.replace([{ id: 'eva', name: 'Eva', team: null, queues: [], language: 'en' }]);
    expect(current()).toEqual({ eva: 'available' });
    expect([server.life.roster.includes('eva'), server.life.roster.includes('ada')]).toEqual([true, false]);
  });
});
