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
  /** The stream cannot be watched at all. */
  refused(streamId: string, refusal: LiveRefusal): void;
  /** Entries are missing and nobody reads them: somebody must call `catchUp` until it succeeds. */
  missing(reader: StreamReader): void;
}

/** The server could not give all that is known to exist: ask again. */
export class StillBehind extends Error {
  readonly code = 'live/still-behind';
}

/** Refusals that may be gone at the next try. */
const passing: ReadonlySet<LiveRefusal> = new Set<LiveRefusal>(['live/unavailable', 'live/too-many']);

/** Pages read in one go at most: a stream that does not end after these is read on with the next arrival. */
const pageLimit = 1_000;

/** Reads one stream: what was missed, what comes, and what is missing in between. */
export class StreamReader {
  private state: Gapless<AnyRecorded> = gaplessFrom();
  private reading: Promise<number> | null = null;
  private isStopped = false;
  private isRefused = false;
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

  /** Whether entries are known to exist that were not delivered, and may be read. */
  get isMissing(): boolean {
    return hasHole(this.state) && !this.isStopped && !this.isRefused;
  }

  /** Takes what the server sent by itself; tells of a hole that it leaves unless it is being read already. */
  arrive(entries: readonly AnyRecorded[]): void {
    if (this.isStopped) return;
    this.deliver(null, entries);
    if (this.isMissing && !this.reading) this.ends.missing(this);
  }

  /**
   * Watches the stream from the last entry delivered and reads until nothing is left. Tells how many entries came.
   * @throws NoAnswer if the line broke, StillBehind if there is more; what was delivered stays delivered
   */
  catchUp(): Promise<number> {
    this.reading ??= this.read().finally(() => {
      this.reading = null;
      // an arrival while it was being read may have left a hole of which nobody was told
      if (this.isMissing) this.ends.missing(this);
    });
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
        if (passing.has(reply.refused)) throw new StillBehind(reply.refused);
        this.isRefused = true;
        this.ends.refused(this.streamId, reply.refused);
        return this.state.delivered - from;
      }
      this.isRefused = false;
      this.deliver(reply.snapshot, reply.entries);
      const isStuck = this.state.delivered === before;
      if (!reply.hasMore || isStuck) break;
    }
    // an answer that was made before the last arrival does not fill the hole that it showed
    if (this.isMissing) throw new StillBehind('entries are missing');
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
