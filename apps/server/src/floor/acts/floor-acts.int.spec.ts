import { resolve } from 'node:path';
import {
  agentStream,
  replay,
  type Interaction,
  type NeedAct,
  type Outcome,
  type Recorded,
  type SupportAsk,
} from '@aliado/domain';
import { Roster } from '../../agents/roster.ts';
import { AccountDirectory } from '../../identity/account-directory.ts';
import { AuditTrail } from '../../identity/audit-trail.ts';
import { PackLoader } from '../../playbooks/pack-loader.ts';
import { startLiveApp, until, type ConsoleSocket, type LiveApp } from '../../live/testing/live-app.ts';
import { FloorNeeds } from '../needs/floor-needs.ts';
import { FloorActsModule } from './floor-acts.module.ts';
import { LooksLeft } from './looks-left.ts';

jest.setTimeout(60_000);
const ownPack = resolve(__dirname, '../../../../../packs/casa-lumbre');

let test: LiveApp;
let marta: ConsoleSocket;
let sol: ConsoleSocket;
let asked = 0;

beforeAll(async () => {
  test = await startLiveApp([FloorActsModule]);
  await test.app.get(PackLoader).load(ownPack);
  await test.anAccount('ada', ['agent']);
  await test.anAccount('ben', ['agent']);
  await test.anAccount('marta', ['supervisor']);
  await test.anAccount('sol', ['supervisor', 'agent']);
  await test.app.get(Roster).replace(await test.app.get(AccountDirectory).list());
  [marta, sol] = [await test.consoleOf('marta'), await test.consoleOf('sol')];
});
afterAll(() => test?.close());

/** A contact that somebody talks. */
async function aCall(agentId = 'ada'): Promise<string> {
  const call = test.contact();
  await test.tell(...call.with(agentId));
  return call.interactionId;
}

const support = (
  console: ConsoleSocket,
  interactionId: string,
  command: SupportAsk['command'],
  commandId = `c${++asked}`,
): Promise<Outcome> => console.timeout(15_000).emitWithAck('support', { commandId, interactionId, command });

const stateOf = async (interactionId: string): Promise<Interaction> =>
  replay((await test.stored(interactionId)) as readonly Recorded[]);

describe('what a supervisor does in a contact of somebody else', () => {
  it('stands in the contact’s own log with who did it, once however often it is asked', async () => {
    const id = await aCall();
    const whisper = { type: 'SendWhisper', whisperId: 'w1', text: 'Ofrece la instalación.' } as const;
    await support(marta, id, whisper, 'once');
    await support(marta, id, whisper, 'once');
    const { whispers } = await stateOf(id);
    expect(whispers).toMatchObject([
      { side: 'supervisor', by: { accountId: 'marta' }, text: 'Ofrece la instalación.' },
    ]);
  });

  it('is a look that the agent sees, and that ends with the console', async () => {
    const id = await aCall();
    const passing = await test.consoleOf('marta');
    expect(await support(passing, id, { type: 'BeginLook', lookId: 'l1' })).toHaveProperty('accepted');
    expect((await stateOf(id)).looks).toMatchObject([{ by: { accountId: 'marta' } }]);
    passing.disconnect();
    await until(async () => (await stateOf(id)).looks.length === 0);
    expect((await stateOf(id)).lookedInto).toMatchObject([{ accountId: 'marta' }]);
  });

  it('that a crash left open is ended at the next start', async () => {
    const id = await aCall();
    await support(marta, id, { type: 'BeginLook', lookId: 'before-the-crash' });
    await test.app.get(LooksLeft).end();
    expect((await stateOf(id)).looks).toEqual([]);
  });

  it('takes out of a whisper what must not be stored', async () => {
    const id = await aCall();
    await support(marta, id, { type: 'SendWhisper', whisperId: 'w1', text: 'Su tarjeta: 4539 1488 0343 6467' });
    expect(JSON.stringify(await test.stored(id))).not.toMatch(/4539|6467/u);
  });

  it('is help that one colleague takes', async () => {
    const id = await aCall();
    const ada = await test.consoleOf('ada');
    const asks = { type: 'AskForHelp', words: 'Un abogado.' } as const;
    await ada.timeout(15_000).emitWithAck('command', { commandId: 'help', interactionId: id, command: asks });
    const outcomes = await Promise.all([marta, sol].map((console) => support(console, id, { type: 'TakeHelp' })));
    expect(outcomes.filter((outcome) => 'accepted' in outcome)).toHaveLength(1);
    expect(outcomes).toContainEqual({ refused: 'help/taken' });
  });

  it('hands a script as a hint with the supervisor as its reason, and nothing that the playbook has not', async () => {
    const id = await aCall();
    const hand = (targetId: string) => ({ type: 'HandHint', kind: 'script', targetId }) as const;
    expect(await support(marta, id, hand('technician-no-show'))).toHaveProperty('accepted');
    expect(await support(marta, id, hand('no-such-script'))).toEqual({ refused: 'hint/gone' });
    const { hints } = await stateOf(id);
    expect(hints.map(({ hint }) => [hint.target.id, hint.reason.proposer])).toEqual([
      ['technician-no-show', 'supervisor'],
    ]);
  });

  it('is not for one’s own contacts, nor for whoever may not act on the floor', async () => {
    const id = await aCall('sol');
    expect(await support(sol, id, { type: 'BeginLook', lookId: 'l1' })).toEqual({ refused: 'live/forbidden' });
    const ben = await test.consoleOf('ben');
    expect(await support(ben, id, { type: 'BeginLook', lookId: 'l1' })).toEqual({ refused: 'live/forbidden' });
  });
});

describe('a need', () => {
  const need = (console: ConsoleSocket, needId: string, act: NeedAct) =>
    console.timeout(15_000).emitWithAck('need', { commandId: `n${++asked}`, needId, act });

  it('of help is had by one, of whom the agent hears; and closing it settles the help', async () => {
    const id = await aCall();
    const ada = await test.consoleOf('ada');
    const asks = { type: 'AskForHelp', words: null } as const;
    await ada.timeout(15_000).emitWithAck('command', { commandId: 'help-need', interactionId: id, command: asks });
    const { help } = await stateOf(id);
    const needId = `help:${id}:${help?.askedAt}`;
    expect(await need(marta, needId, { type: 'claim' })).toHaveProperty('accepted');
    expect(await need(sol, needId, { type: 'claim' })).toEqual({ refused: 'help/taken' });
    expect((await stateOf(id)).help?.takenBy).toMatchObject({ accountId: 'marta' });
    expect(await need(sol, needId, { type: 'close', outcome: 'helped' })).toHaveProperty('accepted');
    expect((await stateOf(id)).help).toBeNull();
    expect(await need(marta, needId, { type: 'claim' })).toEqual({ refused: 'need/gone' });
  });

  it('of help goes from one to another, in the contact as on the floor, wherever it is taken or left', async () => {
    const id = await aCall();
    const ada = await test.consoleOf('ada');
    const asks = { type: 'AskForHelp', words: null } as const;
    await ada.timeout(15_000).emitWithAck('command', { commandId: 'help-passed', interactionId: id, command: asks });
    const needId = `help:${id}:${(await stateOf(id)).help?.askedAt}`;
    await need(marta, needId, { type: 'claim' });
    await need(marta, needId, { type: 'release' });
    expect((await stateOf(id)).help?.takenBy).toBeNull();
    expect(await support(sol, id, { type: 'TakeHelp' })).toHaveProperty('accepted');
    expect(await need(marta, needId, { type: 'claim' })).toEqual({ refused: 'help/taken' });
    expect(test.app.get(FloorNeeds).get(needId)?.handling.claimedBy).toMatchObject({ accountId: 'sol' });
    expect(await need(sol, needId, { type: 'close', outcome: 'will-follow' })).toHaveProperty('accepted');
    expect((await test.stored(id)).at(-1)?.event).toMatchObject({ type: 'HelpSettled', outcome: 'will-follow' });
  });

  it('is closed once for one wish, however often it is sent', async () => {
    const id = await aCall();
    const ada = await test.consoleOf('ada');
    const asks = { type: 'AskForHelp', words: null } as const;
    await ada.timeout(15_000).emitWithAck('command', { commandId: 'help-twice', interactionId: id, command: asks });
    const needId = `help:${id}:${(await stateOf(id)).help?.askedAt}`;
    const close = { commandId: 'close-once', needId, act: { type: 'close', outcome: 'helped' } } as const;
    const first = await marta.timeout(15_000).emitWithAck('need', close);
    expect(first).toHaveProperty('accepted');
    expect(await marta.timeout(15_000).emitWithAck('need', close)).toEqual(first);
  });

  it('that is not there cannot be had', async () => {
    expect(await need(marta, 'hold:nothing:0', { type: 'claim' })).toEqual({ refused: 'need/gone' });
  });
});

describe('moving people', () => {
  const staffing = (
    change: Parameters<typeof marta.emitWithAck<'staffing'>>[1]['change'],
    agentIds: readonly string[],
  ) => marta.timeout(15_000).emitWithAck('staffing', { commandId: `s${++asked}`, agentIds, change });

  it('changes the queues of each, where sources and the agents see it, and leaves a line in the audit trail', async () => {
    const outcome = await staffing({ type: 'queues', queues: ['billing'] }, ['ada', 'ben', 'nobody']);
    expect(outcome).toEqual({
      done: ['ada', 'ben'],
      refused: [{ agentId: 'nobody', refusal: 'staffing/unknown-person' }],
    });
    await until(() => {
      const served = test.app.get(Roster).current();
      return served.filter(({ queues }) => queues.join() === 'billing').length === 2;
    });
    expect((await test.stored(agentStream('ada'))).at(-1)).toMatchObject({
      by: 'agent:marta',
      event: { type: 'AgentQueuesChanged', queues: ['billing'] },
    });
    const [line] = await test.app.get(AuditTrail).last(1);
    expect(line).toMatchObject({ actor: 'marta', action: 'agents/queues-changed', object: 'account:ada account:ben' });
  });

  it('does what can be done, and says of whom it could not', async () => {
    await aCall('ada');
    await until(async () => (await test.stored(agentStream('ada'))).some(({ event }) => event.type === 'WorkAnswered'));
    const outcome = await staffing({ type: 'state', state: 'offline', reason: null }, ['ada', 'ben']);
    expect(outcome).toEqual({ done: ['ben'], refused: [{ agentId: 'ada', refusal: 'agent/has-open-work' }] });
  });

  it('knows the queues of the house', async () => {
    expect(await staffing({ type: 'queues', queues: ['night'] }, ['ada'])).toEqual({
      refused: 'staffing/unknown-queue',
    });
  });
});
