import type { AnyRecorded, LiveRefusal, Snapshot, WatchReply } from '@aliado/domain';
import type { Gapless } from './gapless.ts';
import { gaplessFrom, hasHole, jumpTo, take } from './gapless.ts';

/** A piece of one stream, in order, without holes, delivered exactly once. A snapshot comes before its entries. */
export interface Delivery {
  readonly streamId: string;
  /** Replaces all that was known of the stream; null when there is nothing to replace. */
  readonly snapshot: Snapshot | null;
  readonly entries: readonly AnyRecorded[];
}

/** How a reader reaches the server and its listener. */
export interface StreamEnds {
  /** @throws NoAnswer */
  watch(streamId: string, after: number): Promise<WatchReply>;
  deliver(delivery: Delivery): void;
  refused(streamId: string, refusal: LiveRefusal): void;
}

/** Pages read in one go at most: a stream that does not end after these is read on with the next arrival. */
const pageLimit = 1_000;

/** Reads one stream: what was missed, what comes, and what is missing in between. */
export class StreamReader {
  private state: Gapless<AnyRecorded> = gaplessFrom();
  private reading: Promise<number> | null = null;
  private isStopped = false;
  readonly streamId: string;
  private readonly ends: StreamEnds;

  constructor(streamId: string, ends: StreamEnds) {
    this.streamId = streamId;
    this.ends = ends;
  }

  /** The sequence of the last entry delivered. */
  get delivered(): number {
    return this.state.delivered;
  }

  /** Takes what the server sent by itself; asks for a hole that it leaves, once at a time. */
  arrive(entries: readonly AnyRecorded[]): void {
    if (this.isStopped) return;
    this.deliver(null, entries);
    if (hasHole(this.state) && !this.reading) this.catchUp().catch(() => undefined); // the next arrival or connection asks again
  }

  /**
   * Watches the stream from the last entry delivered and reads until nothing is left. Tells how many entries came.
   * @throws NoAnswer if the line broke; what was delivered stays delivered
   */
  catchUp(): Promise<number> {
    this.reading ??= this.read().finally(() => (this.reading = null));
    return this.reading;
  }

  /** Delivers nothing any more. */
  stop(): void {
    this.isStopped = true;
  }

  private async read(): Promise<number> {
    const from = this.state.delivered;
    for (let page = 0; page < pageLimit && !this.isStopped; page++) {
      const before = this.state.delivered;
      const reply = await this.ends.watch(this.streamId, before);
      if (this.isStopped) break;
      if ('refused' in reply) {
        this.ends.refused(this.streamId, reply.refused);
        break;
      }
      this.deliver(reply.snapshot, reply.entries);
      const isStuck = this.state.delivered === before;
      if (!reply.hasMore || isStuck) break;
    }
    return this.state.delivered - from;
  }

  private deliver(snapshot: Snapshot | null, entries: readonly AnyRecorded[]): void {
    const isNews = snapshot !== null && snapshot.state.sequence > this.state.delivered;
    const jumped = isNews ? jumpTo(this.state, snapshot.state.sequence) : { state: this.state, ready: [] };
    const taken = take(jumped.state, entries);
    this.state = taken.state;
    const ready = [...jumped.ready, ...taken.ready];
    if (isNews || ready.length > 0) {
      this.ends.deliver({ streamId: this.streamId, snapshot: isNews ? snapshot : null, entries: ready });
    }
  }
}
