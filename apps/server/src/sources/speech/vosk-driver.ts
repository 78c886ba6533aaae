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

const text = z.string().max(heardLimit);

const final = z.object({
  text,
  result: z
    .array(z.object({ start: seconds, end: seconds, conf: z.number().min(0).max(1).nullable().default(null) }))
    .max(5_000)
    .default([]),
});

const partial = z.object({ partial: text });

/** The server compares this text, blanks included. */
const endOfAudio = '{"eof" : 1}';

/**
 * The protocol of vosk-server: a configuration, binary audio, `partial` and `result` with `text` in return, and `eof` at the
 * end. The language is that of the model which the server has loaded.
 */
export class VoskDriver implements SpeechDriver {
  constructor(private readonly settings: { readonly url: string; readonly key: string | null }) {}

  open(format: SpeechFormat, listener: SessionListener): SpeechSession {
    const { url, key } = this.settings;
    const headers: Readonly<Record<string, string>> = key === null ? {} : { authorization: `Bearer ${key}` };
    return new WebSocketSession({ url, headers }, format, listener, (ends) => new VoskProtocol(format, listener, ends));
  }
}

class VoskProtocol implements SocketProtocol {
  private isFinishing = false;
  private isLastFinal = false;

  constructor(
    private readonly format: SpeechFormat,
    private readonly listener: SessionListener,
    private readonly ends: SocketEnds,
  ) {}

  opened(): void {
    this.ends.send(JSON.stringify({ config: { sample_rate: this.format.sampleRate, words: true } }));
  }

  /** What it heard after `eof` is one more `result`, and the server closes: answers to earlier audio come before it. */
  read(message: string): boolean {
    const said = jsonOf(message);
    const whole = final.safeParse(said);
    this.isLastFinal = whole.success;
    if (whole.success) {
      this.listener.heard(finalOf(whole.data));
      return true;
    }
    const growing = partial.safeParse(said);
    if (!growing.success) return false;
    const nothing = { startMs: null, endMs: null, settledMs: null, confidence: null };
    this.listener.heard({ isFinal: false, text: growing.data.partial, ...nothing });
    return true;
  }

  finish(): void {
    this.isFinishing = true;
    this.ends.send(endOfAudio);
  }

  isComplete(): boolean {
    return this.isFinishing && this.isLastFinal;
  }
}

function finalOf({ text: words, result }: z.infer<typeof final>): Heard {
  const [first] = result;
  const last = result.at(-1);
  const sure = result.flatMap(({ conf }) => (conf === null ? [] : [conf]));
  const confidence = sure.length === 0 ? null : sure.reduce((sum, one) => sum + one, 0) / sure.length;
  return {
    isFinal: true,
    text: words,
    startMs: first ? first.start * 1_000 : null,
    endMs: last ? last.end * 1_000 : null,
    settledMs: null,
    confidence,
  };
}
