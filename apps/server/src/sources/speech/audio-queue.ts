import type { DurationMs, EpochMs } from '@aliado/domain';
import { durationOf } from './speech-driver.ts';
import type { SpokenAudio } from './speech-recogniser.ts';

/** Audio that waits for an engine, at most so much of it: the oldest makes room for the newest. */
export class AudioQueue {
  private readonly pieces: SpokenAudio[] = [];
  private length: DurationMs = 0;

  constructor(
    private readonly sampleRate: number,
    private readonly limit: DurationMs,
  ) {}

  /** Milliseconds that wait. */
  get waiting(): DurationMs {
    return this.length;
  }

  /** Puts a piece behind the others. Gives what had to go, oldest first. */
  put(piece: SpokenAudio): readonly SpokenAudio[] {
    this.pieces.push(piece);
    this.length += this.lengthOf(piece);
    const gone: SpokenAudio[] = [];
    while (this.length > this.limit && this.pieces.length > 1) gone.push(...this.taken());
    return gone;
  }

  /** The oldest piece; null where none waits. */
  take(): SpokenAudio | null {
    return this.taken()[0] ?? null;
  }

  /** All of it. */
  clear(): readonly SpokenAudio[] {
    this.length = 0;
    return this.pieces.splice(0);
  }

  /** When the last sample of a piece was spoken. */
  endOf(piece: SpokenAudio): EpochMs {
    return Math.round(piece.startedAt + this.lengthOf(piece));
  }

  private taken(): readonly SpokenAudio[] {
    const taken = this.pieces.splice(0, 1);
    for (const piece of taken) this.length -= this.lengthOf(piece);
    return taken;
  }

  private lengthOf({ pcm }: SpokenAudio): DurationMs {
    return durationOf(pcm.length, this.sampleRate);
  }
}
