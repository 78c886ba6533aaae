import type { DurationMs, EpochMs } from '@aliado/domain';
import { durationOf } from './speech-driver.ts';
import type { SpokenAudio } from './speech-recogniser.ts';

/** Where in a session's audio some moment is: after a pause of the source, the audio goes on and the clock has moved. */
interface Anchor {
  readonly position: DurationMs;
  readonly at: EpochMs;
}

/** Smaller differences are a source's clock and its packets, milliseconds. */
const tolerance: DurationMs = 100;
const anchorLimit = 1_000;

/** What an engine was sent in one session, and what of it is settled: positions in its audio, and the source's time at them. */
export class AudioTimeline {
  private readonly anchors: Anchor[] = [];
  private sentUntil: DurationMs = 0;
  private settledUntil: DurationMs = 0;

  constructor(private readonly sampleRate: number) {}

  get sent(): DurationMs {
    return this.sentUntil;
  }

  get settled(): DurationMs {
    return this.settledUntil;
  }

  /** A piece went out. */
  add({ pcm, startedAt }: SpokenAudio): void {
    const isNew = this.anchors.length === 0 || Math.abs(this.timeOf(this.sentUntil) - startedAt) > tolerance;
    if (isNew) this.anchors.push({ position: this.sentUntil, at: startedAt });
    if (this.anchors.length > anchorLimit) this.anchors.shift();
    this.sentUntil += durationOf(pcm.length, this.sampleRate);
  }

  /** Up to here nothing more comes: what is earlier need not be known any longer. */
  settle(position: DurationMs): void {
    this.settledUntil = Math.max(this.settledUntil, this.within(position));
    while ((this.anchors[1]?.position ?? Infinity) <= this.settledUntil) this.anchors.shift();
  }

  /** A position inside what was sent and is not settled. */
  within(position: DurationMs): DurationMs {
    return Math.min(Math.max(position, this.settledUntil), this.sentUntil);
  }

  timeOf(position: DurationMs): EpochMs {
    const anchor = this.anchors.findLast((one) => one.position <= position) ?? this.anchors[0];
    return anchor ? Math.max(0, Math.round(anchor.at + position - anchor.position)) : 0;
  }
}
