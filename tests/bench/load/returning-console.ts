import type { AnyRecorded, WatchReply } from '@aliado/domain';
import { LightSocket, type LightAddress } from './light-socket.ts';

const shortestWaitMs = 500;
const longestWaitMs = 20_000;

/** A console that comes back by itself as the real one does, from the last entry it has, and knows what it has seen. */
export class ReturningConsole {
  /** Ids of the utterances that reached it. */
  readonly heard = new Set<string>();
  private readonly last = new Map<string, number>();
  private socket: LightSocket | null = null;
  private failures = 0;
  private isClosed = false;
  /** When it had caught up after it was last gone, by this process's clock; null while it is gone. */
  backAt: number | null = null;

  constructor(
    private readonly address: LightAddress,
    streams: readonly string[],
  ) {
    for (const stream of streams) this.last.set(stream, 0);
  }

  /** Connects and catches up; tries until it can. */
  async open(): Promise<void> {
    try {
      this.socket = await LightSocket.open(this.address, {
        hear: (text) => this.hear(text),
        closed: () => this.gone(),
      });
      for (const [streamId, after] of this.last) await this.catchUp(streamId, after);
      this.failures = 0;
      this.backAt = performance.now();
    } catch {
      this.socket?.close();
      this.comeBackLater();
    }
  }

  close(): void {
    this.isClosed = true;
    this.socket?.close();
  }

  private async catchUp(streamId: string, after: number): Promise<void> {
    const reply = (await this.socket?.ask('watch', { streamId, after })) as WatchReply;
    if ('refused' in reply) throw new Error(reply.refused);
    this.take(reply.entries);
    if (reply.hasMore) await this.catchUp(streamId, this.last.get(streamId) ?? after);
  }

  private hear(text: string): void {
    const [message, entries] = JSON.parse(text.slice(text.indexOf('['))) as [string, readonly AnyRecorded[]];
    if (message === 'recorded') this.take(entries);
  }

  private take(entries: readonly AnyRecorded[]): void {
    for (const { streamId, sequence, event } of entries) {
      this.last.set(streamId, Math.max(sequence, this.last.get(streamId) ?? 0));
      if (event.type === 'UtteranceSpoken') this.heard.add(event.utteranceId);
    }
  }

  private gone(): void {
    if (this.backAt === null) return;
    this.backAt = null;
    this.comeBackLater();
  }

  private comeBackLater(): void {
    if (this.isClosed) return;
    const ceiling = Math.min(longestWaitMs, shortestWaitMs * 2 ** ++this.failures);
    setTimeout(() => void this.open(), shortestWaitMs + Math.random() * (ceiling - shortestWaitMs));
  }
}
