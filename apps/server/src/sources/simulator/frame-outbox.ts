import type { DurationMs, FrameRefusal, SourceFrame } from '@aliado/domain';
import type { Cancel, Scheduler } from './scheduler.ts';

/** How the server answers frames. */
export type FramesReply =
  { readonly taken: number; readonly refused: readonly FrameRefusal[] } | { readonly failed: string };

/** Brings frames to the server; rejects when no answer comes. */
export type Deliver = (frames: readonly SourceFrame[]) => Promise<FramesReply>;

/** What has been sent so far. */
export interface OutboxFigures {
  readonly acknowledged: number;
  readonly waiting: number;
  /** Batches that had to be sent again. */
  readonly repeats: number;
  readonly refused: number;
  /** The first refusals, for people to read. */
  readonly refusals: readonly FrameRefusal[];
  /** From sending to the acknowledgement, of the newest batches. */
  readonly delays: readonly DurationMs[];
}

const framesAtOnce = 500;
const retryAfter = 500;
const refusalsKept = 5;
const delaysKept = 2_000;

/**
 * Frames on their way. They leave in order, one batch at a time, and stay here until the server has them on disk: whatever
 * breaks, the same frames go out again under the same ids. At least once, nothing lost while this process lives.
 */
export class FrameOutbox {
  private readonly waiting: SourceFrame[] = [];
  private readonly delays: DurationMs[] = [];
  private readonly refusals: FrameRefusal[] = [];
  private acknowledged = 0;
  private repeats = 0;
  private refused = 0;
  private deliver: Deliver | null = null;
  private isSending = false;
  private plan: Cancel | null = null;
  private resting: (() => void)[] = [];

  constructor(private readonly scheduler: Scheduler) {}

  get figures(): OutboxFigures {
    const { acknowledged, repeats, refused, refusals, delays } = this;
    return {
      acknowledged,
      repeats,
      refused,
      refusals: [...refusals],
      delays: [...delays],
      waiting: this.waiting.length,
    };
  }

  put(frame: SourceFrame): void {
    this.waiting.push(frame);
    this.sendSoon(0);
  }

  /** A line to the server stands. */
  connect(deliver: Deliver): void {
    this.deliver = deliver;
    this.sendSoon(0);
  }

  /** The line is gone; frames wait for the next. */
  disconnect(): void {
    this.deliver = null;
  }

  /** Resolves when the server has everything. */
  empty(): Promise<void> {
    return this.waiting.length === 0 ? Promise.resolve() : new Promise((done) => this.resting.push(done));
  }

  /** What happens in one instant leaves in one batch. */
  private sendSoon(delay: DurationMs): void {
    if (this.plan || this.isSending || !this.deliver || this.waiting.length === 0) return;
    this.plan = this.scheduler.after(delay, () => {
      this.plan = null;
      if (this.deliver) void this.send(this.deliver);
    });
  }

  private async send(deliver: Deliver): Promise<void> {
    const batch = this.waiting.slice(0, framesAtOnce);
    const sentAt = this.scheduler.now();
    this.isSending = true;
    const reply = await deliver(batch).catch(() => ({ failed: 'no answer' }));
    this.isSending = false;
    const isTaken = 'taken' in reply;
    if (isTaken) this.settle(batch.length, reply.refused, this.scheduler.now() - sentAt);
    else this.repeats++;
    this.sendSoon(isTaken ? 0 : retryAfter);
  }

  private settle(count: number, refused: readonly FrameRefusal[], delay: DurationMs): void {
    this.waiting.splice(0, count);
    this.acknowledged += count - refused.length;
    this.refused += refused.length;
    this.refusals.push(...refused.slice(0, refusalsKept - this.refusals.length));
    this.delays.push(delay);
    if (this.delays.length > delaysKept) this.delays.shift();
    if (this.waiting.length > 0) return;
    const resting = this.resting;
    this.resting = [];
    for (const done of resting) done();
  }
}
