import type { Actor, EpochMs, RecordedOf } from '@aliado/domain';
import { LogUnavailable, SequenceTaken, type Append, type EventLog, type Receipt } from './event-log.ts';
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

/** An intention, and who waits for what becomes of it. */
interface Waiting<S, E, R extends string> {
  readonly intention: Intention<S, E, R>;
  readonly resolve: (outcome: RecordOutcome<R>) => void;
  readonly reject: (error: unknown) => void;
}

/** What a batch comes to once it is on disk. */
interface Plan<S, E, R extends string> {
  readonly chain: readonly Append[];
  readonly outcomes: readonly { readonly waiting: Waiting<S, E, R>; readonly outcome: RecordOutcome<R> }[];
}

/** How often a lost race is run again before it is given up. */
const attempts = 5;

/** How many intentions of one stream are appended as one. */
const togetherAtMost = 64;

const lookAgainAfterMs = 1_000;
const pageSize = 1_000;

/**
 * Decides intentions one after the other for each stream, appends as one what waited while the disk was busy, and tells what was
 * committed, in the order of the stream. Nothing is told before it is on disk. What is on disk although its append failed here,
 * because the answer was lost or another process wrote it, is told as soon as it is found: at the next intention for its stream,
 * or a second later.
 */
export class StreamRecorder<S extends { readonly sequence: number }, E, R extends string> {
  private readonly states: FoldCache<S, E>;
  private readonly queues = new SerialQueues();
  /** What waits for each stream, oldest first. */
  private readonly waiting = new Map<string, Waiting<S, E, R>[]>();
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
    const { streamId } = intention;
    return new Promise((resolve, reject) => {
      const line = this.waiting.get(streamId) ?? [];
      line.push({ intention, resolve, reject });
      this.waiting.set(streamId, line);
      if (line.length === 1) void this.queues.run(streamId, () => this.serve(streamId));
    });
  }

  /** Serves all that waits for a stream, a batch at a time. Never throws. */
  private async serve(streamId: string): Promise<void> {
    for (let batch = this.take(streamId); batch.length > 0; batch = this.take(streamId)) {
      const [only] = batch;
      if (only && batch.length === 1) await settle(only, this.attempt(only.intention, 1));
      else await this.attemptTogether(streamId, batch);
    }
  }

  /** Takes the next batch of a stream; what is asked twice goes into two. */
  private take(streamId: string): readonly Waiting<S, E, R>[] {
    const line = this.waiting.get(streamId) ?? [];
    const commandIds = new Set<string>();
    const repeatedAt = line.findIndex(({ intention: { commandId } }) => {
      if (commandId === null) return false;
      if (commandIds.has(commandId)) return true;
      commandIds.add(commandId);
      return false;
    });
    const batch = line.splice(0, Math.min(togetherAtMost, repeatedAt < 0 ? line.length : repeatedAt));
    if (line.length === 0 && batch.length === 0) this.waiting.delete(streamId);
    return batch;
  }

  /** Appends a batch as one. Where that is not possible, each is tried by itself, as if it had come alone. */
  private async attemptTogether(streamId: string, batch: readonly Waiting<S, E, R>[]): Promise<void> {
    try {
      const before = await this.current(streamId);
      const written = await this.writeTogether(streamId, before, batch);
      if (!written) {
        for (const one of batch) await settle(one, this.attempt(one.intention, 1));
        return;
      }
      let state = before;
      for (const entries of written.added) state = this.commit(streamId, state, entries);
      for (const { waiting, outcome } of written.outcomes) {
        await settle(waiting, this.answer(outcome, waiting.intention.commandId));
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  /** Null where a batch cannot be written as one: another writer was faster, or one of it fails, which must not fail the others. */
  private async writeTogether(
    streamId: string,
    before: S,
    batch: readonly Waiting<S, E, R>[],
  ): Promise<(Pick<Plan<S, E, R>, 'outcomes'> & { readonly added: readonly (readonly RecordedOf<E>[])[] }) | null> {
    try {
      const { chain, outcomes } = this.planFor(before, batch);
      return { outcomes, added: chain.length > 0 ? await this.appendChain(streamId, before, chain) : [] };
    } catch (error) {
      if (error instanceof LogUnavailable) throw error;
      return null;
    }
  }

  /** What a batch comes to, each decided on the state that the one before it leaves. */
  private planFor(before: S, batch: readonly Waiting<S, E, R>[]): Plan<S, E, R> {
    const plan = { chain: [] as Append[], outcomes: [] as Plan<S, E, R>['outcomes'][number][] };
    let state = before;
    for (const waiting of batch) {
      const { intention } = waiting;
      const decided = intention.decide(state);
      if (!('refused' in decided)) {
        const after = this.foreseen(state, intention, decided.events);
        if (decided.events.length > 0 || intention.commandId !== null) {
          plan.chain.push(this.appendOf(state, after, intention, decided.events));
        }
        state = after;
      }
      const outcome = 'refused' in decided ? decided : { accepted: { sequence: state.sequence } };
      plan.outcomes.push({ waiting, outcome });
    }
    return plan;
  }

  private async appendChain(
    streamId: string,
    before: S,
    chain: readonly Append[],
  ): Promise<readonly (readonly RecordedOf<E>[])[]> {
    try {
      return (await this.log.appendChain(chain)) as readonly (readonly RecordedOf<E>[])[];
    } catch (error) {
      this.doubt(streamId, before);
      throw error;
    }
  }

  private async answer(outcome: RecordOutcome<R>, commandId: string | null): Promise<RecordOutcome<R>> {
    return 'refused' in outcome ? ((await this.firstAnswer(commandId)) ?? outcome) : outcome;
  }

  private appendOf(before: S, after: S, intention: Intention<S, E, R>, events: readonly E[]): Append {
    const { streamId, by, occurredAt, recordedAt, commandId } = intention;
    const entries = events.map((event) => ({ occurredAt, by, event }));
    const turns = this.options.turnOf(before, after);
    return { streamId, expected: before.sequence, entries, commandId, recordedAt, turns } as Append;
  }

  private async attempt(intention: Intention<S, E, R>, nth: number): Promise<RecordOutcome<R>> {
    const { streamId, commandId } = intention;
    const before = await this.current(streamId);
    const decided = intention.decide(before);
    if ('refused' in decided) return this.answer(decided, commandId);
    if (decided.events.length === 0 && commandId === null) return { accepted: { sequence: before.sequence } };
    const after = this.foreseen(before, intention, decided.events);
    try {
      const appended = await this.log.append(this.appendOf(before, after, intention, decided.events));
      if ('repeated' in appended) return await this.repeated(streamId, before, appended.repeated);
      return {
        accepted: { sequence: this.commit(streamId, before, appended.entries as readonly RecordedOf<E>[]).sequence },
      };
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

  private commit(streamId: string, before: S, entries: readonly RecordedOf<E>[]): S {
    if (entries.length === 0) return before;
    const after = this.states.advance(streamId, before, entries);
    this.options.publish({ streamId, before, after, entries });
    return after;
  }

  /** The state as it will be once these events are on disk. */
  private foreseen(before: S, { streamId, by, occurredAt, recordedAt }: Intention<S, E, R>, events: readonly E[]): S {
    return events.reduce((state, event, index) => {
      const sequence = before.sequence + index + 1;
      return this.fold.evolve(state, { streamId, sequence, occurredAt, recordedAt, by, event });
    }, before);
  }
}

/** Hands an outcome to whoever waits for it. Never throws. */
async function settle<S, E, R extends string>(
  { resolve, reject }: Waiting<S, E, R>,
  outcome: Promise<RecordOutcome<R>>,
): Promise<void> {
  await outcome.then(resolve, reject);
}
