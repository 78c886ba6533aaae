import type { Actor } from '../interaction/recorded.ts';
import type { InteractionEvent, Recorded } from '../interaction/interaction-event.ts';
import type { EpochMs } from '../time/epoch.ts';

/** Builds the log of one interaction, entry by entry. Immutable: every call gives a longer tape. */
export class Tape {
  readonly entries: readonly Recorded[];
  private readonly streamId: string;

  constructor(streamId: string, entries: readonly Recorded[] = []) {
    this.streamId = streamId;
    this.entries = entries;
  }

  /** The tape with one more event; `by` is the server unless said. */
  at(occurredAt: EpochMs, event: InteractionEvent, by: Actor = 'system'): Tape {
    const sequence = this.entries.length + 1;
    const entry: Recorded = { streamId: this.streamId, sequence, occurredAt, recordedAt: occurredAt, by, event };
    return new Tape(this.streamId, [...this.entries, entry]);
  }
}

/** An empty tape. */
export const aTape = (streamId: string): Tape => new Tape(streamId);
