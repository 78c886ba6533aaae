import { InMemoryEventLog } from '../interactions/in-memory-event-log.ts';
import { SystemClock } from '../platform/clock.ts';
import type { Account, AccountDirectory } from '../identity/account-directory.ts';
import { AgentRecorder } from './agent-recorder.ts';
import { Presence } from './presence.ts';
import { Roster } from './roster.ts';
import { RosterKeeper } from './roster-keeper.ts';

const account = (id: string, changes: Partial<Account> = {}): Account => ({
  ...{ id, name: id.toUpperCase(), roles: ['agent'], language: 'es', team: null, queues: ['general'] },
  ...{ tenureMonths: 1, disabledAt: null, createdAt: 0, preferences: {} },
  ...changes,
});

describe('the roster', () => {
  let accounts: readonly Account[] = [];
  const directory = { list: async () => accounts } as Partial<AccountDirectory> as AccountDirectory;
  const roster = new Roster(new AgentRecorder(new InMemoryEventLog(), new SystemClock()), new Presence());
  const keeper = new RosterKeeper(directory, roster);
  const ids = () => roster.current().map(({ agentId }) => agentId);
  afterAll(() => keeper.onModuleDestroy());

  it('begins with whoever takes contacts', async () => {
    accounts = [account('ada'), account('tess', { roles: ['trainer'] }), account('left', { disabledAt: 1 })];
    await keeper.start();
    expect(ids()).toEqual(['ada']);
  });

  it('takes in who joins while the server runs, and lets go of who is disabled', async () => {
    accounts = [account('ada', { disabledAt: 2 }), account('ben')];
    await keeper.look();
    expect(ids()).toEqual(['ben']);
  });

  it('leaves it to whoever watches the floor too when they take contacts', async () => {
    accounts = [account('ben'), account('sol', { roles: ['supervisor', 'agent'] })];
    await keeper.look();
    expect(['ben', 'sol'].map((id) => roster.beginsByChoice(id))).toEqual([false, true]);
    accounts = [account('ben')];
    await keeper.look();
  });

  it('stays as it is while the accounts cannot be read', async () => {
    directory.list = async () => Promise.reject(new Error('no database'));
    await keeper.look();
    expect(ids()).toEqual(['ben']);
  });
});
