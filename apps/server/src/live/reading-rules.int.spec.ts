import { replay, type Recorded, type SessionTape } from '@aliado/domain';
import { FloorActsModule } from '../floor/acts/floor-acts.module.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { StudioModule } from '../studio/studio.module.ts';
import { entriesOf, startLiveApp, watch, type LiveApp } from './testing/live-app.ts';

jest.setTimeout(60_000);

const marta = { id: 'supervisor:marta', role: 'supervisor', name: 'Marta' } as const;
let house: LiveApp;
beforeAll(async () => {
  house = await startLiveApp([FloorActsModule, StudioModule], { agentsSeeLooks: false });
  await house.anAccount('ada', ['agent']);
  await house.anAccount('marta', ['supervisor']);
});
afterAll(() => house?.close());

/** A contact of ada's into which marta looks, and that she joins. */
async function aCallLookedInto() {
  const call = house.contact();
  await house.tell(...call.with('ada'));
  const supervisor = await house.consoleOf('marta');
  const look = { type: 'BeginLook', lookId: 'l1' } as const;
  const about = { commandId: call.contactId, interactionId: call.interactionId };
  await supervisor.timeout(15_000).emitWithAck('support', { ...about, command: look });
  await house.tell(call.frame({ type: 'ParticipantJoined', participant: marta }));
  return call;
}

describe('a look, where the house does not tell its agents', () => {
  it('is kept in the log, seen by supervisors, and told to no agent; who is heard on the line is told to all', async () => {
    const { interactionId } = await aCallLookedInto();
    const seenBy = async (accountId: string) => {
      const reply = await watch(await house.consoleOf(accountId), interactionId);
      return replay(entriesOf(reply) as readonly Recorded[]);
    };
    const [ofAda, ofMarta] = [await seenBy('ada'), await seenBy('marta')];
    expect([ofAda.looks, ofAda.lookedInto, ofAda.sequence]).toEqual([[], [], ofMarta.sequence]);
    expect(ofMarta.looks).toMatchObject([{ by: { accountId: 'marta' } }]);
    expect(ofAda.participants).toContainEqual(marta);
    expect((await house.stored(interactionId)).map(({ event }) => event.type)).toContain('LookBegan');
  });

  it('is not told to them afterwards either, when they play the session back', async () => {
    const call = await aCallLookedInto();
    await house.tell(call.ended());
    await house.app.get(InteractionRecorder).record({
      ...{ interactionId: call.interactionId, agentId: 'ada', by: 'agent:ada', commandId: null },
      command: { type: 'FinishAfterContactWork', disposition: null, matter: null, summary: 'x' },
    });
    const playedBy = async (accountId: string) => {
      const { body } = await (await house.signedIn(accountId)).get(`/api/studio/sessions/${call.interactionId}`);
      return (body as SessionTape).entries.map(({ event }) => event.type);
    };
    expect(await playedBy('marta')).toContain('LookBegan');
    const ofAda = await playedBy('ada');
    expect(ofAda).toContain('EntryWithheld');
    expect(ofAda.filter((type) => type.startsWith('Look'))).toEqual([]);
  });
});
