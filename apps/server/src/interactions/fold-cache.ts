import { replayOnto, type RecordedOf } from '@aliado/domain';
import type { EventLog } from './event-log.ts';

/** How a kind of stream is folded. */
export interface Fold<S extends { readonly sequence: number }, E> {
  readonly initial: S;
  readonly evolve: (state: S, entry: RecordedOf<E>) => S;
  /** Raised whenever the shape of the state changes: older snapshots are then ignored. */
  readonly version: number;
  /** Whether nothing more is expected of a stream in this state; when left out, something always is. */
  readonly isFinished?: (state: S) => boolean;
}

const pageSize = 1_000;

/** A snapshot is written every so many entries of a stream. */
const snapshotEvery = 500;

/** Of finished streams only the few that somebody may still be reading are held. */
const finishedLimit = 100;

/**
 * The folded states of streams that were used lately. A state is built from the newest snapshot and what came after it; the
 * least recently used states are dropped beyond the limit, since the log can always give them back. Memory follows the streams
 * that are live, and not those that ever were.
 */
export class FoldCache<S extends { readonly sequence: number }, E> {
  private readonly states = new Map<string, S>();
  private readonly finished = new Map<string, S>();

  constructor(
    private readonly log: EventLog,
    private readonly fold: Fold<S, E>,
    private readonly limit: number,
  ) {}

  /** The state of a stream as far as the log goes; the initial one for an unknown stream. */
  async load(streamId: string): Promise<S> {
    const held = this.peek(streamId);
    if (held) return this.keep(streamId, held);
    const rebuilt = await this.rebuild(streamId);
    const advanced = this.peek(streamId); // a commit may have come in while the log was being read
    // who asks for streams that there are not must not push out those that there are
    if (!advanced && rebuilt.sequence === 0) return rebuilt;
    return this.keep(streamId, advanced && advanced.sequence > rebuilt.sequence ? advanced : rebuilt);
  }

  /** The state if it is held in memory. */
  peek(streamId: string): S | undefined {
    return this.states.get(streamId) ?? this.finished.get(streamId);
  }

  /** Folds entries that are on disk now into the held state, and keeps a snapshot from time to time. */
  advance(streamId: string, state: S, entries: readonly RecordedOf<E>[]): S {
    const next = replayOnto(this.fold.evolve, state, entries);
    this.keep(streamId, next);
    if (Math.floor(next.sequence / snapshotEvery) > Math.floor(state.sequence / snapshotEvery)) {
      const snapshot = { sequence: next.sequence, foldVersion: this.fold.version, state: next };
      void this.log.writeSnapshot(streamId, snapshot).catch(() => undefined); // only a short cut: the log has it all
    }
    return next;
  }

  /** Drops a state, to be read again from the log. */
  forget(streamId: string): void {
    this.states.delete(streamId);
    this.finished.delete(streamId);
  }

  get size(): number {
    return this.states.size + this.finished.size;
  }

  private async rebuild(streamId: string): Promise<S> {
    const snapshot = await this.log.readSnapshot(streamId);
    let state = snapshot?.foldVersion === this.fold.version ? (snapshot.state as S) : this.fold.initial;
    for (;;) {
      const page = (await this.log.readAfter(streamId, state.sequence, pageSize)) as readonly RecordedOf<E>[];
      state = replayOnto(this.fold.evolve, state, page);
      if (page.length < pageSize) return state;
    }
  }

  private keep(streamId: string, state: S): S {
    const isFinished = this.fold.isFinished?.(state) ?? false;
    this.forget(streamId); // a Map keeps insertion order: the first key is the least recently used
    const shelf = isFinished ? this.finished : this.states;
    shelf.set(streamId, state);
    if (shelf.size > (isFinished ? Math.min(finishedLimit, this.limit) : this.limit)) {
      const oldest = shelf.keys().next().value;
      if (oldest !== undefined) shelf.delete(oldest);
    }
    return state;
  }
}
