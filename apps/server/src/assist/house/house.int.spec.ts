import type { Hint } from '@aliado/domain';
import { Assist } from '../assist.ts';
import { startAssistApp, type AssistApp } from '../testing/assist-app.ts';

const lucia = '+34611550117';
let on: AssistApp;
beforeAll(async () => {
  on = await startAssistApp();
  await on.says(await on.aCall(null), 'Hola.'); // the playbook is read with the first words
}, 120_000);
afterAll(() => on?.close());

const only = (kind: Hint['kind'], hints: readonly Hint[]) => hints.filter((hint) => hint.kind === kind);
const outcomes = async (call: string) =>
  (await on.entriesOf(call, 'HintSettled')).flatMap(({ event }) =>
    event.type === 'HintSettled' ? [event.outcome] : [],
  );

describe('what the house wants said and minded in a live call', () => {
  it('is reminded of until it is said, and never again', async () => {
    const call = await on.aCall(null, 'unknown');
    await on.says(call, 'Casa Lumbre, buenos días.', 'agent');
    const [notice] = await on.openHints(call);
    expect(notice).toMatchObject({
      kind: 'read-out',
      target: { id: 'recording-notice' },
      because: { en: expect.any(String) },
    });
    await on.says(call, 'Antes de nada: esta llamada se graba.', 'agent');
    await on.says(call, 'De acuerdo.');
    expect([await on.openHints(call), await outcomes(call)]).toEqual([[], ['done']]);
  });

  it('is no reminder where the line has announced it, and none while hints are muted', async () => {
    const announced = await on.aCall(null);
    const muted = await on.aCall(null, 'unknown');
    await on.ask(muted, { type: 'MuteHints' });
    for (const call of [announced, muted]) {
      await on.says(call, 'Casa Lumbre, buenos días.', 'agent');
      expect(await on.openHints(call)).toEqual([]);
    }
  });

  it('is due by the customer’s words, before any script runs', async () => {
    const call = await on.aCall(null);
    await on.says(call, 'Oiga, que aquí huele mucho a gas.');
    expect(only('read-out', await on.openHints(call))).toMatchObject([
      { target: { id: 'gas-everyone-out' }, reason: { words: ['huele', 'a', 'gas'] } },
    ]);
  });

  it('warns of what the agent is about to do, with the rule that forbids it', async () => {
    const call = await on.aCall(null);
    await on.says(call, 'Me han cobrado dos veces el mismo cargo en la tarjeta.');
    await on.says(call, '¿Me dice el número de la tarjeta?', 'agent');
    expect(only('warning', await on.openHints(call))).toMatchObject([
      { target: { id: 'no-card-numbers' }, reason: { source: { id: 'double-charge-refund' } } },
    ]);
  });

  it('warns before it offers to keep what cannot be kept, and waits for a place while others are read', async () => {
    const call = await on.aCall(null);
    await on.says(call, 'Me han cobrado dos veces el mismo cargo en la tarjeta.');
    await on.says(call, 'Pues le llamo hoy a las once de la noche, sin falta.', 'agent');
    const kinds = async () => (await on.openHints(call)).map(({ kind, target }) => `${kind} ${target.id}`);
    expect((await kinds()).filter((one) => one.startsWith('promise'))).toEqual([]);
    on.test.clock.pass(9_000);
    on.test.app.get(Assist).look();
    await on.settled();
    expect(await kinds()).toContain('warning closed-hours');
  });

  it('has words for a broken promise, with what was promised', async () => {
    const call = await on.aCall(lucia);
    await on.says(call, 'Hola, soy Lucía Ferrer, a ver si hoy me dan una solución.');
    const [phrase] = only('phrase', await on.openHints(call));
    expect(phrase?.target.id).toBe('broken-promise');
    expect(phrase?.text.es).toContain('Quedamos en entregar la lavadora ayer y no cumplimos.');
    await on.says(call, phrase?.text.es ?? '', 'agent');
    expect(only('phrase', await on.openHints(call))).toEqual([]);
  });

  it('has words for who comes back from a hold', async () => {
    const call = await on.aCall(null);
    await on.take(call, { type: 'CallHeld' });
    on.test.clock.pass(30_000);
    await on.take(call, { type: 'CallResumed' });
    expect((await on.openHints(call)).map(({ target }) => target.id)).toEqual(['back-with-you']);
  });
});
