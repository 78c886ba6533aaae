import { resolve } from 'node:path';
import type { ArticleHit, DeskCommand, ExplainedFinding, SourceFact } from '@aliado/domain';
import { CustomerImport } from '../customers/customer-import.ts';
import { CallerIdentification } from '../customers/caller-identification.ts';
import { AccountDirectory } from '../identity/account-directory.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { EventLog } from '../interactions/event-log.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { InterimFeed } from '../interactions/interim-feed.ts';
import { InteractionsModule } from '../interactions/interactions.module.ts';
import type { Browser } from '../platform/testing/browser.ts';
import { startTestApp, type TestApp } from '../platform/testing/test-app.ts';
import { PackLoader } from '../playbooks/pack-loader.ts';
import { PlaybooksModule } from '../playbooks/playbooks.module.ts';
import { Assist } from './assist.ts';
import { ScriptsModule } from '../scripts/scripts.module.ts';
import { AssistModule } from './assist.module.ts';

const ownPack = resolve(__dirname, '../../../../packs/casa-lumbre');
const password = 'quiet lamps at noon';
const source = { name: 'test', contactId: '1', can: [] } as const;
const lucia = '+34611550117';

let test: TestApp;
let recorder: InteractionRecorder;
let agent: Browser;
let calls = 0;

beforeAll(async () => {
  test = await startTestApp({
    imports: [IdentityModule, InteractionsModule, PlaybooksModule, AssistModule, ScriptsModule],
  });
  recorder = test.app.get(InteractionRecorder);
  await test.app.get(PackLoader).load(ownPack);
  await test.app.get(CustomerImport).importFolder(resolve(ownPack, 'customers'), test.clock.now());
  agent = await signedIn('nayeli');
});
afterAll(() => test?.close());

async function signedIn(id: string): Promise<Browser> {
  const plain = { name: id, language: 'es', team: 'desk-north', queues: [], tenureMonths: 3 } as const;
  await test.app.get(AccountDirectory).create({ ...plain, id, roles: ['agent'], password }, 'system');
  const browser = test.browser();
  await browser.signIn(id, password);
  return browser;
}

async function take(interactionId: string, fact: SourceFact): Promise<void> {
  const command = { type: 'TakeFact', source, fact } as const;
  await recorder.record({ interactionId, command, by: 'source:test', agentId: null, commandId: null });
  await test.app.get(CallerIdentification).settled();
  await test.app.get(Assist).settled();
}

async function ask(interactionId: string, command: DeskCommand): Promise<void> {
  const asked = { interactionId, command, by: 'agent:nayeli', agentId: 'nayeli', commandId: null } as const;
  expect(await recorder.record(asked)).toHaveProperty('accepted');
  await test.app.get(Assist).settled();
}

async function aCall(from: string | null): Promise<string> {
  const interactionId = `call-${++calls}`;
  await take(interactionId, {
    ...{ type: 'InteractionOpened', channel: 'voice', direction: 'inbound' },
    ...{ from, to: null, language: 'es', consent: 'unknown' },
  });
  await take(interactionId, { type: 'InteractionAnswered', agentId: 'nayeli', agentName: 'Nayeli' });
  return interactionId;
}

function says(interactionId: string, text: string, role: 'customer' | 'agent' = 'customer'): Promise<void> {
  test.clock.pass(6_000);
  const at = test.clock.now();
  return take(interactionId, {
    ...{ type: 'UtteranceSpoken', utteranceId: String(at), participantId: role, role, text },
    ...{ startedAt: at, endedAt: at, language: 'es', confidence: null },
  });
}

const openHints = async (interactionId: string) => (await recorder.state(interactionId)).hints.map(({ hint }) => hint);
const entriesOf = async (interactionId: string, type: string) =>
  (await test.app.get(EventLog).readAfter(interactionId, 0, 1_000)).filter(({ event }) => event.type === type);

describe('hints in a live call', () => {
  it('show the script that the words ask for, and say which words', async () => {
    const call = await aCall(null);
    await says(call, 'Mire, ayer no vino nadie a traerme la lavadora.');
    const [hint] = await openHints(call);
    const line = (await entriesOf(call, 'UtteranceSpoken'))[0];
    expect(hint).toMatchObject({
      kind: 'script',
      target: { id: 'failed-delivery', version: 10 },
      title: { es: 'Entrega que no llegó' },
      reason: { proposer: 'trigger', source: { id: 'failed-delivery' }, lineSequence: line?.sequence },
    });
    expect(hint?.reason.words).toEqual(['no', 'vino', 'nadie']);
    expect((await entriesOf(call, 'HintShown'))[0]?.by).toBe('system');
  });

  it('fill no place when nothing fits, and when only the agent speaks', async () => {
    const call = await aCall(null);
    await says(call, 'Buenos días, ¿me oye bien?');
    await says(call, '¿No vino nadie a entregarle la lavadora?', 'agent');
    expect(await openHints(call)).toEqual([]);
  });

  it('are shown once, however often the words come', async () => {
    const call = await aCall(null);
    await says(call, 'No vino nadie.');
    await says(call, 'Le digo que no vino nadie.');
    const shown = (await entriesOf(call, 'HintShown')).map(({ event }) => event);
    expect(
      shown.filter((event) => event.type === 'HintShown' && event.hint.target.id === 'failed-delivery'),
    ).toHaveLength(1);
  });

  it('go when their time is up', async () => {
    const call = await aCall(null);
    await says(call, 'Estuve en casa todo el día y no vino nadie.');
    test.clock.pass(600_000);
    await says(call, 'Eh…');
    expect((await openHints(call)).some(({ target }) => target.id === 'failed-delivery')).toBe(false);
    expect(await entriesOf(call, 'HintSettled')).not.toEqual([]);
  });

  it('lean on what is open on the journey of who calls', async () => {
    const stranger = await aCall(null);
    const known = await aCall(lucia);
    for (const call of [stranger, known])
      await says(call, 'Hola, llamo por la lavadora, a ver qué pasa con la entrega.');
    const scriptsOf = async (call: string) => (await openHints(call)).filter(({ kind }) => kind === 'script');
    expect((await scriptsOf(known)).map(({ target }) => target.id)).toContain('failed-delivery');
    expect((await scriptsOf(stranger)).map(({ target }) => target.id)).not.toContain('failed-delivery');
  });

  it('stay away while they are muted', async () => {
    const call = await aCall(null);
    await ask(call, { type: 'MuteHints' });
    await says(call, 'Estuve en casa todo el día y no vino nadie.');
    expect(await openHints(call)).toEqual([]);
  });
});

describe('what an agent promises', () => {
  it('is offered to be kept as a promise, with its time by the clock of the house, once', async () => {
    const call = await aCall(null);
    await says(call, 'Le vuelvo a llamar mañana a las nueve.', 'agent');
    const [hint] = await openHints(call);
    const nine = new Intl.DateTimeFormat('es', { timeStyle: 'short', timeZone: 'Europe/Madrid' });
    expect(hint).toMatchObject({ kind: 'promise', promise: { words: 'Le vuelvo a llamar mañana a las nueve.' } });
    expect(nine.format(hint?.promise?.dueAt)).toBe('9:00');
    const { words = '', dueAt = 0, team = null } = hint?.promise ?? {};
    await ask(call, { type: 'UseHint', hintId: hint?.id ?? '' });
    await ask(call, { type: 'MakePromise', promiseId: 'p', words, dueAt, team, orderNumber: null });
    await says(call, 'Lo dicho, mañana a las nueve le llamo.', 'agent');
    expect(await openHints(call)).toEqual([]);
    expect((await recorder.state(call)).usedHints).toEqual([]);
  });

  it('is nothing where there is no time to it, or the customer says it', async () => {
    const call = await aCall(null);
    await says(call, 'Ahora mismo se lo miro.', 'agent');
    await says(call, 'Le vuelvo a llamar mañana a las nueve.');
    expect((await openHints(call)).filter(({ kind }) => kind === 'promise')).toEqual([]);
  });
});

describe('words that are not final yet', () => {
  let revision = 0;

  async function begins(interactionId: string, utteranceId: string, ...texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      test.app.get(InterimFeed).publish({
        ...{ interactionId, utteranceId, revision: ++revision, role: 'customer', participantId: 'customer', text },
        ...{ language: 'es', startedAt: test.clock.now() },
      });
      await test.app.get(Assist).settled();
    }
  }

  function ends(interactionId: string, utteranceId: string, text: string): Promise<void> {
    const at = test.clock.now();
    return take(interactionId, {
      ...{ type: 'UtteranceSpoken', utteranceId, participantId: 'customer', role: 'customer', text },
      ...{ startedAt: at, endedAt: at, language: 'es', confidence: null },
    });
  }
  const scriptsOn = async (call: string) =>
    (await openHints(call)).flatMap(({ kind, target }) => (kind === 'script' ? [target.id] : []));
  const words = 'Estuve en casa todo el día y no vino nadie';

  it('bring the script before the sentence is over, once two revisions agree', async () => {
    const call = await aCall(null);
    await says(call, 'Buenos días.');
    await begins(call, 'u', words);
    expect(await scriptsOn(call)).toEqual([]);
    await begins(call, 'u', `${words} a`);
    expect(await scriptsOn(call)).toEqual(['failed-delivery']);
    expect((await openHints(call))[0]?.reason.lineSequence).toBeNull();
  });

  it('keep the hint when they become final, and show nothing twice', async () => {
    const call = await aCall(null);
    await says(call, 'Buenos días.');
    await begins(call, 'u', words, `${words} a`, `${words} a traer`);
    await ends(call, 'u', `${words} a traerme la lavadora.`);
    expect(await scriptsOn(call)).toEqual(['failed-delivery']);
    expect(await entriesOf(call, 'HintShown')).toHaveLength((await openHints(call)).length);
  });

  it.each([
    ['taken back', ['']],
    ['heard otherwise', ['Estuve de caza todo el día', 'Estuve de caza todo el día']],
  ])('take the hint with them when they are %s, and it may come again', async (_, corrected) => {
    const call = await aCall(null);
    await says(call, 'Buenos días.');
    await begins(call, 'u', words, `${words} a`, ...corrected);
    expect(await scriptsOn(call)).toEqual([]);
    expect((await entriesOf(call, 'HintSettled')).map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ outcome: 'retracted' }),
    );
    test.clock.pass(5_000);
    await ends(call, 'u', `${words}.`);
    expect(await scriptsOn(call)).toEqual(['failed-delivery']);
  });

  it('take the hint with them when what is final says something else', async () => {
    const call = await aCall(null);
    await says(call, 'Buenos días.');
    await begins(call, 'u', words, `${words} a`);
    await ends(call, 'u', 'Estuve de caza todo el día.');
    expect(await scriptsOn(call)).toEqual([]);
  });
});

describe('the playbook beside a live call', () => {
  it('applies the guidelines of the matter in hand, says what was nearly so, and reading them records nothing', async () => {
    const call = await aCall(lucia);
    const stepId = 'apologise';
    const start = {
      type: 'StartScript',
      scriptId: 'failed-delivery',
      version: 10,
      stepId,
      matter: 'delivery.failed',
    } as const;
    await ask(call, { ...start, hintId: null });
    const findings = (await agent.get(`/api/interactions/${call}/guidelines`)).body as ExplainedFinding[];
    await agent.get(`/api/interactions/${call}/guidelines`);
    const late = findings.find(({ guideline }) => guideline.id === 'late-delivery-gesture');
    expect(late?.inputs[0]).toEqual({ label: { es: 'Entregas fallidas', en: 'Failed deliveries' }, value: 2 });
    expect(late?.hits).toMatchObject([
      { id: 'twice', then: [{ remedy: 'credit', limit: { amount: 15_000, currency: 'EUR' } }] },
    ]);
    expect(late?.nearly).toMatchObject([{ id: 'thrice', missing: { inputId: 'failed', test: '>= 3', value: 2 } }]);
    expect(await entriesOf(call, 'GuidelineConsulted')).toEqual([]);
  });

  it('applies the guidelines of what is likely while no matter is in hand', async () => {
    const call = await aCall(null);
    await says(call, 'Estuve en casa todo el día y no vino nadie.');
    const findings = (await agent.get(`/api/interactions/${call}/guidelines`)).body as ExplainedFinding[];
    expect(findings.map(({ guideline }) => guideline.id)).toContain('late-delivery-gesture');
  });

  it('answers for a caller of whom nothing is known', async () => {
    const call = await aCall(null);
    const start = { type: 'StartScript', scriptId: 'failed-delivery', version: 10, stepId: 'apologise' } as const;
    await ask(call, { ...start, matter: 'delivery.failed', hintId: null });
    expect(await agent.get(`/api/interactions/${call}/guidelines`)).toMatchObject({ status: 200 });
  });

  it('tells nobody else anything', async () => {
    const call = await aCall(lucia);
    const stranger = await signedIn('tomas');
    for (const path of ['guidelines', 'script-conditions']) {
      expect(await stranger.get(`/api/interactions/${call}/${path}`)).toMatchObject({ status: 404 });
      expect(await test.browser().get(`/api/interactions/${call}/${path}`)).toMatchObject({ status: 401 });
    }
  });

  it('finds articles while somebody types', async () => {
    const hits = (await agent.get('/api/articles?language=es&query=reemb')).body as ArticleHit[];
    expect(hits.map(({ id }) => id)).toContain('refund-times');
    expect(hits[0]?.passage.length).toBeGreaterThan(10);
    expect(await agent.get('/api/articles/refund-times?language=en')).toMatchObject({
      status: 200,
      body: { title: 'How long a refund takes', version: 5 },
    });
    expect(await agent.get('/api/articles/none?language=en')).toMatchObject({ status: 404 });
    expect(await agent.get('/api/articles?language=fr')).toMatchObject({ status: 400 });
  });

  it('gives the organisation and every version of a script', async () => {
    expect(await agent.get('/api/organisation')).toMatchObject({ status: 200, body: { currency: 'EUR' } });
    expect((await agent.get('/api/scripts')).body).toContainEqual(
      expect.objectContaining({ id: 'failed-delivery', version: 10 }),
    );
    expect(await agent.get('/api/scripts/failed-delivery/10')).toMatchObject({
      status: 200,
      body: { start: 'apologise' },
    });
    expect(await agent.get('/api/scripts/failed-delivery/9')).toMatchObject({ status: 404 });
  });
});
