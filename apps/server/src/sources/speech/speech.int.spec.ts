import type { SourceAudio, SourceFact, SourceFrame, Interim } from '@aliado/domain';
import type { Settings } from '../../platform/configuration.ts';
import { LogUnavailable } from '../../interactions/event-log.ts';
import { pbx, type Contact } from '../../live/testing/contact.ts';
import { startLiveApp, until, watch, type LiveApp, type SourceSocket } from '../../live/testing/live-app.ts';
import { startEngine, vosk, type Engine } from './testing/engines.ts';
import { sampleRate, spoken, wordLength } from './testing/spoken-words.ts';

jest.setTimeout(60_000);
let engine: Engine;
let test: LiveApp;
let source: SourceSocket;

const at = (url: string): Partial<Settings> => ({ speechDriver: 'vosk', speechUrl: url, speechLanguage: null });

beforeAll(async () => {
  engine = await startEngine(vosk);
  test = await startLiveApp([], at(engine.url));
  source = await greeted(test);
});
afterAll(async () => {
  await test?.close();
  await engine?.close();
});
afterEach(() => jest.restoreAllMocks());

async function greeted(app: LiveApp): Promise<SourceSocket> {
  const socket = await app.source();
  await socket.emitWithAck('hello', { source: pbx.name, can: [...pbx.can] });
  return socket;
}

/** Somebody in a contact who speaks into the socket of the source, and the audio that this makes. */
function aSpeaker({ contactId }: Contact, participantId: 'customer' | 'agent' = 'customer') {
  let startedAt = test.clock.now();
  const piece = (word: string, changes: Readonly<Record<string, unknown>> = {}) => {
    const about = { contactId, participantId, role: participantId, sampleRate, startedAt } as const;
    startedAt += wordLength;
    return { ...about, pcm: spoken(word), ...changes } as SourceAudio;
  };
  return {
    piece,
    async says(text: string) {
      for (const word of text.split(' '))
        expect(await source.emitWithAck('audio', piece(word))).toEqual({ taken: true });
    },
    ends: () => source.emitWithAck('audioEnded', { contactId, participantId }),
  };
}

const facts = async ({ interactionId }: Contact) =>
  (await test.stored(interactionId)).map(({ event }) => event as SourceFact);
const spokenIn = async (contact: Contact) =>
  (await facts(contact)).flatMap((fact) =>
    fact.type === 'UtteranceSpoken' ? [`${fact.role}: ${fact.text}`] : fact.type === 'SourceGapNoticed' ? ['gap'] : [],
  );

async function aCall(): Promise<Contact> {
  const call = test.contact();
  await test.tell(...call.with('agent'));
  return call;
}

describe('audio that a source sends', () => {
  it('is in the log as words of whoever spoke, each voice by itself, and on the wire while it is spoken', async () => {
    const call = await aCall();
    const began = test.clock.now();
    const console_ = await test.consoleOf('agent');
    await watch(console_, call.interactionId);
    const heard: Interim[] = [];
    console_.on('interim', (words) => heard.push(words));
    const [customer, agent] = [aSpeaker(call), aSpeaker(call, 'agent')];
    await customer.says('mi lavadora no funciona');
    await until(() => heard.at(-1)?.text === 'mi lavadora no funciona');
    await customer.says('.');
    await until(async () => (await spokenIn(call)).length === 1);
    await agent.says('desde ayer');
    expect(await agent.ends()).toEqual({ taken: true });
    expect(await spokenIn(call)).toEqual(['customer: mi lavadora no funciona', 'agent: desde ayer']);
    const said = (await facts(call)).find(({ type }) => type === 'UtteranceSpoken');
    expect(said).toMatchObject({ participantId: 'customer', language: 'es', startedAt: began, endedAt: began + 400 });
    const own = heard.filter(({ role }) => role === 'customer');
    expect(own.every((words) => said?.type === 'UtteranceSpoken' && words.utteranceId === said.utteranceId)).toBe(true);
    const revisions = own.map(({ revision }) => revision);
    expect(revisions).toEqual([...new Set(revisions)].toSorted((one, other) => one - other));
    console_.disconnect();
  });

  it('leaves a gap where the recogniser went away in the middle, and no word comes twice', async () => {
    const call = await aCall();
    const customer = aSpeaker(call);
    await customer.says('mi lavadora . no funciona');
    await until(async () => (await spokenIn(call)).length === 1);
    for (const socket of engine.sockets) socket.close(1_011);
    await until(() => engine.sockets.size === 0);
    await customer.says('desde ayer');
    await customer.ends();
    expect((await spokenIn(call)).toSorted()).toEqual(['customer: desde ayer', 'customer: mi lavadora', 'gap']);
  });

  it('is recognised to its end when the contact ends, and not heard after that', async () => {
    const call = await aCall();
    const customer = aSpeaker(call);
    await customer.says('por la tarde');
    await test.tell(call.ended());
    await until(async () => (await spokenIn(call)).length === 1);
    expect(await spokenIn(call)).toEqual(['customer: por la tarde']);
    expect(await source.emitWithAck('audio', customer.piece('gracias'))).toEqual({ refused: 'speech/not-allowed' });
  });

  it.each([
    ['while recording is paused', { type: 'RecordingPaused' }, { type: 'RecordingResumed' }],
    [
      'while consent is refused',
      { type: 'ConsentChanged', consent: 'refused' },
      { type: 'ConsentChanged', consent: 'given' },
    ],
  ] as const)('is not given to the recogniser %s', async (_, begins, ends) => {
    const call = await aCall();
    const customer = aSpeaker(call);
    await customer.says('mi lavadora');
    await test.tell(call.frame(begins));
    expect(await source.emitWithAck('audio', customer.piece('ayer'))).toEqual({ refused: 'speech/not-allowed' });
    await test.tell(call.frame(ends));
    await customer.says('gracias');
    await customer.ends();
    expect(await spokenIn(call)).toEqual(['customer: mi lavadora', 'customer: gracias']);
  });

  it('comes to rest once although the log was away for a moment', async () => {
    const call = await aCall();
    const customer = aSpeaker(call);
    jest.spyOn(test.log, 'append').mockRejectedValueOnce(new LogUnavailable('away'));
    await customer.says('mi lavadora');
    await customer.ends();
    expect(await spokenIn(call)).toEqual(['customer: mi lavadora']);
  });

  it('opens a contact that nobody has told of, as words do', async () => {
    const call = test.contact();
    const customer = aSpeaker(call);
    await customer.says('gracias');
    await customer.ends();
    expect((await facts(call)).map(({ type }) => type)).toEqual(['InteractionOpened', 'UtteranceSpoken']);
  });

  it.each([
    ['no bytes', { pcm: Buffer.alloc(0) }],
    ['half a sample', { pcm: Buffer.alloc(3) }],
    ['too much at once', { pcm: Buffer.alloc(65_538) }],
    ['text', { pcm: 'AAAA' }],
    ['another rate', { sampleRate: 11_025 }],
    ['a time that is none', { startedAt: -1 }],
    ['more than there is', { extra: 1 }],
  ])('is refused when it is %s', async (_, changes) => {
    const piece = aSpeaker(test.contact()).piece('la', changes);
    expect(await source.emitWithAck('audio', piece)).toEqual({ refused: 'speech/malformed' });
  });

  it('is refused before the greeting, and of more people than speak in one contact', async () => {
    const call = await aCall();
    const { piece } = aSpeaker(call);
    expect(await (await test.source()).emitWithAck('audio', piece('la'))).toEqual({ refused: 'speech/no-hello' });
    const answers = await Promise.all(
      Array.from({ length: 9 }, (_, n) => source.emitWithAck('audio', piece('la', { participantId: `p-${n}` }))),
    );
    expect(answers.slice(-2)).toEqual([{ taken: true }, { refused: 'speech/too-many' }]);
  });
});

describe('audio without a recogniser', () => {
  it('is refused with the reason, and words are taken as ever', async () => {
    const plain = await startLiveApp();
    try {
      const socket = await greeted(plain);
      const call = plain.contact();
      expect(await socket.emitWithAck('audio', aSpeaker(call).piece('la'))).toEqual({
        refused: 'speech/not-configured',
      });
      const frames: readonly SourceFrame[] = [call.opened(), call.says('hola')];
      expect(await socket.emitWithAck('frames', frames)).toEqual({ taken: 2, refused: [] });
    } finally {
      await plain.close();
    }
  });
});
