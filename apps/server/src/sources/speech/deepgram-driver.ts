import { z } from 'zod';
import {
  heardLimit,
  secondsOfSession as seconds,
  type Heard,
  type SessionListener,
  type SpeechDriver,
  type SpeechFormat,
  type SpeechSession,
} from './speech-driver.ts';
import { jsonOf, WebSocketSession, type SocketEnds, type SocketProtocol } from './web-socket-session.ts';

const results = z.object({
  type: z.literal('Results'),
  start: seconds,
  duration: seconds,
  is_final: z.boolean(),
  speech_final: z.boolean().default(false),
  from_finalize: z.boolean().default(false),
  channel: z.object({
    alternatives: z
      .array(
        z.object({
          transcript: z.string().max(heardLimit),
          confidence: z.number().min(0).max(1).optional(),
          words: z
            .array(z.object({ start: seconds, end: seconds }))
            .max(5_000)
            .default([]),
        }),
      )
      .min(1)
      .max(20),
  }),
});

const other = z.object({ type: z.string().max(100) });

/** An utterance is told as one up to here, in UTF-16 units; somebody who never pauses is told in pieces. */
const gatheredLimit = 1_000;

/**
 * The live protocol of Deepgram, which others speak too: the format in the address, binary audio, `Results` in return,
 * `KeepAlive` while there is nothing to send and `CloseStream` at the end. What the address asks for is left as it is.
 */
export class DeepgramDriver implements SpeechDriver {
  constructor(private readonly settings: { readonly url: string; readonly key: string | null }) {}

  open(format: SpeechFormat, listener: SessionListener): SpeechSession {
    const { url, key } = this.settings;
    const headers: Readonly<Record<string, string>> = key === null ? {} : { authorization: `Token ${key}` };
    const address = { url: addressFor(url, format), headers };
    return new WebSocketSession(address, format, listener, (ends) => new DeepgramProtocol(listener, ends));
  }
}

function addressFor(url: string, { sampleRate, language }: SpeechFormat): URL {
  const address = new URL(url);
  const wanted = {
    encoding: 'linear16',
    sample_rate: String(sampleRate),
    channels: '1',
    interim_results: 'true',
    ...(language === null || address.searchParams.has('language') ? {} : { language }),
  };
  for (const [name, value] of Object.entries(wanted)) address.searchParams.set(name, value);
  if (!address.searchParams.has('punctuate')) address.searchParams.set('punctuate', 'true');
  return address;
}

/** Final pieces are joined until the speaker pauses: a sentence comes in several. */
class DeepgramProtocol implements SocketProtocol {
  private gathered: Heard | null = null;
  private isFinishing = false;

  constructor(
    private readonly listener: SessionListener,
    private readonly ends: SocketEnds,
  ) {}

  read(message: string): boolean {
    const said = jsonOf(message);
    const known = results.safeParse(said);
    if (known.success) {
      this.take(known.data);
      return true;
    }
    const { data } = other.safeParse(said);
    if (data?.type === 'UtteranceEnd') this.flush();
    if (data?.type === 'Metadata' && this.isFinishing) this.ends.close(null);
    return data !== undefined && data.type !== 'Results';
  }

  finish(): void {
    this.isFinishing = true;
    this.ends.send('{"type":"CloseStream"}');
  }

  keepAlive(): void {
    if (!this.isFinishing) this.ends.send('{"type":"KeepAlive"}');
  }

  flush(): void {
    if (this.gathered) this.listener.heard({ ...this.gathered, isFinal: true });
    this.gathered = null;
  }

  isComplete(code: number): boolean {
    return this.isFinishing && code === 1_000;
  }

  private take(piece: z.infer<typeof results>): void {
    const whole = joined(this.gathered, heardIn(piece));
    if (!piece.is_final) {
      this.listener.heard(whole);
      return;
    }
    const isOver = piece.speech_final || piece.from_finalize || whole.text === '' || whole.text.length > gatheredLimit;
    this.gathered = isOver ? null : whole;
    this.listener.heard({ ...whole, isFinal: isOver });
  }
}

/** A piece begins where the one before ended, silence and all: its words tell when somebody spoke. */
function heardIn({ start, duration, channel }: z.infer<typeof results>): Heard {
  const [best] = channel.alternatives;
  const settled = start + duration;
  return {
    isFinal: false,
    text: best?.transcript ?? '',
    startMs: (best?.words[0]?.start ?? start) * 1_000,
    endMs: (best?.words.at(-1)?.end ?? settled) * 1_000,
    settledMs: settled * 1_000,
    confidence: best?.transcript ? (best.confidence ?? null) : null,
  };
}

/** The least sure piece tells how sure the whole is. */
function joined(before: Heard | null, next: Heard): Heard {
  if (!before) return next;
  if (next.text === '') return { ...before, settledMs: next.settledMs };
  const sure = [before.confidence, next.confidence].filter((one) => one !== null);
  return {
    ...next,
    text: `${before.text} ${next.text}`,
    startMs: before.startMs,
    confidence: sure.length > 0 ? Math.min(...sure) : null,
  };
}
