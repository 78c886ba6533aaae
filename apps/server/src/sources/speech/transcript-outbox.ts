import { setTimeout as pause } from 'node:timers/promises';
import type { DurationMs, SourceFrame } from '@aliado/domain';

const framesAtOnce = 100;
const retryAfter: DurationMs = 500;

/** Frames that may wait while the log is away: hours of speech. */
const waitingLimit = 5_000;

/** What was recognised in one contact, on its way into the log: in order, again and again until it is there. */
export class TranscriptOutbox {
  private readonly waiting: SourceFrame[] = [];
  private sending: Promise<void> | null = null;
  private isClosed = false;

  /** @param take rejects while the log cannot be written. */
  constructor(
    private readonly take: (frames: readonly SourceFrame[]) => Promise<unknown>,
    private readonly warn: (sentence: string) => void,
  ) {}

  put(frame: SourceFrame): void {
    if (this.waiting.length >= waitingLimit) {
      this.warn('words are lost: the log has been away for too long');
      return;
    }
    this.waiting.push(frame);
    this.sending ??= this.send();
  }

  /** Resolves when all that was put in is on disk, or the outbox was closed. */
  async empty(): Promise<void> {
    await this.sending;
  }

  /** Tries no more. */
  close(): void {
    this.isClosed = true;
  }

  private async send(): Promise<void> {
    await Promise.resolve(); // what comes in one go leaves in one go
    while (this.waiting.length > 0 && !this.isClosed) {
      const batch = this.waiting.slice(0, framesAtOnce);
      try {
        await this.take(batch);
        this.waiting.splice(0, batch.length);
      } catch (error) {
        this.warn(`words wait for the log: ${String(error)}`);
        await pause(retryAfter);
      }
    }
    this.sending = null;
  }
}
