import type { DurationMs, Language } from '@aliado/domain';
import { z } from 'zod';

/** What an engine has to know before it hears anything. */
export interface SpeechFormat {
  /** Samples a second: 16 bits, signed, little-endian, one channel. */
  readonly sampleRate: number;
  readonly language: Language | null;
}

/** What an engine understood. Times count from the first sample of its session; null where it tells none. */
export interface Heard {
  /** Nothing more comes of it: what follows is another utterance. Without words, it says that there were none. */
  readonly isFinal: boolean;
  readonly text: string;
  readonly startMs: DurationMs | null;
  readonly endMs: DurationMs | null;
  /** Up to where the audio is settled by what is final; null where that is the end of the words. */
  readonly settledMs: DurationMs | null;
  readonly confidence: number | null;
}

/** Who is told what becomes of a session. Nothing is told after `closed`. */
export interface SessionListener {
  opened(): void;
  heard(words: Heard): void;
  /** What was full may have room again. */
  drained(): void;
  /** Told once. @param failure null where the engine gave all that it had after `finish`. */
  closed(failure: string | null): void;
}

/** One engine listening to one channel, from connecting to closing. */
export interface SpeechSession {
  /** More would only wait in memory. */
  readonly isFull: boolean;
  /** Only once it is open, and before it is finished. */
  send(pcm: Buffer): void;
  /** Asks for the last words; `closed` follows. */
  finish(): void;
  /** Ends at once; `closed` follows. */
  abort(): void;
}

/** How one kind of engine is spoken to. Knows nothing of contacts; does not connect again. */
export interface SpeechDriver {
  open(format: SpeechFormat, listener: SessionListener): SpeechSession;
}

/** The longest text that an engine may give for one utterance, in UTF-16 units: a source may tell no more. */
export const heardLimit = 10_000;

/** The longest that a session may last, milliseconds: times beyond it are none. */
export const sessionLimit: DurationMs = 24 * 3_600_000;

/** A moment of a session as engines tell it: seconds from its first sample. */
export const secondsOfSession = z
  .number()
  .min(0)
  .max(sessionLimit / 1_000);

/** Milliseconds of audio that some bytes hold. */
export const durationOf = (bytes: number, sampleRate: number): DurationMs => (bytes / 2 / sampleRate) * 1_000;
