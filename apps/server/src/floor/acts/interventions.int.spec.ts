import { replay, workOf, type Interaction, type Outcome, type Recorded, type SourceControl } from '@aliado/domain';
import {
  startLiveApp,
  until,
  type ConsoleSocket,
  type LiveApp,
  type SourceSocket,
} from '../../live/testing/live-app.ts';
import { pbx } from '../../live/testing/contact.ts';
import { FloorActsModule } from './floor-acts.module.ts';

jest.setTimeout(60_000);

type Control = SourceControl['control']['type'];

const everything: readonly Control[] = ['hold', 'end', 'join', 'leave', 'take-over'];
let test: LiveApp;
let marta: ConsoleSocket;
let source: SourceSocket;
let asked: SourceControl[] = [];
let sent = 0;

beforeAll(async () => {
  test = await startLiveApp([FloorActsModule]);
  await test.anAccount('ada', ['agent']);
  await test.anAccount('marta', ['supervisor', 'agent']);
  await test.anAccount('sol', ['supervisor']);
  marta = await test.consoleOf('marta');
});
afterAll(() => test?.close());
beforeEach(() => greeted(everything));
afterEach(() => source.disconnect());

/** A platform that does all that it has means for. */
async function greeted(can: readonly Control[]): Promise<void> {
  source?.disconnect();
  asked = [];
  source = await test.source();
  source.on('control', (request, reply) => {
    asked.push(request);
    reply({ accepted: true });
  });
  await source.emitWithAck('hello', { source: pbx.name, can: [...can] });
}

async function aCall() {
  const call = test.contact();
  await test.tell(...call.with('ada'));
  return call;
}

const supervise = (
  console: ConsoleSocket,
  interactionId: string,
  type: 'join' | 'leave' | 'take-over' | 'end',
  commandId = `s${++sent}`,
): Promise<Outcome> =>
  console.timeout(15_000).emitWithAck('supervise', { commandId, interactionId, control: { type } });

const stateOf = async (interactionId: string): Promise<Interaction> =>
  replay((await test.stored(interactionId)) as readonly Recorded[]);

describe('what a supervisor asks of the line of somebody else', () => {
  it('goes to the source with who asks and as what; whose wish it was is kept, and nothing else before the source says it', async () => {
    const call = await aCall();
    expect(await supervise(marta, call.interactionId, 'join')).toHaveProperty('accepted');
    expect(asked).toEqual([
      { contactId: call.contactId, agentId: 'marta', name: 'marta', as: 'supervisor', control: { type: 'join' } },
    ]);
    const { interventions, participants } = await stateOf(call.interactionId);
    expect(interventions).toMatchObject([{ by: { accountId: 'marta' }, control: 'join' }]);
    expect(participants.map(({ id }) => id)).not.toContain('supervisor:marta');
    expect((await test.stored(call.interactionId)).at(-1)?.by).toBe('agent:marta');
  });

  it('is asked of the line once, however often and however closely it comes', async () => {
    const call = await aCall();
    const twice = await Promise.all(
      ['once', 'once'].map((commandId) => supervise(marta, call.interactionId, 'end', commandId)),
    );
    const later = await supervise(marta, call.interactionId, 'end', 'once');
    expect(new Set([...twice, later].map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(asked).toHaveLength(1);
    expect((await stateOf(call.interactionId)).interventions).toHaveLength(1);
  });

  it('gives the contact to whoever takes it over, once the source says so, and what is left to the agent before', async () => {
    const call = await aCall();
    expect(await supervise(marta, call.interactionId, 'take-over')).toHaveProperty('accepted');
    expect(Object.fromEntries(workOf(await stateOf(call.interactionId)))).toEqual({ ada: 'on-contact' });
    await test.tell(
      call.frame({ type: 'InteractionTransferred', manner: 'attended', to: { kind: 'agent', id: 'marta' } }),
      call.frame({ type: 'InteractionAnswered', agentId: 'marta', agentName: 'Marta Quintero' }),
    );
    expect(Object.fromEntries(workOf(await stateOf(call.interactionId)))).toEqual({
      ada: 'after-contact-work',
      marta: 'on-contact',
    });
    const hold = { commandId: 'h', interactionId: call.interactionId, control: { type: 'hold' } } as const;
    expect(await marta.timeout(15_000).emitWithAck('control', hold)).toHaveProperty('accepted');
    expect(asked.at(-1)).toMatchObject({ agentId: 'marta', as: 'agent', control: { type: 'hold' } });
  });

  it('does not take a contact over for somebody without a desk', async () => {
    const sol = await test.consoleOf('sol');
    const { interactionId } = await aCall();
    expect(await supervise(sol, interactionId, 'take-over')).toEqual({ refused: 'intervention/needs-desk' });
    expect(asked).toEqual([]);
  });

  it('is refused where the source has no means for it, will not, or is away; and nothing is kept of it', async () => {
    const { interactionId } = await aCall();
    await greeted(['hold', 'end']);
    expect(await supervise(marta, interactionId, 'join')).toEqual({ refused: 'call-control/not-supported' });
    source.off('control').on('control', (_, reply) => reply({ refused: 'no' }));
    expect(await supervise(marta, interactionId, 'end')).toEqual({ refused: 'call-control/failed' });
    source.disconnect();
    await until(async () => 'refused' in (await supervise(marta, interactionId, 'end')));
    expect((await stateOf(interactionId)).interventions).toEqual([]);
  });

  it('is refused where the contact does not allow it', async () => {
    const call = await aCall();
    expect(await supervise(marta, call.interactionId, 'leave')).toEqual({ refused: 'intervention/not-on-the-line' });
    await test.tell(call.frame({ type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' }));
    expect(await supervise(marta, call.interactionId, 'end')).toEqual({ refused: 'interaction/already-over' });
  });

  it('is not for agents, nor one of the three for the desk', async () => {
    const { interactionId } = await aCall();
    const ada = await test.consoleOf('ada');
    expect(await supervise(ada, interactionId, 'join')).toEqual({ refused: 'live/forbidden' });
    const join = { commandId: 'j', interactionId, control: { type: 'join' } } as unknown as Parameters<
      typeof ada.emitWithAck<'control'>
    >[1];
    expect(await ada.timeout(15_000).emitWithAck('control', join)).toEqual({ refused: 'live/malformed' });
  });
});
