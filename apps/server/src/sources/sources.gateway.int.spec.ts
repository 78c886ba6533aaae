import type { DeskControl, RosterEntry, SourceFrame } from '@aliado/domain';
import {
  startLiveApp,
  heardBy,
  refusalOf,
  until,
  watch,
  type LiveApp,
  type SourceSocket,
} from '../live/testing/live-app.ts';
import { pbx } from '../live/testing/contact.ts';
import { Roster } from '../agents/roster.ts';
import { LogUnavailable } from '../interactions/event-log.ts';
import { SourceHub } from './source-port.ts';

jest.setTimeout(60_000);
let test: LiveApp;
beforeAll(async () => {
  test = await startLiveApp();
});
afterAll(() => test?.close());
afterEach(() => jest.restoreAllMocks());

const greeting = { source: pbx.name, can: pbx.can };
const send = (source: SourceSocket, frames: unknown) => source.emitWithAck('frames', frames as readonly SourceFrame[]);

/** A source that has said hello. */
async function greeted(): Promise<SourceSocket> {
  const source = await test.source();
  await source.emitWithAck('hello', greeting);
  return source;
}

describe('the socket of the sources', () => {
  it.each([
    ['no key', { key: undefined }],
    ['a wrong key', { key: 'x'.repeat(43) }],
    ['the key of another source', { source: 'another' }],
    ['a name that is none', { source: '../pbx' }],
    ['a key of another kind', { key: { length: 43 } }],
  ])('lets nobody in with %s', async (_, auth) => {
    expect(await refusalOf(test.source(auth))).toBe('source/wrong-key');
  });

  it('takes no frames before the greeting, nor a greeting in another name', async () => {
    const source = await test.source();
    expect(await send(source, [test.contact().opened()])).toEqual({ failed: 'say hello first' });
    expect(await source.emitWithAck('hello', { ...greeting, source: 'another' })).toEqual({
      refused: 'source/malformed',
    });
    expect(await source.emitWithAck('hello', { ...greeting, can: ['fly' as never] })).toEqual({
      refused: 'source/malformed',
    });
    expect(await send(source, [test.contact().opened()])).toEqual({ failed: 'say hello first' });
  });

  it('answers a greeting with who can take contacts and which are open', async () => {
    const call = test.contact();
    await test.tell(...call.with('agent'), call.says('hola'));
    await until(() => test.app.get(Roster).current()[0]?.status === 'on-contact');
    const answer = await (await test.source()).emitWithAck('hello', greeting);
    expect(answer).toMatchObject({ roster: [{ agentId: 'agent', status: 'on-contact' }] });
    expect('contacts' in answer && answer.contacts.map(({ contactId }) => contactId)).toContain(call.contactId);
    await test.tell(call.ended());
  });

  it('says so when the log cannot be read for a greeting, which can be said again', async () => {
    const source = await test.source();
    jest.spyOn(test.log, 'liveStreams').mockRejectedValueOnce(new LogUnavailable('away'));
    expect(await source.emitWithAck('hello', greeting)).toEqual({ refused: 'source/unavailable' });
    expect(await send(source, [])).toEqual({ failed: 'say hello first' });
    expect(await source.emitWithAck('hello', greeting)).toHaveProperty('roster');
  });

  it('tells sources when the roster changes', async () => {
    const source = await greeted();
    const heard: (readonly RosterEntry[])[] = [];
    source.on('roster', (entries) => heard.push(entries));
    const call = test.contact();
    await test.tell(...call.with('agent'));
    await until(() => JSON.stringify(heard.slice(-1)).includes('on-contact'));
    await test.tell(call.ended());
    await until(() => JSON.stringify(heard.slice(-1)).includes('after-contact-work'));
  });

  it('answers frames when they are on disk, takes repeats as news only once, and refuses too many at once', async () => {
    const source = await greeted();
    const call = test.contact();
    const frames = [...call.with('agent'), call.says('uno')];
    expect(await send(source, frames)).toEqual({ taken: 4, refused: [] });
    expect(await test.stored(call.interactionId)).toHaveLength(4);
    expect(await send(source, [...frames, call.says('dos')])).toEqual({ taken: 5, refused: [] });
    expect(await test.stored(call.interactionId)).toHaveLength(5);
    expect(
      await send(
        source,
        Array.from({ length: 501 }, () => call.says('x')),
      ),
    ).toHaveProperty('failed');
    expect(await send(source, 'frames')).toHaveProperty('failed');
    expect(await test.stored(call.interactionId)).toHaveLength(5);
  });

  it('does not say that frames are taken while the log cannot be written', async () => {
    const source = await greeted();
    const call = test.contact();
    const frames = [call.opened(), call.says('importante')];
    jest.spyOn(test.log, 'appendChain').mockRejectedValue(new LogUnavailable('down'));
    expect(await send(source, frames)).toHaveProperty('failed');
    jest.restoreAllMocks();
    expect(await send(source, frames)).toEqual({ taken: 2, refused: [] });
    expect(await test.stored(call.interactionId)).toHaveLength(2);
  });

  it('passes words that are not final on, without card numbers and without keeping them', async () => {
    const source = await greeted();
    const call = test.contact();
    await test.tell(...call.with('agent'));
    const agent = await test.consoleOf('agent');
    await watch(agent, call.interactionId);
    const heard: string[] = [];
    agent.on('interim', ({ text }) => heard.push(text));
    const words = { contactId: call.contactId, utteranceId: 'u', role: 'customer', participantId: 'customer' } as const;
    source.emit('interim', {
      ...words,
      revision: 1,
      text: 'mi tarjeta es 4111 1111 1111 1111',
      language: 'es',
      startedAt: 0,
    });
    source.emit('interim', {
      ...words,
      contactId: 'another',
      revision: 1,
      text: 'ajeno',
      language: 'es',
      startedAt: 0,
    });
    await until(() => heard.length === 1);
    source.emit('interim', { ...words, revision: 2, text: 'y nada más', language: 'es', startedAt: 0 });
    await until(() => heard.length === 2);
    expect(heard.join()).toMatch(/y nada más$/);
    expect(heard.join()).not.toMatch(/\d{4}|ajeno/);
    expect(await test.stored(call.interactionId)).toHaveLength(3);
  });
});

describe('a card number that begins in final words and goes on in words that are not', () => {
  it('is heard by nobody, nor is the code after it', async () => {
    const source = await greeted();
    const call = test.contact();
    await test.tell(...call.with('agent'), call.says('sí, 4111 1111'));
    const agent = await test.consoleOf('agent');
    await watch(agent, call.interactionId);
    const heard: string[] = [];
    agent.on('interim', ({ text }) => heard.push(text));
    const { contactId } = call;
    const words = { contactId, utteranceId: 'u-rest', role: 'customer', participantId: 'customer' } as const;
    for (const [revision, text] of ['1111', '1111 1111', '1111 1111 y el código 737'].entries()) {
      source.emit('interim', { ...words, revision, text, language: 'es', startedAt: 0 });
      await until(() => heard.length === revision + 1);
    }
    expect(heard.join()).toMatch(/código/);
    expect(heard.join()).not.toMatch(/\d{3}/);
  });
});

describe('what an agent asks of the line', () => {
  const ask = async (interactionId: string, control: DeskControl) => {
    const agent = await test.consoleOf('agent');
    const answer = await agent.timeout(8_000).emitWithAck('control', { commandId: 'k', interactionId, control });
    agent.disconnect();
    return answer;
  };
  const aCall = async () => {
    const call = test.contact();
    await test.tell(...call.with('agent'));
    return call;
  };

  it('goes to the source, and is recorded only when the source says that it happened', async () => {
    const source = await greeted();
    const call = await aCall();
    const asked: unknown[] = [];
    source.on('control', (request, reply) => {
      asked.push(request);
      reply({ accepted: true });
    });
    const agent = await test.consoleOf('agent');
    await watch(agent, call.interactionId);
    const heard = heardBy(agent, call.interactionId);
    expect(await ask(call.interactionId, { type: 'hold' })).toEqual({ accepted: { sequence: 3 } });
    expect(asked).toEqual([
      { contactId: call.contactId, agentId: 'agent', name: null, as: 'agent', control: { type: 'hold' } },
    ]);
    expect(heard).toEqual([]);
    await send(source, [call.frame({ type: 'CallHeld' })]);
    await until(() => heard.length === 1);
    source.disconnect();
  });

  it.each([
    ['says no', { refused: 'busy' }],
    ['answers nonsense', null],
    ['answers other nonsense', 'accepted'],
    ['answers with a no that looks like a yes', { accepted: false }],
  ])('has failed when the source %s', async (_, answer) => {
    const source = await greeted();
    source.on('control', (_request, reply) => reply(answer as never));
    expect(await ask((await aCall()).interactionId, { type: 'hold' })).toEqual({ refused: 'call-control/failed' });
    source.disconnect();
  });

  it('has failed when the source does not answer in three seconds', async () => {
    const source = await greeted();
    const start = performance.now();
    expect(await ask((await aCall()).interactionId, { type: 'end' })).toEqual({ refused: 'call-control/failed' });
    expect(performance.now() - start).toBeGreaterThan(2_900);
    source.disconnect();
  });

  it('is refused when the source cannot do it or is not there', async () => {
    const source = await greeted();
    const call = await aCall();
    expect(await ask(call.interactionId, { type: 'mute' })).toEqual({ refused: 'call-control/not-supported' });
    source.disconnect();
    await until(() => test.app.get(SourceHub).find(pbx.name) === null);
    expect(await ask(call.interactionId, { type: 'hold' })).toEqual({ refused: 'call-control/not-supported' });
  });

  it('is refused once the contact was passed on or is over', async () => {
    const source = await greeted();
    source.on('control', (_request, reply) => reply({ accepted: true }));
    const call = await aCall();
    await test.tell(call.passedOn());
    expect(await ask(call.interactionId, { type: 'end' })).toEqual({ refused: 'interaction/not-yours' });
    const other = await aCall();
    await test.tell(other.ended());
    expect(await ask(other.interactionId, { type: 'end' })).toEqual({ refused: 'interaction/already-over' });
    source.disconnect();
  });

  it('reaches the newest connection of a source, also after the older one is gone', async () => {
    const [older, newer] = [await greeted(), await greeted()];
    newer.on('control', (_request, reply) => reply({ accepted: true }));
    older.disconnect();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await ask((await aCall()).interactionId, { type: 'hold' })).toHaveProperty('accepted');
    newer.disconnect();
  });
});
