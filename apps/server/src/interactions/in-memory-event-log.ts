import type { AnyRecorded, EpochMs } from '@aliado/domain';
import { EventLog, SequenceTaken, type Append, type Appended, type Receipt, type StoredSnapshot } from './event-log.ts';

/** The log without a disk, for specs. Keeps the same contract but for durability. */
export class InMemoryEventLog extends EventLog {
  private readonly streams = new Map<string, AnyRecorded[]>();
  private readonly receipts = new Map<string, { streamId: string; sequence: number; recordedAt: EpochMs }>();
  private readonly live = new Set<string>();
  private readonly snapshots = new Map<string, StoredSnapshot>();

  async append({ streamId, expected, entries, commandId, recordedAt, turns }: Append): Promise<Appended> {
    const receipt = commandId === null ? undefined : this.receipts.get(commandId);
    if (receipt) return { repeated: { streamId: receipt.streamId, sequence: receipt.sequence } };
    const stream = this.streams.get(streamId) ?? [];
    if (entries.length > 0 && stream.length !== expected) throw new SequenceTaken(streamId);
    const recorded = entries.map((entry, index) => ({
      streamId,
      sequence: expected + index + 1,
      recordedAt,
      ...entry,
    }));
    this.streams.set(streamId, [...stream, ...recorded]);
    if (commandId !== null) {
      this.receipts.set(commandId, { streamId, sequence: expected + entries.length, recordedAt });
    }
    if (turns === 'live') this.live.add(streamId);
    if (turns === 'closed') this.live.delete(streamId);
    return { entries: recorded };
  }

  async appendChain(chain: readonly Append[]): Promise<readonly Appended[]> {
    const [first] = chain;
    const length = this.streams.get(first?.streamId ?? '')?.length ?? 0;
    const isRepeated = chain.some(
      ({ commandId, entries }) => commandId !== null && entries.length > 0 && this.receipts.has(commandId),
    );
    const hasEntries = chain.some(({ entries }) => entries.length > 0);
    if (first && (isRepeated || (hasEntries && length !== first.expected))) throw new SequenceTaken(first.streamId);
    const appended: Appended[] = [];
    for (const append of chain) appended.push(await this.append(append));
    return appended;
  }

  async readAfter(streamId: string, after: number, limit: number): Promise<readonly AnyRecorded[]> {
    return (this.streams.get(streamId) ?? []).slice(after, after + limit);
  }

  /** Every stream that has entries. */
  streamIds(): readonly string[] {
    return [...this.streams].filter(([, entries]) => entries.length > 0).map(([streamId]) => streamId);
  }

  async readReceipt(commandId: string): Promise<Receipt | null> {
    const receipt = this.receipts.get(commandId);
    return receipt ? { streamId: receipt.streamId, sequence: receipt.sequence } : null;
  }

  async liveStreams(): Promise<readonly string[]> {
    return [...this.live];
  }

  async readSnapshot(streamId: string): Promise<StoredSnapshot | null> {
    return this.snapshots.get(streamId) ?? null;
  }

  async writeSnapshot(streamId: string, snapshot: StoredSnapshot): Promise<void> {
    const kept = this.snapshots.get(streamId);
    const isOlder = kept && kept.foldVersion === snapshot.foldVersion && kept.sequence > snapshot.sequence;
    if (!isOlder) this.snapshots.set(streamId, snapshot);
  }

  async writable(): Promise<void> {
    return; // it always is
  }

  async forgetReceipts(before: EpochMs): Promise<number> {
    const old = [...this.receipts].filter(([, { recordedAt }]) => recordedAt < before);
    for (const [commandId] of old) this.receipts.delete(commandId);
    return old.length;
  }
}
