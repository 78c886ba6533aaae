import { setTimeout as wait } from 'node:timers/promises';
import type { DurationMs } from '@aliado/domain';
import { z } from 'zod';
import { boundedText } from '../../scripts/actions/bounded-text.ts';
import { EnergyGate, type Stretch } from './energy-gate.ts';
import {
  heardLimit,
  type SessionListener,
  type SpeechDriver,
  type SpeechFormat,
  type SpeechSession,
} from './speech-driver.ts';
import { waveFile } from './wave-file.ts';
import { jsonOf } from './web-socket-session.ts';

const answer = z.object({ text: z.string().max(heardLimit) });

/** Larger answers are none, bytes. */
const answerLimit = 262_144;
/** Stretches that may wait while one is being recognised. */
const waitingLimit = 2;
/** What it writes for what is no speech, such as `[BLANK_AUDIO]` and `(music)`. */
const noSpeech = /[[(][^\])]*[\])]/gu;

/** Pauses before each further try of a stretch. */
const usualPauses: readonly DurationMs[] = [500, 1_500];
const answerWithin: DurationMs = 30_000;

/** The server of whisper.cpp, which takes whole stretches as files: words come after each pause, and all are final. */
export class WhisperDriver implements SpeechDriver {
  constructor(
    private readonly settings: { readonly url: string; readonly key: string | null },
    private readonly pauses = usualPauses,
  ) {}

  open(format: SpeechFormat, listener: SessionListener): SpeechSession {
    return new WhisperSession(format, listener, (stretch, signal) => this.ask(stretch, format, signal), this.pauses);
  }

  private async ask(stretch: Stretch, { sampleRate, language }: SpeechFormat, signal: AbortSignal): Promise<string> {
    const { url, key } = this.settings;
    const form = new FormData();
    form.set(
      'file',
      new Blob([Uint8Array.from(waveFile(stretch.pcm, sampleRate))], { type: 'audio/wav' }),
      'speech.wav',
    );
    form.set('response_format', 'json');
    form.set('temperature', '0');
    form.set('language', language ?? 'auto');
    const response = await fetch(url, {
      method: 'POST',
      body: form,
      headers: key === null ? {} : { authorization: `Bearer ${key}` },
      redirect: 'error', // the audio goes nowhere else
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithin)]),
    });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    const { data } = answer.safeParse(jsonOf((await boundedText(response, answerLimit)) ?? ''));
    if (!data) throw new Error('what it says makes no sense');
    return data.text.replace(noSpeech, ' ').replace(/\s+/gu, ' ').trim();
  }
}

/** Asks for one stretch after the other. */
class WhisperSession implements SpeechSession {
  private readonly gate: EnergyGate;
  private readonly waiting: Stretch[] = [];
  private readonly stop = new AbortController();
  private isAsking = false;
  private isFinishing = false;
  private isClosed = false;

  constructor(
    { sampleRate }: SpeechFormat,
    private readonly listener: SessionListener,
    private readonly ask: (stretch: Stretch, signal: AbortSignal) => Promise<string>,
    private readonly pauses: readonly DurationMs[],
  ) {
    this.gate = new EnergyGate(sampleRate);
    queueMicrotask(() => {
      if (!this.isClosed) listener.opened();
    });
  }

  get isFull(): boolean {
    return this.waiting.length >= waitingLimit;
  }

  send(pcm: Buffer): void {
    this.waiting.push(...this.gate.put(pcm));
    void this.askAll();
  }

  finish(): void {
    const last = this.gate.flush();
    if (last) this.waiting.push(last);
    this.isFinishing = true;
    void this.askAll();
  }

  abort(): void {
    this.end('given up');
  }

  private async askAll(): Promise<void> {
    if (this.isAsking || this.isClosed) return;
    this.isAsking = true;
    try {
      for (let stretch = this.waiting.shift(); stretch; stretch = this.waiting.shift()) {
        const text = await this.askOften(stretch);
        if (this.isClosed) return;
        const { startMs, endMs } = stretch;
        this.listener.heard({ isFinal: true, text, startMs, endMs, settledMs: null, confidence: null });
        this.listener.drained();
      }
      if (this.isFinishing) this.end(null);
    } catch (error) {
      this.end(error instanceof Error ? error.message : String(error)); // of the network, or of an answer that is none
    } finally {
      this.isAsking = false;
    }
  }

  private async askOften(stretch: Stretch): Promise<string> {
    for (const pause of this.pauses) {
      try {
        return await this.ask(stretch, this.stop.signal);
      } catch {
        await wait(pause, null, { signal: this.stop.signal }); // the last try tells what was wrong
      }
    }
    return this.ask(stretch, this.stop.signal);
  }

  private end(failure: string | null): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.stop.abort();
    queueMicrotask(() => this.listener.closed(failure));
  }
}
