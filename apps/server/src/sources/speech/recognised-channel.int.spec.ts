import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { until } from '../../live/testing/live-app.ts';
import { DeepgramDriver } from './deepgram-driver.ts';
import { RecognisedChannel, usualLimits, type ChannelLimits } from './recognised-channel.ts';
import type { SpeechDriver } from './speech-driver.ts';
import type { LostSpeech, Recognised } from './speech-recogniser.ts';
import { deepgram, startEngine, startWhisper, vosk, type Answers, type Engine } from './testing/engines.ts';
import { sampleRate, spoken, wordLength, type Ear } from './testing/spoken-words.ts';
import { VoskDriver } from './vosk-driver.ts';
import { WhisperDriver } from './whisper-driver.ts';

const began = 1_800_000_000_000;
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** One voice at an engine. Each word takes a tenth of a second of the source's time. */
function aVoice(driver: SpeechDriver, limits: Partial<ChannelLimits> = {}) {
  const told: Recognised[] = [];
  const lost: LostSpeech[] = [];
  const about = { channel: 'customer', sampleRate, language: 'es' } as const;
  const listener = { recognised: (words: Recognised) => told.push(words), lost: (one: LostSpeech) => lost.push(one) };
  const channel = new RecognisedChannel(driver, about, listener, { ...usualLimits, ...limits }, () => undefined);
  let at = began;
  return {
    told,
    lost,
    finals: () => told.filter(({ isFinal }) => isFinal),
    say(text: string) {
      for (const word of text.split(' ')) {
        channel.hear({ pcm: spoken(word), startedAt: at });
        at += wordLength;
      }
    },
    passes: (milliseconds: number) => (at += milliseconds),
    finish: (within?: number) => channel.finish(within),
  };
}

/** Bytes of buffers that something still holds. */
async function audioInMemory(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round++) {
    collect();
    await new Promise((done) => setTimeout(done, 50)); // buffers are let go of beside the program
  }
  return process.memoryUsage().arrayBuffers;
}

async function anEngine(answers: (ear: Ear) => Answers): Promise<Engine> {
  const engine = await startEngine(answers);
  closing.push(engine.close);
  return engine;
}

const voskAt = ({ url }: { readonly url: string }) => new VoskDriver({ url, key: 'k' });

describe('a voice', () => {
  it.each([
    ['vosk', vosk, VoskDriver, 0.9],
    ['deepgram', deepgram, DeepgramDriver, 0.8],
  ] as const)(
    'comes out as words that grow and then stand, at an engine that speaks %s',
    async (_, how, Driver, sure) => {
      const voice = aVoice(new Driver(await anEngine(how).then(({ url }) => ({ url, key: 'k' }))));
      voice.say('mi lavadora no funciona . ');
      await until(() => voice.finals().length === 1);
      voice.passes(60_000);
      voice.say('gracias');
      await voice.finish();
      const [first, second] = voice.finals();
      expect(first).toMatchObject({ text: 'mi lavadora no funciona', channel: 'customer', language: 'es' });
      expect(first?.confidence).toBeCloseTo(sure);
      expect([first?.startMs, first?.endMs]).toEqual([began, began + 400]);
      expect(second).toMatchObject({ text: 'gracias', startMs: began + 60_000 + 600 });
      const grown = voice.told.filter(({ utteranceId }) => utteranceId === first?.utteranceId);
      expect(grown.map(({ revision }) => revision)).toEqual(grown.map((__, index) => index + 1));
      expect(grown.map(({ text }) => text)).toContain('mi lavadora no');
      expect(new Set(voice.told.map(({ utteranceId }) => utteranceId)).size).toBe(2);
      expect(voice.lost).toEqual([]);
    },
  );

  it('shows an engine what it is: the format, the key, and the end as each protocol has it', async () => {
    const [one, other] = [await anEngine(vosk), await anEngine(deepgram)];
    const voices = [
      aVoice(voskAt(one)),
      aVoice(new DeepgramDriver({ url: `${other.url}/v1/listen?model=nova-3&punctuate=false`, key: 'k' })),
    ];
    for (const voice of voices) {
      voice.say('gracias');
      await voice.finish();
    }
    expect(one.requests[0]?.headers.authorization).toBe('Bearer k');
    expect(one.told.map((text) => JSON.parse(text))).toEqual([
      { config: { sample_rate: 8_000, words: true } },
      { eof: 1 },
    ]);
    expect(other.requests[0]?.headers.authorization).toBe('Token k');
    const asked = new URL(other.requests[0]?.url ?? '', other.url).searchParams;
    expect(Object.fromEntries(asked)).toEqual({
      ...{ model: 'nova-3', punctuate: 'false', encoding: 'linear16', sample_rate: '8000', channels: '1' },
      ...{ interim_results: 'true', language: 'es' },
    });
    expect(other.told).toEqual(['{"type":"CloseStream"}']);
  });

  it('goes on when the engine goes away: what it had not settled is lost and told, and nothing comes twice', async () => {
    const engine = await anEngine(vosk);
    const voice = aVoice(voskAt(engine), { firstPause: 50 });
    voice.say('mi lavadora . no funciona');
    await until(() => voice.told.at(-1)?.text === 'no funciona');
    for (const socket of engine.sockets) socket.close(1_011);
    await until(() => voice.told.at(-1)?.text === '');
    voice.say('desde ayer . ');
    await until(() => voice.finals().length === 2);
    await voice.finish();
    expect(voice.finals().map(({ text }) => text)).toEqual(['mi lavadora', 'desde ayer']);
    expect(voice.lost).toEqual([{ since: began + 200, until: began + 500 }]);
    expect(voice.finals()[1]?.startMs).toBe(began + 500);
  });

  it('keeps the final pieces of an engine that goes away before the sentence is over', async () => {
    const engine = await anEngine(deepgram);
    const voice = aVoice(new DeepgramDriver({ url: engine.url, key: null }), { firstPause: 50 });
    voice.say('mi lavadora');
    await until(() => voice.told.at(-1)?.text === 'mi lavadora');
    for (const socket of engine.sockets) socket.terminate();
    await until(() => voice.finals().length === 1);
    await voice.finish();
    expect(voice.finals().map(({ text }) => text)).toEqual(['mi lavadora']);
    expect(voice.lost).toEqual([]);
  });

  it('waits for an engine that is not there, a few seconds of it, and says which seconds are lost', async () => {
    const gone = await startEngine(vosk);
    await gone.close();
    const voice = aVoice(voskAt(gone), { buffer: 1_000, firstPause: 20 });
    voice.say(Array.from({ length: 200 }, () => 'la').join(' '));
    expect(voice.lost).toEqual([{ since: began, until: null }]);
    await voice.finish(100);
    expect(voice.lost.at(-1)).toEqual({ since: began, until: began + 20_000 });
    expect(voice.told).toEqual([]);
  });

  it('does not fill the memory where the engine does not read: the oldest goes, and it is told', async () => {
    const engine = await anEngine(vosk);
    const voice = aVoice(voskAt(engine), { buffer: 1_000 });
    voice.say('la');
    await until(() => engine.sockets.size === 1);
    for (const socket of engine.sockets) socket.pause();
    const before = await audioInMemory();
    const seconds = 3_600;
    const piece = 'la '.repeat(9).concat('la');
    for (let second = 0; second < seconds; second++) {
      voice.say(piece);
      if (second % 100 === 0) await new Promise((done) => setTimeout(done, 5));
    }
    expect(voice.lost).toMatchObject([{ until: null }]);
    expect((await audioInMemory()) - before).toBeLessThan(2_000_000); // an hour is 57.6 MB
    await voice.finish(50);
    expect(voice.lost.at(-1)?.until).toBe(began + 100 + seconds * 1_000);
  });

  it.each([
    ['no JSON', 'partial'],
    ['other JSON', '{"partial":7}'],
    ['words without end', JSON.stringify({ partial: 'x'.repeat(10_001) })],
    ['times that are none', '{"text":"a","result":[{"start":-1,"end":1e99}]}'],
    ['null', 'null'],
    ['more than a message may hold', JSON.stringify({ partial: 'x'.repeat(300_000) })],
  ])('is never put into words by an engine that answers %s', async (_, answer) => {
    const engine = await anEngine(() => ({ audio: () => [answer], text: () => ({ answers: [], isOver: false }) }));
    const voice = aVoice(voskAt(engine), { firstPause: 20 });
    voice.say('la la la la la la la la la la la la');
    await until(() => engine.heard() > 0 && engine.sockets.size === 0);
    await voice.finish(100);
    expect(voice.told).toEqual([]);
    expect(voice.lost.at(-1)?.since).toBe(began);
  });

  it('ends in time when the engine never does', async () => {
    const engine = await anEngine(() => ({ audio: () => [], text: () => ({ answers: [], isOver: false }) }));
    const voice = aVoice(voskAt(engine));
    voice.say('mi lavadora');
    await until(() => engine.heard() > 0);
    await voice.finish(100);
    expect(voice.lost).toEqual([{ since: began, until: began + 200 }]);
    if (engine.sockets.size > 0) await once([...engine.sockets][0] ?? process, 'close');
  });
});

describe('a voice at the server of whisper.cpp', () => {
  const pause = '. '.repeat(10).trim();
  const start = async (failing = 0) => {
    const engine = await startWhisper(failing);
    closing.push(engine.close);
    return engine;
  };

  it('comes out after each pause as files of sound, and the rest at the end', async () => {
    const engine = await start();
    const voice = aVoice(new WhisperDriver({ url: engine.url, key: null }));
    voice.say(`${pause} mi lavadora no funciona ${pause} desde ayer`);
    await voice.finish();
    expect(voice.finals().map(({ text }) => text)).toEqual(['mi lavadora no funciona', 'desde ayer']);
    expect(voice.told.every(({ isFinal }) => isFinal)).toBe(true);
    expect(Math.abs((voice.finals()[0]?.startMs ?? 0) - (began + 1_000))).toBeLessThanOrEqual(300);
    expect(engine.forms[0]?.get('language')).toBe('es');
    expect(voice.lost).toEqual([]);
  });

  it('is asked for again where the server failed, and lost where it goes on failing', async () => {
    const driver = ({ url }: { readonly url: string }) => new WhisperDriver({ url, key: null }, [5, 5]);
    const passing = aVoice(driver(await start(2)));
    passing.say('mi lavadora');
    await passing.finish();
    expect(passing.finals().map(({ text }) => text)).toEqual(['mi lavadora']);
    const never = aVoice(driver(await start(99)));
    never.say('mi lavadora');
    await never.finish();
    expect([never.told, never.lost]).toEqual([[], [{ since: began, until: began + 200 }]]);
  });

  it('is not asked for where nobody speaks', async () => {
    const engine = await start();
    const voice = aVoice(new WhisperDriver({ url: engine.url, key: null }));
    voice.say(`${pause} ${pause}`);
    await voice.finish();
    expect([engine.forms, voice.told, voice.lost]).toEqual([[], [], []]);
  });
});
