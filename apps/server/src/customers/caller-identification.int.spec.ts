import { resolve } from 'node:path';
import type { DeskCommand, InteractionEvent, SourceFact } from '@aliado/domain';
import { EventLog } from '../interactions/event-log.ts';
import { InteractionsModule } from '../interactions/interactions.module.ts';
import { InteractionRecorder, type InteractionCommitted } from '../interactions/interaction-recorder.ts';
import { startTestApp, type TestApp } from '../platform/testing/test-app.ts';
import { PackLoader } from '../playbooks/pack-loader.ts';
import { PlaybooksModule } from '../playbooks/playbooks.module.ts';
import { CallerIdentification } from './caller-identification.ts';
import { ContactFiles } from './contact-files.ts';
import { CustomerDirectory } from './customer-directory.ts';
import { CustomersModule } from './customers.module.ts';

const source = { name: 'test', contactId: '1', can: [] } as const;
const answered: SourceFact = { type: 'InteractionAnswered', agentId: 'ada', agentName: 'Ada' };
const ended: SourceFact = { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' };

let test: TestApp;
let recorder: InteractionRecorder;
let callers: CallerIdentification;
let directory: CustomerDirectory;
let lucia: string;
let calls = 0;

const openingFrom = (from: string | null): Extract<SourceFact, { type: 'InteractionOpened' }> => ({
  ...{ type: 'InteractionOpened', channel: 'voice', direction: 'inbound' },
  ...{ from, to: null, language: 'es', consent: 'unknown' },
});

async function take(interactionId: string, ...facts: readonly SourceFact[]): Promise<void> {
  for (const fact of facts) {
    const command = { type: 'TakeFact', source, fact } as const;
    await recorder.record({ interactionId, command, by: 'source:test', agentId: null, commandId: null });
  }
  await callers.settled();
}

async function asks(interactionId: string, command: DeskCommand): Promise<void> {
  const asked = { interactionId, command, by: 'agent:ada', agentId: 'ada', commandId: null } as const;
  expect(await recorder.record(asked)).toHaveProperty('accepted');
  await callers.settled();
}

async function aCall(from: string | null, ...facts: readonly SourceFact[]): Promise<string> {
  const interactionId = `call-${++calls}`;
  test.clock.pass(60_000);
  await take(interactionId, openingFrom(from), ...facts);
  return interactionId;
}

const customerOf = async (interactionId: string) => (await recorder.state(interactionId)).customer;
const journeyOf = async (customerId: string) => (await directory.journey(customerId, null, 10))?.touchpoints ?? [];
const newest = async (customerId: string) => (await journeyOf(customerId))[0];
const finish: DeskCommand = {
  type: 'FinishAfterContactWork',
  disposition: 'promised',
  matter: 'delivery.failed',
  summary: 'Se entrega el lunes.',
};

beforeAll(async () => {
  test = await startTestApp({ imports: [InteractionsModule, PlaybooksModule, CustomersModule] });
  recorder = test.app.get(InteractionRecorder);
  callers = test.app.get(CallerIdentification);
  directory = test.app.get(CustomerDirectory);
  await test.app.get(PackLoader).load(resolve(__dirname, '../../../../packs/casa-lumbre'));
  lucia = (await directory.createProspect('Lucía Ferrer', '611 550 117')).id;
});
afterAll(() => test?.close());

describe('a contact that begins', () => {
  it('says who calls, once, before anybody answers', async () => {
    const told: InteractionEvent[] = [];
    const listening = recorder.committed.subscribe(({ entries }: InteractionCommitted) =>
      told.push(...entries.map(({ event }) => event)),
    );
    const call = await aCall('+34611550117');
    listening.unsubscribe();
    expect(told.map(({ type }) => type)).toEqual(['InteractionOpened', 'CustomerIdentified']);
    expect(await customerOf(call)).toMatchObject({ certainty: 'known', customerId: lucia, confirmedAt: null });
  });

  it('says so as soon as the number is learned', async () => {
    const call = await aCall(null);
    expect(await customerOf(call)).toMatchObject({ certainty: 'unknown', candidates: [] });
    await take(call, openingFrom('+34611550117'));
    expect(await customerOf(call)).toMatchObject({ certainty: 'known', customerId: lucia });
  });

  it('does not overrule what an agent has said', async () => {
    const call = await aCall(null, answered);
    await asks(call, { type: 'CorrectCustomer', customerId: null, name: 'Otra persona' });
    await take(call, openingFrom('+34611550117'));
    expect(await customerOf(call)).toMatchObject({ customerId: null, newName: 'Otra persona' });
  });
});

describe('what an agent says of a caller', () => {
  it('is remembered for the next time', async () => {
    const nadia = await directory.createProspect('Nadia Peñalver', null);
    const call = await aCall('+34622000111', answered);
    expect(await customerOf(call)).toMatchObject({ certainty: 'unknown' });
    await asks(call, { type: 'CorrectCustomer', customerId: nadia.id, name: null });
    expect(await customerOf(await aCall('+34622000111'))).toMatchObject({ certainty: 'known', customerId: nadia.id });
  });

  it('keeps the machine from taking anybody when it was none of those proposed', async () => {
    const owner = await directory.createProspect('Dueño Anterior', '+34622000222');
    const call = await aCall('+34622000222', answered);
    expect(await customerOf(call)).toMatchObject({ certainty: 'known', customerId: owner.id });
    await asks(call, { type: 'CorrectCustomer', customerId: null, name: 'Alguien más' });
    expect(await customerOf(await aCall('+34622000222'))).toMatchObject({
      certainty: 'ambiguous',
      customerId: null,
      candidates: [{ customerId: owner.id }],
    });
  });
});

describe('a contact that is over', () => {
  it('is on the customer’s journey when the agent has written it up', async () => {
    const call = await aCall('+34611550117', answered, ended);
    expect(await newest(lucia)).toBeUndefined();
    await asks(call, finish);
    expect(await newest(lucia)).toEqual({
      id: call,
      occurredAt: test.clock.now(),
      stage: 'before',
      channel: 'voice',
      matter: 'delivery.failed',
      title: { es: 'Llamada: Prometido con fecha', en: 'Call: Promised with a date' },
      detail: { es: 'Se entrega el lunes.', en: 'Se entrega el lunes.' },
      state: 'ok',
      orderNumber: null,
      interactionId: call,
    });
  });

  it('is there whatever the agent wrote, half a character included', async () => {
    const { id } = await directory.createProspect('Corazón Partido', '+34622000444');
    const call = await aCall('+34622000444', answered, ended);
    await asks(call, { ...finish, summary: 'Un corazón partido \ud83d y nada más' });
    expect((await newest(id))?.detail?.es).toBe('Un corazón partido \ufffd y nada más');
  });

  it('is there as well when the customer left while waiting', async () => {
    const call = await aCall('+34611550117', { type: 'InteractionAbandoned' });
    expect(await newest(lucia)).toMatchObject({ id: call, state: 'broken', matter: null });
    expect((await directory.journey(lucia, null, 1))?.total).toBe(2);
  });

  it('is on the journey of whom the agent said last', async () => {
    const rosa = await directory.createProspect('Rosa Vidal', null);
    const call = await aCall('+34622000333', answered, ended);
    await asks(call, { type: 'CorrectCustomer', customerId: lucia, name: null });
    await asks(call, { type: 'CorrectCustomer', customerId: rosa.id, name: null });
    await asks(call, finish);
    expect(await newest(rosa.id)).toMatchObject({ id: call });
    expect((await directory.journey(lucia, null, 1))?.total).toBe(2);
  });

  it('moves from one journey to another when it turns out later whose it was, and both are counted', async () => {
    const [first, second] = [await directory.createProspect('Una', null), await directory.createProspect('Dos', null)];
    const files = test.app.get(ContactFiles);
    const touchpoint = {
      occurredAt: 1,
      channel: 'voice',
      matter: null,
      title: { es: 'a', en: 'a' },
      detail: null,
    } as const;
    const contact = { ...touchpoint, state: 'ok', orderNumber: null } as const;
    const totals = async () =>
      Promise.all([first, second].map(async ({ id }) => (await directory.journey(id, null, 1))?.total));
    await files.file('moved', { customerId: first.id, touchpoint: contact });
    await files.file('moved', { customerId: first.id, touchpoint: contact });
    expect(await totals()).toEqual([1, 0]);
    await files.file('moved', { customerId: second.id, touchpoint: contact });
    expect(await totals()).toEqual([0, 1]);
    await files.file('moved', { customerId: 'nobody', touchpoint: contact });
    expect(await totals()).toEqual([0, 0]);
  });
});

describe('a start after a crash', () => {
  const at = Date.UTC(2026, 0, 16);
  const opened = { ...openingFrom('+34611550117'), source };

  /** Writes past the recorder, as the process did that died before it could tell anybody. */
  async function leftBehind(
    streamId: string,
    events: readonly InteractionEvent[],
    turns: 'live' | null,
  ): Promise<void> {
    const entries = events.map((event) => ({ occurredAt: at, by: 'source:test' as const, event }));
    await test.app.get(EventLog).append({ streamId, expected: 0, entries, commandId: null, recordedAt: at, turns });
  }

  it('says who calls on contacts that nobody looked up', async () => {
    await leftBehind('left-live', [opened], 'live');
    await callers.takeUp();
    expect(await customerOf('left-live')).toMatchObject({ certainty: 'known', customerId: lucia });
    const { sequence } = await recorder.state('left-live');
    await callers.takeUp();
    expect((await recorder.state('left-live')).sequence).toBe(sequence);
  });

  it('files contacts that were over and not yet filed, once', async () => {
    const identified = { type: 'CustomerIdentified', certainty: 'known', customerId: lucia, candidates: [] } as const;
    await leftBehind('left-closed', [opened, identified, { type: 'InteractionAbandoned' }], null);
    await test.database.pool.query('INSERT INTO unfiled_contact VALUES ($1, $2)', ['left-closed', at]);
    await callers.takeUp();
    const filed = (await journeyOf(lucia)).filter(({ id }) => id === 'left-closed');
    expect(filed).toHaveLength(1);
    const { rows } = await test.database.pool.query(`SELECT FROM unfiled_contact WHERE interaction_id = 'left-closed'`);
    expect(rows).toHaveLength(0);
    const total = (await directory.journey(lucia, null, 1))?.total;
    await callers.takeUp();
    expect((await directory.journey(lucia, null, 1))?.total).toBe(total);
  });

  it('is not held up by one contact that cannot be filed', async () => {
    const identified = { type: 'CustomerIdentified', certainty: 'known', customerId: lucia, candidates: [] } as const;
    for (const id of ['left-bad', 'left-good']) {
      await leftBehind(id, [opened, identified, { type: 'InteractionAbandoned' }], null);
      await test.database.pool.query('INSERT INTO unfiled_contact VALUES ($1, $2)', [id, at]);
    }
    const files = test.app.get(ContactFiles);
    const file = files.file.bind(files);
    const refusing = jest.spyOn(files, 'file').mockImplementation(async (id, contact) => {
      if (id === 'left-bad') throw new Error('the database refuses it');
      return file(id, contact);
    });
    await callers.takeUp();
    refusing.mockRestore();
    expect((await journeyOf(lucia)).map(({ id }) => id)).toContain('left-good');
  });
});
