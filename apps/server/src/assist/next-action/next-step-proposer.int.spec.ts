import { resolve } from 'node:path';
import type { DeskCommand, Interaction, ParticipantRole, Script, SystemCommand } from '@aliado/domain';
import { CustomersModule } from '../../customers/customers.module.ts';
import { IdentityModule } from '../../identity/identity.module.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { InteractionsModule } from '../../interactions/interactions.module.ts';
import { ScriptShelf } from '../../interactions/script-shelf.ts';
import { startTestApp, type TestApp } from '../../platform/testing/test-app.ts';
import { PackLoader } from '../../playbooks/pack-loader.ts';
import { PlaybooksModule } from '../../playbooks/playbooks.module.ts';
import { LiveModels } from '../models/live-models.ts';
import { ModelStore } from '../models/model-store.ts';
import { flowOf } from './flow.ts';
import { TextReader } from './heard-text.ts';
import { momentOf } from './moment.ts';
import { NextStepProposer } from './next-step-proposer.ts';
import { NextStepsModule } from './next-steps.module.ts';
import { readFlow } from './read-flow.ts';
import { encodeSteps } from './step-model-bytes.ts';
import { StepModel } from './step-model.ts';

const words = (es: string) => ({ es, en: es });
const says = { kind: 'say' } as const;

/** Asks for an order and for a telephone number, looks something up, and goes on by what was found. */
const script: Script = {
  ...{ id: 'lost-parcel', version: 1, name: words('Paquete'), matter: 'parcel', owner: 'care', start: 'greet' },
  triggers: { es: [], en: [] },
  steps: [
    { ...says, id: 'greet', tick: words('Saludo'), text: words('Dígame, le ayudo con su paquete.'), next: 'order' },
    {
      ...{ id: 'order', kind: 'ask', tick: words('Pedido'), text: words('¿Me dice su pedido?'), next: 'email' },
      field: { id: 'orderNumber', type: 'text', label: words('Pedido') },
    },
    {
      ...{ id: 'email', kind: 'ask', tick: words('Correo'), text: words('¿A qué correo le escribo?'), next: 'look' },
      field: { id: 'email', type: 'text', label: words('Correo') },
    },
    {
      ...{ id: 'look', kind: 'do', tick: words('Consulta'), text: words('Consulta el envío.'), next: 'which' },
      call: { action: 'order-status', with: {}, saves: {} },
    },
    {
      ...{ id: 'which', kind: 'decide', tick: words('Resultado'), text: words('¿Qué dice?') },
      options: [
        { id: 'there', label: words('Está en el almacén'), next: 'send' },
        { id: 'none', label: words('No aparece'), next: 'sorry' },
      ],
    },
    { ...says, id: 'send', tick: words('Envío'), text: words('Sale hoy hacia su casa.'), next: 'end' },
    { ...says, id: 'sorry', tick: words('Disculpa'), text: words('Se lo volvemos a mandar.'), next: 'end' },
    { id: 'end', kind: 'close', tick: words('Cierre'), text: words('Gracias.'), disposition: 'solved' },
  ],
};

const source = { name: 'test', contactId: '1', can: [] } as const;
let test: TestApp;
let recorder: InteractionRecorder;
let calls = 0;

beforeAll(async () => {
  const imports = [CustomersModule, IdentityModule, InteractionsModule, PlaybooksModule, NextStepsModule];
  test = await startTestApp({ imports });
  recorder = test.app.get(InteractionRecorder);
  await test.app.get(PackLoader).load(resolve(__dirname, '../../../../../packs/casa-lumbre'));
  test.app.get(ScriptShelf).put(script);
}, 60_000);
afterAll(() => test?.close());

/** A contact as it is driven, with what is likely after each thing that happens. */
async function aCall() {
  const interactionId = `next-${++calls}`;
  const take = async (command: SystemCommand | DeskCommand, agentId: string | null): Promise<Interaction> => {
    const by = agentId === null ? 'system' : (`agent:${agentId}` as const);
    await recorder.record({ interactionId, command, by, agentId, commandId: null });
    await test.app.get(NextStepProposer).settled();
    return recorder.state(interactionId);
  };
  const line = { from: null, to: null, language: 'es', consent: 'unknown' } as const;
  const opened = { type: 'InteractionOpened', channel: 'voice', direction: 'inbound', ...line } as const;
  await take({ type: 'TakeFact', source, fact: opened }, null);
  const answered = { type: 'InteractionAnswered', agentId: 'nayeli', agentName: 'Nayeli' } as const;
  await take({ type: 'TakeFact', source, fact: answered }, null);
  const asks = (command: DeskCommand) => take(command, 'nayeli');
  return {
    asks,
    brings: (command: SystemCommand) => take(command, null),
    begins: () =>
      asks({ type: 'StartScript', scriptId: script.id, version: 1, stepId: 'greet', matter: 'parcel', hintId: null }),
    enters: (stepId: string) => asks({ type: 'EnterScriptStep', stepId, optionId: null }),
    says: (role: ParticipantRole, text: string) => {
      const at = test.clock.now() + ++calls;
      const said = { utteranceId: String(at), participantId: role, role, text, startedAt: at, endedAt: at } as const;
      const fact = { type: 'UtteranceSpoken', ...said, language: 'es', confidence: null } as const;
      return take({ type: 'TakeFact', source, fact }, null);
    },
  };
}

const likely = ({ nextSteps }: Interaction) => nextSteps?.steps.map(({ stepId }) => stepId) ?? [];

describe('the likely next step of a script in a call', () => {
  it('is the plain next one, until the customer answers early', async () => {
    const call = await aCall();
    expect(likely(await call.begins())[0]).toBe('order');
    await call.says('agent', 'Dígame, le ayudo.');
    const told = await call.says('customer', 'Buenas, es por el pedido PD-44718, que no llega.');
    expect(likely(told)[0]).toBe('email');
    expect(told.nextSteps?.by).toEqual({ id: 'graph', version: 1 });
    expect(told.nextSteps?.lineSequence).not.toBeNull();
    expect(told.nextSteps?.words[0]).toContain('PD-44718');
  });

  it('follows what was looked up: found, or not', async () => {
    for (const [outcome, right] of [
      [{ failed: 'not-found' }, 'sorry'],
      [{ values: { status: 'shipped' } }, 'send'],
    ] as const) {
      const call = await aCall();
      await call.begins();
      for (const step of ['order', 'email', 'look']) await call.enters(step);
      const at = { scriptId: script.id, stepId: 'look', action: 'order-status' };
      await call.brings({ type: 'AskAction', callId: 'c', ...at, with: {} });
      expect(likely(await call.brings({ type: 'AnswerAction', callId: 'c', outcome, saves: {} }))[0]).toBe(right);
      expect(likely(await call.enters('which'))[0]).toBe(right);
    }
  });

  it('is never the present one nor one done before, whoever speaks', async () => {
    const call = await aCall();
    await call.begins();
    await call.enters('order');
    for (const text of ['Le ayudo con su paquete.', 'Mi pedido, el pedido, ¿me dice su pedido?']) {
      const steps = likely(await call.says('customer', text));
      expect(steps.filter((step) => step === 'order' || step === 'greet')).toEqual([]);
    }
  });

  it('goes with its script, and is not told while hints are muted', async () => {
    const call = await aCall();
    await call.begins();
    expect((await call.asks({ type: 'MuteHints' })).nextSteps).toBeNull();
    expect((await call.says('customer', 'El pedido PD-44718.')).nextSteps).toBeNull();
    expect(likely(await call.asks({ type: 'UnmuteHints' }))).not.toEqual([]);
    expect((await call.asks({ type: 'LeaveScript', reason: 'left' })).nextSteps).toBeNull();
    expect((await call.says('customer', 'Gracias.')).nextSteps).toBeNull();
  });

  it('is told by what was learnt while a model is live, and by the script again once it is taken back', async () => {
    const reader = new TextReader('es');
    const flow = readFlow(flowOf(script, 'es'), reader);
    const example = (text: string, step: string) => {
      const greeting = { by: 'agent', text: 'Dígame.', action: 'greet' } as const;
      return { flow, moment: momentOf([greeting, { by: 'customer', text }], reader), step };
    };
    const both = [example('Traigo chiribitas moradas', 'look'), example('Es por un paquete', 'order')];
    const { learnt } = StepModel.train('es', Array.from({ length: 30 }, () => both).flat(), true);
    const [store, live] = [test.app.get(ModelStore, { strict: false }), test.app.get(LiveModels, { strict: false })];
    const share = { calls: 1, steps: 1, first: 1, topThree: 1 };
    const model = { kind: 'steps', language: 'es', trainedAt: 1, examples: 30 } as const;
    const name = await store.keep({
      ...{ ...model, figures: { found: share, before: share } },
      bytes: encodeSteps('es', learnt),
    });
    await store.putLive(name, { at: 1, by: 'marta' });
    await live.look();
    const call = await aCall();
    await call.begins();
    const told = await call.says('customer', 'Traigo chiribitas moradas, ¿me oye?');
    expect([likely(told)[0], told.nextSteps?.by]).toEqual(['look', { id: 'steps', version: 1 }]);
    expect(told.nextSteps?.words).toEqual(expect.arrayContaining(['chiribitas', 'moradas']));
    await store.back('steps', 'marta');
    await live.look();
    expect((await call.says('customer', 'Es el pedido PD-44718.')).nextSteps?.by).toEqual({ id: 'graph', version: 1 });
  });

  it('is written once while it stays the same', async () => {
    const call = await aCall();
    await call.begins();
    const { sequence } = await call.says('agent', 'Buenos días.');
    expect((await call.says('agent', 'Un momento, por favor.')).sequence).toBe(sequence + 1);
  });
});
