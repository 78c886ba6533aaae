import type { Actor, AnyRecorded, EpochMs } from '@aliado/domain';

/** An event that wants to be recorded. */
export interface NewEntry {
  readonly occurredAt: EpochMs;
  readonly by: Actor;
  readonly event: AnyRecorded['event'];
}

/** What one command adds to one stream, all of it or nothing. */
export interface Append {
  readonly streamId: string;
  /** The sequence that the decision was made on; the first new entry gets the next one. */
  readonly expected: number;
  /** In order; empty to leave a receipt only. */
  readonly entries: readonly NewEntry[];
  /** Carried out once, as long as its receipt is kept; null for what may be repeated. */
  readonly commandId: string | null;
  readonly recordedAt: EpochMs;
  /** Whether the stream becomes live or stops being so by this. */
  readonly turns: 'live' | 'closed' | null;
}

/** That a command was carried out: on which stream, and that stream's sequence after it. */
export interface Receipt {
  readonly streamId: string;
  readonly sequence: number;
}

/** What was added, or that nothing was because the command came before. */
export type Appended =
  | { readonly entries: readonly AnyRecorded[] }
  /** The command was carried out before; nothing was added, and the stream does not turn. */
  | { readonly repeated: Receipt };

/** A folded state kept beside the log. */
export interface StoredSnapshot {
  readonly sequence: number;
  readonly foldVersion: number;
  readonly state: unknown;
}

/**
 * The append-only log of all streams. What `append` resolved is on disk; a crash loses nothing that was acknowledged.
 * Order is kept within a stream; between streams there is none.
 */
export abstract class EventLog {
  /**
   * Appends, together with whatever else waits at this moment, in one commit.
   * @throws SequenceTaken if the stream is not where the decision saw it: load again and decide again.
   * @throws LogUnavailable if the log cannot be written now.
   */
  abstract append(append: Append): Promise<Appended>;

  /**
   * Appends several of one stream, each to follow on the one before, all of them or none: what waited for a stream is written as
   * one. Gives what became of each.
   * @throws SequenceTaken if the stream is not where the first decision saw it, or if one that has entries was carried out before:
   * append them one by one then. One without entries that was carried out before is told as repeated.
   * @throws LogUnavailable if the log cannot be written now.
   */
  abstract appendChain(chain: readonly Append[]): Promise<readonly Appended[]>;

  /** Entries after a sequence, in order, at most `limit`. Empty for an unknown stream. */
  abstract readAfter(streamId: string, after: number, limit: number): Promise<readonly AnyRecorded[]>;

  /** What was left of a command that was carried out; null for one that was not, or so long ago that it is forgotten. */
  abstract readReceipt(commandId: string): Promise<Receipt | null>;

  /** The streams that are live, oldest first. */
  abstract liveStreams(): Promise<readonly string[]>;

  /** The newest snapshot of a stream; null when there is none. */
  abstract readSnapshot(streamId: string): Promise<StoredSnapshot | null>;

  /** Keeps a snapshot unless a newer one of the same fold is kept already. */
  abstract writeSnapshot(streamId: string, snapshot: StoredSnapshot): Promise<void>;

  /**
   * Resolves where what was to be written last was; where it was not, it is looked whether anything can be written now.
   * @throws LogUnavailable if it cannot.
   */
  abstract writable(): Promise<void>;

  /** Forgets receipts made before a time; what came earlier than that could be repeated again. */
  abstract forgetReceipts(before: EpochMs): Promise<number>;
}

/** Another writer took the sequence. */
export class SequenceTaken extends Error {
  override readonly name = 'SequenceTaken';
  readonly code = 'log/sequence-taken';
  constructor(readonly streamId: string) {
    super(`another writer appended to ${streamId}`);
  }
}

/** The log cannot be reached; nothing was acknowledged. */
export class LogUnavailable extends Error {
  override readonly name = 'LogUnavailable';
  readonly code = 'log/unavailable';
}
