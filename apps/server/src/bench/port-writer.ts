import { performance } from 'node:perf_hooks';
import type { EventLog } from '../interactions/event-log.ts';
import { entryAt, type Writer } from './writer.ts';

let streams = 0;

/** Appends through the log, as the recorder does: one row each, on streams of their own. */
export class PortWriter implements Writer {
  readonly name: string;

  /** @param hasReceipts whether each append leaves a receipt, as those of sources do. */
  constructor(
    private readonly log: EventLog,
    private readonly hasReceipts: boolean,
  ) {
    this.name = hasReceipts ? 'log, with receipts' : 'log, without receipts';
  }

  async write(inFlight: number, isWanted: () => boolean, written: (waitMs: number) => void): Promise<void> {
    await Promise.all(Array.from({ length: inFlight }, () => this.follow(`bench-${streams++}`, isWanted, written)));
  }

  private async follow(streamId: string, isWanted: () => boolean, written: (waitMs: number) => void): Promise<void> {
    for (let expected = 0; isWanted(); expected++) {
      const start = performance.now();
      const recordedAt = Date.now();
      await this.log.append({
        streamId,
        expected,
        entries: [entryAt(expected, recordedAt)],
        commandId: this.hasReceipts ? `${streamId}|${expected}` : null,
        recordedAt,
        turns: null,
      });
      written(performance.now() - start);
    }
  }
}
