import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DeskCommand, Interaction, ParticipantRole, SystemCommand } from '@aliado/domain';
import { CustomerImport } from '../customers/customer-import.ts';
import { CustomersModule } from '../customers/customers.module.ts';
import { AccountDirectory } from '../identity/account-directory.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { InteractionsModule } from '../interactions/interactions.module.ts';
import { readSettings } from '../platform/configuration.ts';
import type { Browser } from '../platform/testing/browser.ts';
import { startTestApp, type TestApp } from '../platform/testing/test-app.ts';
import { PackLoader } from '../playbooks/pack-loader.ts';
import { Playbook } from '../playbooks/playbook.ts';
import { PlaybooksModule } from '../playbooks/playbooks.module.ts';
import { startDemoBackOffice, type DemoBackOffice } from '../startup/demo-back-office.ts';
import { ScriptActions } from './script-actions.ts';
import { ScriptsModule } from './scripts.module.ts';

const root = resolve(__dirname, '../../../..');
const pack = join(root, 'packs/casa-lumbre');
const password = 'quiet lamps at noon';
const source = { name: 'test', contactId: '1', can: [] } as const;

let shop: DemoBackOffice;
let test: TestApp;
let recorder: InteractionRecorder;
let agent: Browser;
let calls = 0;

beforeAll(async () => {
  const hooks = ['--import', join(root, 'tools/swc-hooks.mjs'), '--disable-warning=ExperimentalWarning'];
  const manners = { demoBackOfficeSlowness: 0, demoBackOfficeFailShare: 0 };
  const settings = { ...readSettings({ ALIADO_PACK: pack }), ...manners };
  shop = await startDemoBackOffice(settings, { program: [...hooks, join(root, 'apps/server/src/back-office.ts')] });
  const imports = [CustomersModule, IdentityModule, InteractionsModule, PlaybooksModule, ScriptsModule];
  test = await startTestApp({ imports }, { backOfficeUrl: shop.url, backOfficeSecret: shop.secret });
  recorder = test.app.get(InteractionRecorder);
  await test.app.get(PackLoader).load(pack);
  await test.app.get(CustomerImport).importFolder(join(pack, 'customers'), test.clock.now());
  agent = await signedIn('nayeli');
}, 90_000);
afterAll(async () => {
  await test?.close();
  await shop?.stop();
});

async function signedIn(id: string): Promise<Browser> {
  const plain = { name: id, language: 'es', team: 'desk-north', queues: [], tenureMonths: 3 } as const;
  await test.app.get(AccountDirectory).create({ ...plain, id, roles: ['agent'], password }, 'system');
  const browser = test.browser();
  await browser.signIn(id, password);
  return browser;
}

const bring = (interactionId: string, command: SystemCommand) =>
  recorder.record({ interactionId, command, by: 'system', agentId: null, commandId: null });
const ask = (interactionId: string, command: DeskCommand) =>
  recorder.record({ interactionId, command, by: 'agent:nayeli', agentId: 'nayeli', commandId: null });
const enter = (call: string, stepId: string) => ask(call, { type: 'EnterScriptStep', stepId, optionId: null });

/** A call of Lucía Ferrer, whose delivery failed twice. */
async function aCall(): Promise<string> {
  const call = `call-${++calls}`;
  const line = { from: null, to: null, language: 'es', consent: 'unknown' } as const;
  const opened = { type: 'InteractionOpened', channel: 'voice', direction: 'inbound', ...line } as const;
  await bring(call, { type: 'TakeFact', source, fact: opened });
  const answered = { type: 'InteractionAnswered', agentId: 'nayeli', agentName: 'Nayeli' } as const;
  await bring(call, { type: 'TakeFact', source, fact: answered });
  await ask(call, { type: 'ConfirmCustomer', customerId: 'C-0001' });
  return call;
}

/** The version of a script that is in force. */
const versionOf = (scriptId: string): number =>
  test.app
    .get(Playbook)
    .scripts()
    .find(({ id }) => id === scriptId)?.version ?? 0;

async function start(scriptId: string, stepId: string): Promise<string> {
  const call = await aCall();
  const version = versionOf(scriptId);
  const command = { type: 'StartScript', scriptId, version, stepId, matter: 'x', hintId: null } as const;
  expect(await ask(call, command)).toHaveProperty('accepted');
  return call;
}

function says(call: string, role: ParticipantRole, text: string) {
  const at = test.clock.now() + ++calls;
  const words = { utteranceId: String(at), participantId: role, role, text, startedAt: at, endedAt: at } as const;
  const fact = { type: 'UtteranceSpoken', ...words, language: 'es', confidence: null } as const;
  return bring(call, { type: 'TakeFact', source, fact });
}

/** The state once it fits: what the server brings comes a moment later. */
async function until(call: string, fits: (state: Interaction) => boolean): Promise<Interaction> {
  for (let tries = 0; tries < 400; tries++) {
    const state = await recorder.state(call);
    if (fits(state)) return state;
    await pause(25);
  }
  throw new Error('it never came to fit');
}

const isAnswered = ({ calls: asked }: Interaction): boolean => asked.length > 0 && asked[0]?.outcome !== null;

describe('a script in a contact', () => {
  it('begins and goes on only as its version says', async () => {
    const call = await start('failed-delivery', 'apologise');
    expect((await recorder.state(call)).matter).toBe('delivery.failed');
    expect(await enter(call, 'gesture')).toEqual({ refused: 'script/no-such-step' });
    expect(await enter(call, 'confirm-order')).toHaveProperty('accepted');
    expect(await ask(call, { type: 'LeaveScript', reason: 'completed' })).toEqual({ refused: 'script/not-at-end' });
    const other = { type: 'StartScript', matter: 'x', hintId: null } as const;
    const unknown = { ...other, scriptId: 'failed-delivery', version: 99, stepId: 'apologise' };
    expect(await ask(call, unknown)).toEqual({ refused: 'script/unknown' });
    expect(await ask(call, { ...unknown, version: versionOf('failed-delivery'), stepId: 'recap' })).toEqual({
      refused: 'script/no-such-step',
    });
  });

  it('says which of its conditions hold, to nobody but who may see the contact', async () => {
    const call = await start('failed-delivery', 'apologise');
    const path = `/api/interactions/${call}/script-conditions`;
    expect((await agent.get(path)).body).toEqual({
      conditions: {
        'order.failedDeliveries > 0': true,
        'order.status = "delivered"': false,
        'order.failedDeliveries >= 2': true,
      },
    });
    const stranger = await signedIn('tomas');
    expect(await stranger.get(path)).toMatchObject({ status: 404 });
  });

  it('looks up what a step wants once it is reached, and says where the values come from', async () => {
    const call = await start('failed-delivery', 'apologise');
    await enter(call, 'confirm-order');
    const { calls: asked, values, valueSources } = await until(call, isAnswered);
    expect(asked).toMatchObject([{ action: 'order-status', stepId: 'confirm-order', with: { order: 'PD-44718' } }]);
    expect(values).toMatchObject({ deliveryStatus: 'entrega fallida', orderNumber: 'PD-44718' });
    expect(valueSources['deliveryStatus']).toMatchObject({ kind: 'looked-up', action: 'order-status' });
  });

  it('tells what could not be looked up, and asks again by hand', async () => {
    const call = await start('failed-delivery', 'apologise');
    const askAgain = async (order: string) => {
      await ask(call, { type: 'NoteValue', field: 'orderNumber', value: order, from: { kind: 'typed' } });
      const body = { stepId: 'confirm-order' };
      expect(await agent.send('POST', `/api/interactions/${call}/script-actions`, body)).toMatchObject({ status: 202 });
      return (await recorder.state(call)).calls.at(-1)?.outcome;
    };
    await enter(call, 'confirm-order');
    await until(call, isAnswered);
    expect(await askAgain('PD-0')).toEqual({ failed: 'not-found' });
    expect(await askAgain('PD-20931')).toMatchObject({ values: { status: 'delivered' } });
    expect((await recorder.state(call)).values).toMatchObject({ orderNumber: 'PD-20931', deliveryStatus: 'entregado' });
  });

  it('opens a ticket at a hand-off when the agent asks for it, and knows its number from then on', async () => {
    const call = await start('technician-no-show', 'sorry');
    for (const step of ['repair-order', 'look', 'why']) await enter(call, step);
    await ask(call, { type: 'EnterScriptStep', stepId: 'escalate', optionId: 'again' });
    expect((await recorder.state(call)).calls).toEqual([]);
    const body = { stepId: 'escalate' };
    expect(await agent.send('POST', `/api/interactions/${call}/script-actions`, body)).toMatchObject({ status: 202 });
    const { calls: asked, values } = await until(call, isAnswered);
    expect(asked).toMatchObject([{ action: 'create-ticket', with: { order: 'PD-44718', team: 'workshop' } }]);
    expect(values['ticket']).toMatch(/^T-\d+$/);
  });

  it('ticks its checklist by what is said by whom it concerns', async () => {
    const call = await start('failed-delivery', 'apologise');
    await says(call, 'customer', 'Lo siento, no le oigo.');
    await says(call, 'agent', 'Lo siento de verdad, eso no debió pasar.');
    const { checklist, lines } = await until(call, (state) => Object.keys(state.checklist).length > 0);
    expect(Object.keys(checklist)).toEqual(['failed-delivery/apology']);
    expect(checklist['failed-delivery/apology']?.lineSequence).toBeGreaterThan(0);
    expect(lines.size).toBe(2);
  });

  it('hears a read-out in the agent’s own words, and is not left without it', async () => {
    const call = await start('instalments', 'topic');
    for (const step of ['kind', 'months', 'terms']) expect(await enter(call, step)).toHaveProperty('accepted');
    expect(await enter(call, 'close-plan')).toEqual({ refused: 'script/read-out-missing' });
    await says(
      call,
      'agent',
      'Le leo las condiciones. El plan no tiene intereses ni gastos de apertura. La primera cuota se cobra treinta días después de la entrega y las demás cada mes, el mismo día.',
    );
    expect((await recorder.state(call)).readOuts).toEqual({});
    await says(
      call,
      'agent',
      'Si una cuota se atrasa más de diez días hay un recargo de doce euros. Puede pagar todo antes cuando quiera, sin coste, y dispone de catorce días para echarse atrás.',
    );
    const { readOuts } = await until(call, (state) => Object.keys(state.readOuts).length > 0);
    expect(readOuts['instalments/terms']).toMatchObject({
      by: 'heard',
      lineSequences: [expect.any(Number), expect.any(Number)],
    });
    expect(await enter(call, 'close-plan')).toHaveProperty('accepted');
  });

  it('walks a part of others and comes back to its own next step', async () => {
    const call = await start('failed-delivery', 'apologise');
    for (const step of ['confirm-order', 'why', 'new-slot', 'waiting']) await enter(call, step);
    const part = { type: 'EnterSubScript', scriptId: 'while-waiting', version: 1, stepId: 'who' } as const;
    expect(await ask(call, { ...part, scriptId: 'identity-check', stepId: 'why' })).toEqual({
      refused: 'script/no-such-step',
    });
    expect(await ask(call, part)).toHaveProperty('accepted');
    expect(await ask(call, { type: 'ReturnFromSubScript', stepId: 'gesture' })).toEqual({
      refused: 'script/no-such-step',
    });
    for (const step of ['number', 'answer', 'back']) await enter(call, step);
    expect(await ask(call, { type: 'ReturnFromSubScript', stepId: 'gesture' })).toHaveProperty('accepted');
    expect((await recorder.state(call)).script).toMatchObject({ stepId: 'gesture', inner: [] });
  });

  it('says of what was on its way when the server stopped that no answer comes', async () => {
    const call = await start('failed-delivery', 'apologise');
    const at = { scriptId: 'failed-delivery', stepId: 'confirm-order', action: 'order-status', with: {} } as const;
    await bring(call, { type: 'AskAction', callId: 'lost', ...at });
    await test.app.get(ScriptActions).takeUp();
    expect((await recorder.state(call)).calls).toMatchObject([{ callId: 'lost', outcome: { failed: 'interrupted' } }]);
  });
});
