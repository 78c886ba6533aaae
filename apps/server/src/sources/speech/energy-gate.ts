import type { DurationMs } from '@aliado/domain';

/** A stretch of sound between two pauses. */
export interface Stretch {
  readonly pcm: Buffer;
  /** Since the first sample of all. */
  readonly startMs: DurationMs;
  readonly endMs: DurationMs;
}

const frame: DurationMs = 20;
const lead = 300 / frame;
const pause = 700 / frame;
const longest = 15_000 / frame;
/** Less sound than this is a click. */
const leastLoud = 160 / frame;
/** Nothing below it counts as sound, as the root of the mean square of samples. */
const quietest = 200;
/** How far sound stands out from what the line sounds like when nobody speaks. */
const standsOut = 3;
/** Half of how long the level of the line is remembered. */
const remembered = 1_500 / frame;

/**
 * Cuts audio at its pauses by loudness alone. It cannot tell a voice from a door: music and noise pass, whispers may not. The
 * level of the line is the quietest that it was in the last seconds: what goes on longer without a dip is no speech.
 */
export class EnergyGate {
  private readonly frameBytes: number;
  private rest: Buffer = Buffer.alloc(0);
  private frames: Buffer[] = [];
  private loud = 0;
  private quietFor = 0;
  private isOpen = false;
  private quietNow = quietest;
  private quietBefore = quietest;
  private passed = 0;

  constructor(sampleRate: number) {
    this.frameBytes = Math.round((sampleRate * frame) / 1_000) * 2;
  }

  /** The stretches that end with this piece. */
  put(pcm: Buffer): readonly Stretch[] {
    const all = this.rest.length === 0 ? pcm : Buffer.concat([this.rest, pcm]);
    const stretches: Stretch[] = [];
    let at = 0;
    for (; at + this.frameBytes <= all.length; at += this.frameBytes) {
      const stretch = this.step(all.subarray(at, at + this.frameBytes));
      if (stretch) stretches.push(stretch);
    }
    this.rest = Buffer.from(all.subarray(at));
    return stretches;
  }

  /** What is still open, at the end of the audio; null where nothing is. */
  flush(): Stretch | null {
    return this.isOpen ? this.cut() : null;
  }

  private step(piece: Buffer): Stretch | null {
    const level = levelOf(piece);
    const isLoud = level > Math.max(quietest, Math.min(this.quietNow, this.quietBefore) * standsOut);
    this.quietNow = Math.min(this.quietNow, level);
    this.passed++;
    if (this.passed % remembered === 0) {
      this.quietBefore = this.quietNow;
      this.quietNow = Infinity;
    }
    this.frames.push(piece);
    this.quietFor = isLoud ? 0 : this.quietFor + 1;
    if (isLoud) {
      this.isOpen = true;
      this.loud++;
    }
    if (!this.isOpen) {
      if (this.frames.length > lead) this.frames.shift();
      return null;
    }
    return this.quietFor >= pause || this.frames.length >= longest ? this.cut() : null;
  }

  private cut(): Stretch | null {
    const { frames, loud, passed } = this;
    this.frames = [];
    this.loud = 0;
    this.isOpen = false;
    if (loud < leastLoud) return null;
    return { pcm: Buffer.concat(frames), startMs: (passed - frames.length) * frame, endMs: passed * frame };
  }
}

/** The root of the mean square of the samples. */
function levelOf(piece: Buffer): number {
  let sum = 0;
  for (let at = 0; at + 1 < piece.length; at += 2) sum += piece.readInt16LE(at) ** 2;
  return Math.sqrt(sum / (piece.length / 2));
}
