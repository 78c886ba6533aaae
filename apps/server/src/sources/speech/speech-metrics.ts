import type { DurationMs } from '@aliado/domain';
import { Counter, Gauge, Histogram } from 'prom-client';
import type { Metrics } from '../../platform/metrics.ts';
import { durationOf, type Heard, type SessionListener, type SpeechDriver, type SpeechFormat } from './speech-driver.ts';

/** Pieces whose sending is remembered for a session: a minute of pieces of 20 ms. */
const piecesAtMost = 3_000;

/** A piece that an engine was given: where it ends, from the first sample of the session, and when it was given. */
interface Given {
  readonly endMs: DurationMs;
  readonly at: DurationMs;
}

/** What recognising speech comes to, by engine. */
export class SpeechMetrics {
  private readonly open: Gauge;
  private readonly words: Counter;
  private readonly delay: Histogram;
  private readonly reconnects: Counter;
  private readonly refusals: Counter;

  constructor(
    { registry }: Metrics,
    private readonly engine: string,
  ) {
    const about = { labelNames: ['engine'], registers: [registry] };
    this.open = new Gauge({
      ...{ name: 'aliado_speech_sessions', help: 'Sessions with a recogniser that are open now.' },
      ...about,
    });
    this.words = new Counter({
      ...{ name: 'aliado_speech_words_total', help: 'Texts that a recogniser told, final or interim.', ...about },
      labelNames: ['engine', 'kind'],
    });
    this.delay = new Histogram({
      ...{ name: 'aliado_speech_delay_seconds', ...about, labelNames: ['engine', 'kind'] },
      help: 'From passing the last sound of some words to the recogniser to the words.',
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20],
    });
    this.reconnects = new Counter({
      ...{ name: 'aliado_speech_reconnects_total', ...about },
      help: 'Sessions begun for a voice that had another one before.',
    });
    this.refusals = new Counter({
      ...{ name: 'aliado_speech_refusals_total', ...about, labelNames: ['engine', 'stage'] },
      help: 'Sessions that a recogniser refused, or broke off once they were open.',
    });
    this.open.set({ engine }, 0);
    this.reconnects.inc({ engine }, 0);
  }

  /** The same driver for one voice, counted. */
  counted(driver: SpeechDriver): SpeechDriver {
    let sessions = 0;
    return {
      open: (format, listener) => {
        if (sessions++ > 0) this.reconnects.inc({ engine: this.engine });
        return this.openCounted(driver, format, listener);
      },
    };
  }

  private openCounted(driver: SpeechDriver, format: SpeechFormat, listener: SessionListener) {
    const { engine } = this;
    const given: Given[] = [];
    let isOpen = false;
    let sentMs: DurationMs = 0;
    const session = driver.open(format, {
      opened: () => {
        isOpen = true;
        this.open.inc({ engine });
        listener.opened();
      },
      heard: (words) => {
        this.note(words, given);
        listener.heard(words);
      },
      drained: () => listener.drained(),
      closed: (failure) => {
        if (failure !== null) this.refusals.inc({ engine, stage: isOpen ? 'open' : 'connecting' });
        if (isOpen) this.open.dec({ engine });
        isOpen = false;
        listener.closed(failure);
      },
    });
    const send = (pcm: Buffer): void => {
      sentMs += durationOf(pcm.length, format.sampleRate);
      given.push({ endMs: sentMs, at: performance.now() });
      if (given.length > piecesAtMost) given.shift();
      session.send(pcm);
    };
    return {
      get isFull() {
        return session.isFull;
      },
      ...{ send, finish: () => session.finish(), abort: () => session.abort() },
    };
  }

  /** Counts words, and forgets the sound that they settle. */
  private note({ isFinal, text, endMs, settledMs }: Heard, given: Given[]): void {
    const last = endMs === null ? given.at(-1) : (given.find((piece) => piece.endMs >= endMs) ?? given.at(-1));
    if (text.trim() !== '') {
      const labels = { engine: this.engine, kind: isFinal ? 'final' : 'interim' };
      this.words.inc(labels);
      if (last) this.delay.observe(labels, (performance.now() - last.at) / 1_000);
    }
    const settled = settledMs ?? last?.endMs ?? 0;
    if (isFinal) given.splice(0, given.findLastIndex((piece) => piece.endMs <= settled) + 1);
  }
}
