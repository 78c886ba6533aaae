import type { EpochMs } from '../time/epoch.ts';

/** Who made an entry: a person by account id, a source by its name, or the server itself. */
export type Actor = `agent:${string}` | `source:${string}` | 'system';

/**
 * An event as the log stores it and the socket carries it. `(streamId, sequence)` is its key: a stream is one interaction,
 * or the working life of one agent.
 */
export interface RecordedOf<E> {
  readonly streamId: string;
  /** 1-based and gapless within one stream. */
  readonly sequence: number;
  /** When it happened where it happened (telephony, browser), not when we learned of it. */
  readonly occurredAt: EpochMs;
  /** When the server took it in. */
  readonly recordedAt: EpochMs;
  readonly by: Actor;
  readonly event: E;
}

/** Folds a stream from a state on; entries at or before the state's sequence change nothing if `evolve` keeps to that. */
export function replayOnto<S, E>(
  evolve: (state: S, entry: RecordedOf<E>) => S,
  state: S,
  entries: readonly RecordedOf<E>[],
): S {
  return entries.reduce(evolve, state);
}
