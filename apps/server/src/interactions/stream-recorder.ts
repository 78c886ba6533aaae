import type { Actor, EpochMs, RecordedOf } from '@aliado/domain';
import { LogUnavailable, SequenceTaken, type Append, type Appended, type EventLog, type Receipt } from './event-log.ts';
import { FoldCache, type Fold } from './fold-cache.ts';
import { SerialQueues } from './serial-queues.ts';
import type { Series } from './series.ts';
import { settle, type Step, type Waiting } from './waiting.ts';

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
  /** What it must not overtake. */
  readonly series?: Series;
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
    const { streamId, series } = intention;
    return new Promise((resolve, failed) => {
      const reject = (error: unknown): void => {
        series?.break(error);
        failed(error);
      };
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
      const steps = this.planFor(before, batch);
      const appended = steps && (await this.appendChain(streamId, before, steps));
      if (!steps || !appended) {
        for (const one of batch) await settle(one, this.attempt(one.intention, 1));
        return;
      }
      for (const { waiting, outcome } of this.commitAll(before, steps, appended)) {
        await settle(waiting, this.answer(outcome, waiting.intention.commandId));
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  /** Commits what was written, before anybody is answered; each with what came of it. */
  private commitAll(
    before: S,
    steps: readonly Step<S, E, R>[],
    appended: readonly Appended[],
  ): readonly Step<S, E, R>[] {
    let [state, nth] = [before, 0];
    return steps.map((step) => {
      const written = step.append ? appended[nth++] : undefined;
      if (written && 'repeated' in written)
        return { ...step, outcome: { accepted: { sequence: written.repeated.sequence } } };
      if (written) state = this.commit(step.waiting.intention.streamId, state, written.entries as RecordedOf<E>[]);
      return step;
    });
  }

  /** What a batch comes to, each decided on the state that the one before it leaves; null where one of them fails. */
  private planFor(before: S, batch: readonly Waiting<S, E, R>[]): readonly Step<S, E, R>[] | null {
    const steps: Step<S, E, R>[] = [];
    let state = before;
    try {
      for (const waiting of batch) {
        const { intention } = waiting;
        intention.series?.goOn();
        const decided = intention.decide(state);
        const events = 'refused' in decided ? [] : decided.events;
        const after = this.foreseen(state, intention, events);
        const isWritten = !('refused' in decided) && (events.length > 0 || intention.commandId !== null);
        const append = isWritten ? this.appendOf(state, after, intention, events) : null;
        const outcome = 'refused' in decided ? decided : { accepted: { sequence: after.sequence } };
        steps.push({ waiting, outcome, append });
        state = after;
      }
      return steps;
    } catch {
      return null; // whose bug it is, or what is broken, comes out when each is tried by itself
    }
  }

  /** Null where another writer was faster, or one of them was carried out before. @throws LogUnavailable */
  private async appendChain(
    streamId: string,
    before: S,
    steps: readonly Step<S, E, R>[],
  ): Promise<readonly Appended[] | null> {
    const chain = steps.flatMap(({ append }) => append ?? []);
    try {
      return chain.length > 0 ? await this.log.appendChain(chain) : [];
    } catch (error) {
      this.doubt(streamId, before);
      if (error instanceof LogUnavailable) throw error;
      return null;
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
    intention.series?.goOn();
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
