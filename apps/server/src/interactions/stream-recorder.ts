import type { Actor, EpochMs, RecordedOf } from '@aliado/domain';
import { SequenceTaken, type Append, type EventLog, type Receipt } from './event-log.ts';
import { FoldCache, type Fold } from './fold-cache.ts';
import { SerialQueues } from './serial-queues.ts';

/** What a decision gives: events, or why not. */
export type Decided<E, R extends string> = { readonly events: readonly E[] } | { readonly refused: R };

/** One intention, to be decided on the newest state. */
export interface Intention<S, E, R extends string> {
  readonly streamId: string;
  readonly decide: (state: S) => Decided<E, R>;
  readonly by: Actor;
  readonly occurredAt: EpochMs;
  readonly recordedAt: EpochMs;
  /** Carried out once, as long as its receipt is kept; null for what may be repeated. */
  readonly commandId: string | null;
}

/** Up to where the stream holds what was wanted, or why it was not done. */
export type RecordOutcome<R extends string> =
  { readonly accepted: { readonly sequence: number } } | { readonly refused: R };

/** What was committed: the state before, the state after, and the entries between them. */
export interface Committed<S, E> {
  readonly streamId: string;
  readonly before: S;
  readonly after: S;
  /** Never empty. */
  readonly entries: readonly RecordedOf<E>[];
}

/** How often a lost race is run again before it is given up. */
const attempts = 5;

const lookAgainAfterMs = 1_000;
const pageSize = 1_000;

/**
 * Decides and appends, one intention at a time for each stream, and tells what was committed, in the order of the stream.
 * Nothing is told before it is on disk. What is on disk although its append failed here, because the answer was lost or another
 * process wrote it, is told as soon as it is found: at the next intention for its stream, or a second later.
 */
export class StreamRecorder<S extends { readonly sequence: number }, E, R extends string> {
  private readonly states: FoldCache<S, E>;
  private readonly queues = new SerialQueues();
  /** Streams of which the log may hold more than was told, each with the state up to which it was. */
  private readonly doubtful = new Map<string, S>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly log: EventLog,
    private readonly fold: Fold<S, E>,
    private readonly options: {
      /** How many states are held at most. */
      readonly limit: number;
      /** Called after each commit, before the outcome is answered. Must not throw. */
      readonly publish: (committed: Committed<S, E>) => void;
      /** Whether a stream becomes live, or closed, from one state to the next. */
      readonly turnOf: (before: S, after: S) => Append['turns'];
    },
  ) {
    this.states = new FoldCache(log, fold, options.limit);
  }

  /** The newest state of a stream. */
  state(streamId: string): Promise<S> {
    return this.states.load(streamId);
  }

  /**
   * Decides on the newest state and appends what follows. Asked twice with one command id, it is done once.
   * @throws LogUnavailable if the log cannot be written; nothing was recorded then.
   */
  record(intention: Intention<S, E, R>): Promise<RecordOutcome<R>> {
    return this.queues.run(intention.streamId, () => this.attempt(intention, 1));
  }

  private async attempt(intention: Intention<S, E, R>, nth: number): Promise<RecordOutcome<R>> {
    const { streamId, by, occurredAt, recordedAt, commandId } = intention;
    const before = await this.current(streamId);
    const decided = intention.decide(before);
    if ('refused' in decided) return (await this.firstAnswer(commandId)) ?? decided;
    if (decided.events.length === 0 && commandId === null) return { accepted: { sequence: before.sequence } };
    const entries = decided.events.map((event) => ({ occurredAt, by, event }));
    const turns = this.options.turnOf(before, this.foreseen(before, intention, decided.events));
    const append = { streamId, expected: before.sequence, entries, commandId, recordedAt, turns } as Append;
    try {
      const appended = await this.log.append(append);
      if ('repeated' in appended) return await this.repeated(streamId, before, appended.repeated);
      return { accepted: { sequence: this.commit(streamId, before, appended.entries as readonly RecordedOf<E>[]) } };
    } catch (error) {
      this.doubt(streamId, before);
      if (error instanceof SequenceTaken && nth < attempts) return this.attempt(intention, nth + 1);
      throw error;
    }
  }

  /** A command that changed the state may be refused by it when it comes again: then its first answer still holds. */
  private async firstAnswer(commandId: string | null): Promise<RecordOutcome<R> | null> {
    const receipt = commandId === null ? null : await this.log.readReceipt(commandId);
    return receipt && { accepted: { sequence: receipt.sequence } };
  }

  private async repeated(streamId: string, before: S, receipt: Receipt): Promise<RecordOutcome<R>> {
    if (receipt.streamId === streamId && receipt.sequence > before.sequence) {
      this.doubt(streamId, before); // an append that was given up for lost came through after all
      await this.current(streamId);
    }
    return { accepted: { sequence: receipt.sequence } };
  }

  /** What the log holds is not certain: it is read again, and told from `toldUpTo` on. */
  private doubt(streamId: string, toldUpTo: S): void {
    this.states.forget(streamId);
    if (!this.doubtful.has(streamId)) this.doubtful.set(streamId, toldUpTo);
    this.lookAgain();
  }

  private lookAgain(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      for (const id of this.doubtful.keys()) {
        // the log is still away: whoever wants to record hears of it, and what was missed is looked for again
        void this.queues.run(id, () => this.current(id)).catch(() => this.lookAgain());
      }
    }, lookAgainAfterMs).unref();
  }

  /** The newest state; what is on disk and was not told is told first. */
  private async current(streamId: string): Promise<S> {
    const state = await this.states.load(streamId);
    const toldUpTo = this.doubtful.get(streamId);
    if (toldUpTo === undefined) return state;
    const entries = await this.entriesBetween(streamId, toldUpTo.sequence, state.sequence);
    this.doubtful.delete(streamId);
    if (entries.length > 0) this.options.publish({ streamId, before: toldUpTo, after: state, entries });
    return state;
  }

  private async entriesBetween(streamId: string, after: number, upTo: number): Promise<readonly RecordedOf<E>[]> {
    const entries: RecordedOf<E>[] = [];
    for (let from = after; from < upTo; from += pageSize) {
      const limit = Math.min(pageSize, upTo - from);
      entries.push(...((await this.log.readAfter(streamId, from, limit)) as readonly RecordedOf<E>[]));
    }
    return entries;
  }

  private commit(streamId: string, before: S, entries: readonly RecordedOf<E>[]): number {
    if (entries.length === 0) return before.sequence;
    const after = this.states.advance(streamId, before, entries);
    this.options.publish({ streamId, before, after, entries });
    return after.sequence;
  }

  /** The state as it will be once these events are on disk. */
  private foreseen(before: S, { streamId, by, occurredAt, recordedAt }: Intention<S, E, R>, events: readonly E[]): S {
    return events.reduce((state, event, index) => {
      const sequence = before.sequence + index + 1;
      return this.fold.evolve(state, { streamId, sequence, occurredAt, recordedAt, by, event });
    }, before);
  }
}
