import { startAssistApp, type AssistApp } from './testing/assist-app.ts';

const lucia = '+34611550117';
let on: AssistApp;
beforeAll(async () => {
  on = await startAssistApp();
});
afterAll(() => on?.close());

describe('hints in a live call', () => {
  it('show the script that the words ask for, and say which words', async () => {
    const call = await on.aCall(null);
    await on.says(call, 'Mire, ayer no vino nadie a traerme la lavadora.');
    const [hint] = await on.openHints(call);
    const line = (await on.entriesOf(call, 'UtteranceSpoken'))[0];
    expect(hint).toMatchObject({
      kind: 'script',
      target: { id: 'failed-delivery', version: 11 },
      title: { es: 'Entrega que no llegó' },
      reason: { proposer: 'trigger', source: { id: 'failed-delivery' }, lineSequence: line?.sequence },
    });
    expect(hint?.reason.words).toEqual(['no', 'vino', 'nadie']);
    expect((await on.entriesOf(call, 'HintShown'))[0]?.by).toBe('system');
  });

  it('fill no place when nothing fits, and when only the agent speaks', async () => {
    const call = await on.aCall(null);
    await on.says(call, 'Buenos días, ¿me oye bien?');
    await on.says(call, '¿No vino nadie a entregarle la lavadora?', 'agent');
    expect(await on.openHints(call)).toEqual([]);
  });

  it('are shown once, however often the words come', async () => {
    const call = await on.aCall(null);
    await on.says(call, 'No vino nadie.');
    await on.says(call, 'Le digo que no vino nadie.');
    const shown = (await on.entriesOf(call, 'HintShown')).map(({ event }) => event);
    expect(
      shown.filter((event) => event.type === 'HintShown' && event.hint.target.id === 'failed-delivery'),
    ).toHaveLength(1);
  });

  it('go when their time is up', async () => {
    const call = await on.aCall(null);
    await on.says(call, 'Estuve en casa todo el día y no vino nadie.');
    on.test.clock.pass(600_000);
    await on.says(call, 'Eh…');
    expect((await on.openHints(call)).some(({ target }) => target.id === 'failed-delivery')).toBe(false);
    expect(await on.entriesOf(call, 'HintSettled')).not.toEqual([]);
  });

  it('lean on what is open on the journey of who calls', async () => {
    const stranger = await on.aCall(null);
    const known = await on.aCall(lucia);
    for (const call of [stranger, known])
      await on.says(call, 'Hola, llamo por la lavadora, a ver qué pasa con la entrega.');
    const scriptsOf = async (call: string) => (await on.openHints(call)).filter(({ kind }) => kind === 'script');
    expect((await scriptsOf(known)).map(({ target }) => target.id)).toContain('failed-delivery');
    expect((await scriptsOf(stranger)).map(({ target }) => target.id)).not.toContain('failed-delivery');
  });

  it('stay away while they are muted', async () => {
    const call = await on.aCall(null);
    await on.ask(call, { type: 'MuteHints' });
    await on.says(call, 'Estuve en casa todo el día y no vino nadie.');
    expect(await on.openHints(call)).toEqual([]);
  });
});

describe('what an agent promises', () => {
  it('is offered to be kept as a promise, with its time by the clock of the house, once', async () => {
    const call = await on.aCall(null);
    await on.says(call, 'Le vuelvo a llamar mañana a las nueve.', 'agent');
    const [hint] = await on.openHints(call);
    const nine = new Intl.DateTimeFormat('es', { timeStyle: 'short', timeZone: 'Europe/Madrid' });
    expect(hint).toMatchObject({ kind: 'promise', promise: { words: 'Le vuelvo a llamar mañana a las nueve.' } });
    expect(nine.format(hint?.promise?.dueAt)).toBe('9:00');
    const { words = '', dueAt = 0, team = null } = hint?.promise ?? {};
    await on.ask(call, { type: 'UseHint', hintId: hint?.id ?? '' });
    await on.ask(call, { type: 'MakePromise', promiseId: 'p', words, dueAt, team, orderNumber: null });
    await on.says(call, 'Lo dicho, mañana a las nueve le llamo.', 'agent');
    expect(await on.openHints(call)).toEqual([]);
    expect((await on.recorder.state(call)).usedHints).toEqual([]);
  });

  it('is nothing where there is no time to it, or the customer says it', async () => {
    const call = await on.aCall(null);
    await on.says(call, 'Ahora mismo se lo miro.', 'agent');
    await on.says(call, 'Le vuelvo a llamar mañana a las nueve.');
    expect((await on.openHints(call)).filter(({ kind }) => kind === 'promise')).toEqual([]);
  });
});
