import { replayOnto, type Actor, type RecordedOf } from '@aliado/domain';
import type { EventLog } from './event-log.ts';

/** How a kind of stream is folded. */
export interface Fold<S extends { readonly sequence: number }, E> {
  readonly initial: S;
  readonly evolve: (state: S, entry: RecordedOf<E>) => S;
  /** Raised whenever the shape of the state changes: older snapshots are then ignored. */
  readonly version: number;
}

const pageSize = 1_000;

/** A snapshot is written every so many entries of a stream. */
const snapshotEvery = 500;

/**
 * The folded states of streams that were used lately. A state is built from the newest snapshot and what came after it; the
 * least recently used states are dropped beyond the limit, since the log can always give them back.
 */
export class FoldCache<S extends { readonly sequence: number }, E> {
  private readonly states = new Map<string, S>();

  constructor(
    private readonly log: EventLog,
    private readonly fold: Fold<S, E>,
    private readonly limit: number,
  ) {}

  /** The state of a stream as far as the log goes; the initial one for an unknown stream. */
  async load(streamId: string): Promise<S> {
    const held = this.states.get(streamId);
    if (held) return this.keep(streamId, held);
    const rebuilt = await this.rebuild(streamId);
    const advanced = this.states.get(streamId); // a commit may have come in while the log was being read
    return this.keep(streamId, advanced && advanced.sequence > rebuilt.sequence ? advanced : rebuilt);
  }

  /** The state if it is held in memory. */
  peek(streamId: string): S | undefined {
    return this.states.get(streamId);
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
  }

  get size(): number {
    return this.states.size;
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
    this.states.delete(streamId); // a Map keeps insertion order: the first key is the least recently used
    this.states.set(streamId, state);
    if (this.states.size > this.limit) {
      const oldest = this.states.keys().next().value;
      if (oldest !== undefined) this.states.delete(oldest);
    }
    return state;
  }
}

/** Who an entry is by, for an account id; the server when there is none. */
export const actorOf = (agentId: string | null): Actor => (agentId === null ? 'system' : `agent:${agentId}`);
