import { InterimFeed } from '../interactions/interim-feed.ts';
import { startAssistApp, type AssistApp } from './testing/assist-app.ts';

let on: AssistApp;
beforeAll(async () => {
  on = await startAssistApp();
});
afterAll(() => on?.close());

describe('words that are not final yet', () => {
  let revision = 0;

  async function begins(interactionId: string, utteranceId: string, ...texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      on.test.app.get(InterimFeed).publish({
        ...{ interactionId, utteranceId, revision: ++revision, role: 'customer', participantId: 'customer', text },
        ...{ language: 'es', startedAt: on.test.clock.now() },
      });
      await on.settled();
    }
  }

  function ends(interactionId: string, utteranceId: string, text: string): Promise<void> {
    const at = on.test.clock.now();
    return on.take(interactionId, {
      ...{ type: 'UtteranceSpoken', utteranceId, participantId: 'customer', role: 'customer', text },
      ...{ startedAt: at, endedAt: at, language: 'es', confidence: null },
    });
  }
  const scriptsOn = async (call: string) =>
    (await on.openHints(call)).flatMap(({ kind, target }) => (kind === 'script' ? [target.id] : []));
  const words = 'Estuve en casa todo el día y no vino nadie';

  it('bring the script before the sentence is over, once two revisions agree', async () => {
    const call = await on.aCall(null);
    await on.says(call, 'Buenos días.');
    await begins(call, 'u', words);
    expect(await scriptsOn(call)).toEqual([]);
    await begins(call, 'u', `${words} a`);
    expect(await scriptsOn(call)).toEqual(['failed-delivery']);
    expect((await on.openHints(call))[0]?.reason.lineSequence).toBeNull();
  });

  it('keep the hint when they become final, and show nothing twice', async () => {
    const call = await on.aCall(null);
    await on.says(call, 'Buenos días.');
    await begins(call, 'u', words, `${words} a`, `${words} a traer`);
    await ends(call, 'u', `${words} a traerme la lavadora.`);
    expect(await scriptsOn(call)).toEqual(['failed-delivery']);
    expect(await on.entriesOf(call, 'HintShown')).toHaveLength((await on.openHints(call)).length);
  });

  it.each([
    ['taken back', ['']],
    ['heard otherwise', ['Estuve de caza todo el día', 'Estuve de caza todo el día']],
  ])('take the hint with them when they are %s, and it may come again', async (_, corrected) => {
    const call = await on.aCall(null);
    await on.says(call, 'Buenos días.');
    await begins(call, 'u', words, `${words} a`, ...corrected);
    expect(await scriptsOn(call)).toEqual([]);
    expect((await on.entriesOf(call, 'HintSettled')).map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ outcome: 'retracted' }),
    );
    on.test.clock.pass(5_000);
    await ends(call, 'u', `${words}.`);
    expect(await scriptsOn(call)).toEqual(['failed-delivery']);
  });

  it('take the hint with them when what is final says something else', async () => {
    const call = await on.aCall(null);
    await on.says(call, 'Buenos días.');
    await begins(call, 'u', words, `${words} a`);
    await ends(call, 'u', 'Estuve de caza todo el día.');
    expect(await scriptsOn(call)).toEqual([]);
  });
});
