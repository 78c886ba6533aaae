import type { DurationMs, EpochMs } from '@aliado/domain';
import type { LostSpeech } from './speech-recogniser.ts';

/** After so much, it is told while it still goes on. */
const tellAfter: DurationMs = 10_000;

/** Joins what is lost in one go, so that it is told as one: when it is over, and before that when it takes long. */
export class LossRecord {
  private since: EpochMs | null = null;
  private until: EpochMs = 0;
  private isTold = false;

  constructor(private readonly tell: (speech: LostSpeech) => void) {}

  add(since: EpochMs, until: EpochMs): void {
    const from = this.since === null ? since : Math.min(this.since, since);
    this.since = from;
    this.until = Math.max(this.until, until);
    if (this.isTold || this.until - from < tellAfter) return;
    this.isTold = true;
    this.tell({ since: from, until: null });
  }

  /** Audio is heard again, or the channel is at its end. */
  over(): void {
    const { since, until } = this;
    this.since = null;
    this.until = 0;
    this.isTold = false;
    if (since !== null) this.tell({ since, until });
  }
}
