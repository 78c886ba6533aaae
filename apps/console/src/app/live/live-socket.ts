import { inject, Service, signal } from '@angular/core';
import type { ClientToServer, DurationMs, EpochMs, LiveRefusal, ServerToClient } from '@aliado/domain';
import { Subject } from 'rxjs';
import { backoff } from './backoff.ts';
import type { FreshnessState } from './freshness.ts';
import { freshnessOf } from './freshness.ts';
import type { AnswerTo, LineListener, RequestOf } from './live-line.ts';
import { LiveLine } from './live-line.ts';
import { LivePushes } from './live-pushes.ts';
import { ServerClock } from './server-clock.ts';
import type { Delivery } from './stream-reader.ts';
import { StreamReader } from './stream-reader.ts';

/** How the screen stands to the server, told when it changes. Times are the server's. */
export interface LinkChange {
  readonly freshness: FreshnessState;
  readonly changedAt: EpochMs;
  /** Up to when the screen is certain; null before the first word. */
  readonly certainUntil: EpochMs | null;
  /** When the next try is due; null unless offline. */
  readonly retryAt: EpochMs | null;
  /** Entries that were missed and came after the last connection. */
  readonly recovered: number;
}

const tickEvery: DurationMs = 250;
/** A quiet line is asked before its silence is two seconds old, so that the answer still finds the screen live. */
const beatAfter: DurationMs = 1_500;
/** A line that is silent this long is taken for dead, whatever the browser says. */
const deadAfter: DurationMs = 12_000;
const answerWithin: DurationMs = 8_000;

/** Follows streams over a line that breaks and comes back. Everything it delivers is in order and exactly once. */
@Service()
export class LiveSocket extends LivePushes implements LineListener {
  private readonly line = inject(LiveLine);
  private readonly clock = inject(ServerClock);
  private readonly readers = new Map<string, StreamReader>();
  /** How many parts of the screen want each stream. */
  private readonly wanted = new Map<string, number>();
  /** Readers that have not read yet what was missed before the last connection. */
  private readonly behind = new Set<StreamReader>();
  /** Readers for which somebody reads what is missing in between. */
  private readonly filling = new Set<StreamReader>();
  private ticking: ReturnType<typeof setInterval> | null = null;
  private isConnected = false;
  private isCaughtUp = false;
  private isBeating = false;
  private lastHeardAt: EpochMs | null = null;
  private failures = 0;
  private retryAt: EpochMs | null = null;
  private recovered = 0;
  private told: Pick<LinkChange, 'freshness' | 'retryAt'> | null = null;

  readonly deliveries = new Subject<Delivery>();
  readonly links = new Subject<LinkChange>();
  /** The server ended the session, or refused the line: `refused` leaves open why. */
  readonly signOuts = new Subject<Parameters<ServerToClient['signedOut']>[0]['because'] | 'refused'>();
  /** Whether requests can be sent now. */
  readonly isOpen = signal(false);
  private readonly refused = signal<ReadonlyMap<string, LiveRefusal>>(new Map());
  /** Streams that the server lets nobody here follow, and why. They are asked for again at the next connection, or by hand. */
  readonly refusals = this.refused.asReadonly();

  constructor() {
    super();
    this.line.listen(this);
  }

  /** Opens the line and keeps it open until `stop`. */
  start(): void {
    if (this.ticking !== null) return;
    this.ticking = setInterval(() => this.tick(), tickEvery);
    this.line.open();
  }

  /** Closes the line and forgets every stream. */
  stop(): void {
    if (this.ticking !== null) clearInterval(this.ticking);
    this.ticking = null;
    for (const reader of this.readers.values()) reader.stop();
    this.readers.clear();
    this.wanted.clear();
    this.behind.clear();
    this.refused.set(new Map());
    this.disconnected();
    this.lastHeardAt = null;
    this.told = null;
    this.line.close();
  }

  /** Tries at once instead of waiting: the line while it is down, else the streams that were refused. */
  retryNow(): void {
    if (this.ticking === null) return;
    if (this.isConnected) {
      const refused = [...this.refused().keys()].flatMap((id) => this.readers.get(id) ?? []);
      if (refused.length > 0) void this.catchUpAll(refused);
      return;
    }
    this.retryAt = null;
    this.line.close();
    this.line.open();
  }

  /** Follows a stream from its beginning, once however many parts of the screen want it. Each of them unwatches it. */
  watch(streamId: string): void {
    this.wanted.set(streamId, (this.wanted.get(streamId) ?? 0) + 1);
    if (this.readers.has(streamId)) return;
    const reader = new StreamReader(streamId, {
      watch: (id, after) => this.watchAfter(id, after),
      deliver: (delivery) => this.deliveries.next(delivery),
      refused: (id, refusal) => this.settle(id, refusal),
      missing: (holed) => void this.fill(holed),
    });
    this.readers.set(streamId, reader);
    if (this.isConnected) void this.catchUpAll([reader]);
  }

  /** Stops following a stream once no part of the screen wants it any more; tells whether that is so. */
  unwatch(streamId: string): boolean {
    const left = (this.wanted.get(streamId) ?? 1) - 1;
    if (left > 0) this.wanted.set(streamId, left);
    else this.forget(streamId);
    return left <= 0;
  }

  /**
   * Asks the server.
   * @throws NoAnswer if none came
   */
  async ask<M extends keyof ClientToServer>(message: M, request: RequestOf<M>): Promise<AnswerTo<M>> {
    const answer = await this.line.ask(message, request, answerWithin);
    this.heard();
    return answer;
  }

  opened(): void {
    this.isConnected = true;
    this.isCaughtUp = false;
    this.failures = 0;
    this.retryAt = null;
    this.recovered = 0;
    this.isOpen.set(true);
    this.heard();
    void this.beat();
    void this.catchUpAll([...this.readers.values()]);
  }

  closed(because: 'lost' | 'refused'): void {
    this.disconnected();
    if (this.ticking === null) return;
    this.retryAt ??=
      Date.now() + backoff(because === 'refused' ? Math.max(3, this.failures) : this.failures, Math.random());
    this.failures++;
    if (because === 'refused') this.signOuts.next('refused');
    this.tell();
  }

  recorded(entries: Parameters<ServerToClient['recorded']>[0]): void {
    this.heard();
    const first = entries[0];
    if (first) this.readers.get(first.streamId)?.arrive(entries);
  }

  signedOut({ because }: Parameters<ServerToClient['signedOut']>[0]): void {
    this.signOuts.next(because);
  }

  draining({ retryAfterMs }: Parameters<ServerToClient['draining']>[0]): void {
    this.retryAt = Date.now() + retryAfterMs + backoff(0, Math.random());
  }

  private forget(streamId: string): void {
    this.wanted.delete(streamId);
    const reader = this.readers.get(streamId);
    reader?.stop();
    if (reader) this.behind.delete(reader);
    this.readers.delete(streamId);
    this.settle(streamId, null);
    // an answer says nothing that is needed; a lost one only costs entries that are dropped
    if (this.isConnected) this.ask('unwatch', { streamId }).catch(() => undefined);
  }

  private async watchAfter(streamId: string, after: number) {
    const sentAt = Date.now();
    const reply = await this.ask('watch', { streamId, after });
    if ('serverTime' in reply) {
      this.clock.learn(reply.serverTime, sentAt, Date.now());
      this.settle(streamId, null);
    }
    return reply;
  }

  /** Notes why a stream cannot be followed; null when it can, or need not be any more. */
  private settle(streamId: string, refusal: LiveRefusal | null): void {
    if ((this.refused().get(streamId) ?? null) === refusal) return;
    const refused = new Map(this.refused());
    if (refusal === null) refused.delete(streamId);
    else refused.set(streamId, refusal);
    this.refused.set(refused);
    this.tell();
  }

  private async catchUpAll(readers: readonly StreamReader[]): Promise<void> {
    const isReturning = this.lastHeardAt !== null && readers.some(({ delivered }) => delivered > 0);
    for (const reader of readers) this.behind.add(reader);
    const read = await Promise.allSettled(readers.map((reader) => reader.catchUp()));
    for (const [index, reader] of readers.entries())
      if (read[index]?.status === 'fulfilled') this.behind.delete(reader);
    if (isReturning) this.recovered += read.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0), 0);
    if (!this.isConnected) return;
    const left = readers.filter((reader) => this.behind.has(reader));
    if (left.length > 0) setTimeout(() => this.isConnected && void this.catchUpAll(left), backoff(0, Math.random()));
    this.isCaughtUp = this.behind.size === 0;
    this.tell();
  }

  /** Reads what is missing in between, until it is there or the line breaks: then the next one reads it. */
  private async fill(reader: StreamReader): Promise<void> {
    if (this.filling.has(reader)) return;
    this.filling.add(reader);
    while (this.isConnected && reader.isMissing) {
      await reader.catchUp().catch(() => undefined); // whether something is still missing decides, not whether this read failed
      if (reader.isMissing) await new Promise((resume) => setTimeout(resume, backoff(0, Math.random())));
    }
    this.filling.delete(reader);
  }

  private async beat(): Promise<void> {
    if (this.isBeating) return;
    this.isBeating = true;
    const sentAt = Date.now();
    try {
      const { serverTime } = await this.ask('beat', { sentAt });
      this.clock.learn(serverTime, sentAt, Date.now());
    } catch {
      // silence is what freshness is about: the next tick sees it
    } finally {
      this.isBeating = false;
    }
  }

  private tick(): void {
    const now = Date.now();
    const silence = now - (this.lastHeardAt ?? now);
    if (this.isConnected && silence > deadAfter) {
      this.line.close();
      this.closed('lost');
    } else if (this.isConnected && silence >= beatAfter) void this.beat();
    else if (!this.isConnected && this.retryAt !== null && now >= this.retryAt) {
      this.retryAt = null;
      this.line.open();
    }
    this.tell();
  }

  protected override heard(): void {
    this.lastHeardAt = Date.now();
    if (this.told?.freshness !== 'live') this.tell();
  }

  private disconnected(): void {
    this.isConnected = false;
    this.isCaughtUp = false;
    this.isOpen.set(false);
  }

  private tell(): void {
    const now = Date.now();
    const { isConnected, isCaughtUp, lastHeardAt } = this;
    const isWhole = this.refused().size === 0;
    const freshness = freshnessOf({ isConnected, isCaughtUp, isWhole, lastHeardAt }, now);
    const toServer = (at: EpochMs | null) => at && at + this.clock.ahead;
    const retryAt = toServer(this.retryAt);
    if (freshness === this.told?.freshness && retryAt === this.told.retryAt) return;
    this.told = { freshness, retryAt };
    this.links.next({
      freshness,
      changedAt: toServer(now) ?? now,
      certainUntil: toServer(lastHeardAt),
      retryAt,
      recovered: this.recovered,
    });
    if (freshness === 'live') this.recovered = 0; // told once
  }
}
