import { jest } from '@jest/globals';
import { Metrics } from '../../platform/metrics.ts';
import { durationOf, type SessionListener, type SpeechDriver } from './speech-driver.ts';
import { SpeechMetrics } from './speech-metrics.ts';

const sampleRate = 8_000;
const heard = { startMs: null, settledMs: null, confidence: null };

/** An engine that does what it is told, and what is counted of it. */
function anEngine() {
  const metrics = new Metrics();
  const sessions: SessionListener[] = [];
  const engine: SpeechDriver = {
    open: (_, listener) => {
      sessions.push(listener);
      return { isFull: false, send: () => undefined, finish: () => undefined, abort: () => undefined };
    },
  };
  const deaf: SessionListener = {
    ...{ opened: () => undefined, heard: () => undefined, drained: () => undefined, closed: () => undefined },
  };
  const voice = new SpeechMetrics(metrics, 'vosk').counted(engine);
  return {
    open: () => voice.open({ sampleRate, language: 'es' }, deaf),
    last: () => sessions.at(-1) ?? deaf,
    async counted(name: string) {
      const text = await metrics.registry.getSingleMetricAsString(name);
      return text.split('\n').filter((line) => !line.startsWith('#'));
    },
  };
}

describe('what recognising speech comes to', () => {
  it('is told by engine: sessions open, words final and interim', async () => {
    const { open, last, counted } = anEngine();
    open();
    last().opened();
    last().heard({ ...heard, isFinal: false, text: 'mi', endMs: 100 });
    last().heard({ ...heard, isFinal: false, text: 'mi lavadora', endMs: 200 });
    last().heard({ ...heard, isFinal: true, text: 'mi lavadora', endMs: 200 });
    last().heard({ ...heard, isFinal: true, text: ' ', endMs: 300 });
    expect(await counted('aliado_speech_sessions')).toEqual(['aliado_speech_sessions{engine="vosk"} 1']);
    expect(await counted('aliado_speech_words_total')).toEqual([
      'aliado_speech_words_total{engine="vosk",kind="interim"} 2',
      'aliado_speech_words_total{engine="vosk",kind="final"} 1',
    ]);
    last().closed(null);
    expect(await counted('aliado_speech_sessions')).toEqual(['aliado_speech_sessions{engine="vosk"} 0']);
    expect(await counted('aliado_speech_refusals_total')).toEqual([]);
  });

  it('tells how long words are under way from the sound that ends them, whatever came after it', async () => {
    const { open, last, counted } = anEngine();
    const now = jest.spyOn(performance, 'now');
    const session = open();
    last().opened();
    const piece = Buffer.alloc(3_200);
    expect(durationOf(piece.length, sampleRate)).toBe(200);
    now.mockReturnValue(1_000);
    session.send(piece);
    now.mockReturnValue(1_200);
    session.send(piece);
    now.mockReturnValue(1_300);
    last().heard({ ...heard, isFinal: true, text: 'hola', endMs: 180 });
    now.mockReturnValue(1_900);
    last().heard({ ...heard, isFinal: true, text: 'adiós', endMs: null });
    now.mockRestore();
    expect(await counted('aliado_speech_delay_seconds')).toEqual(
      expect.arrayContaining([
        'aliado_speech_delay_seconds_bucket{le="0.25",engine="vosk",kind="final"} 0',
        'aliado_speech_delay_seconds_bucket{le="0.5",engine="vosk",kind="final"} 1',
        'aliado_speech_delay_seconds_bucket{le="1",engine="vosk",kind="final"} 2',
        'aliado_speech_delay_seconds_sum{engine="vosk",kind="final"} 1',
      ]),
    );
  });

  it('counts sessions that were refused or broken off, and those that followed them', async () => {
    const { open, last, counted } = anEngine();
    open();
    last().closed('401');
    expect(await counted('aliado_speech_reconnects_total')).toEqual([
      'aliado_speech_reconnects_total{engine="vosk"} 0',
    ]);
    open();
    last().opened();
    last().closed('it closed (1011)');
    open();
    expect(await counted('aliado_speech_reconnects_total')).toEqual([
      'aliado_speech_reconnects_total{engine="vosk"} 2',
    ]);
    expect(await counted('aliado_speech_refusals_total')).toEqual([
      'aliado_speech_refusals_total{engine="vosk",stage="connecting"} 1',
      'aliado_speech_refusals_total{engine="vosk",stage="open"} 1',
    ]);
    expect(await counted('aliado_speech_sessions')).toEqual(['aliado_speech_sessions{engine="vosk"} 0']);
  });
});
