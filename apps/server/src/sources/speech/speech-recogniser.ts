import type { DurationMs, EpochMs, Language } from '@aliado/domain';

/** What is to be recognised: one person on one line. */
export interface SpokenChannel {
  /** The participant whose voice it is, by the source's own id. */
  readonly channel: string;
  /** Samples a second. */
  readonly sampleRate: number;
  /** Null where it is not known which. */
  readonly language: Language | null;
}

/** A piece of a channel: samples of 16 bits, signed, little-endian, one after the other. */
export interface SpokenAudio {
  readonly pcm: Buffer;
  /** When its first sample was spoken, by the source's clock. */
  readonly startedAt: EpochMs;
}

/** Words that were recognised, for now or for good. Times are those of the source's clock. */
export interface Recognised {
  /** The same in all that is told of one utterance. */
  readonly utteranceId: string;
  readonly channel: string;
  /** From 1, one more each time something is told of this utterance. */
  readonly revision: number;
  readonly isFinal: boolean;
  /** All of the utterance so far; empty where what was told is taken back. */
  readonly text: string;
  readonly startMs: EpochMs;
  readonly endMs: EpochMs;
  /** 0 to 1; null where the recogniser gives none. */
  readonly confidence: number | null;
  readonly language: Language | null;
}

/** Speech of which no words will come. */
export interface LostSpeech {
  readonly since: EpochMs;
  /** Null while it goes on; told again when it is over. */
  readonly until: EpochMs | null;
}

/** Who is told what a channel gives. */
export interface RecognitionListener {
  recognised(words: Recognised): void;
  lost(speech: LostSpeech): void;
}

/** A channel that is listened to. */
export interface Recognition {
  /** Takes the next piece; never waits. What cannot be passed on in time is lost, the oldest first, and told as such. */
  hear(audio: SpokenAudio): void;

  /** No more comes. Resolves when the last words were told, or the patience with the recogniser is over. */
  finish(within?: DurationMs): Promise<void>;
}

/** Turns voices into words. */
export abstract class SpeechRecogniser {
  abstract listen(channel: SpokenChannel, listener: RecognitionListener): Recognition;
}
