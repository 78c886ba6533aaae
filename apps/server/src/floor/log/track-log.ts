import type { EpochMs, InteractionEvent, Recorded } from '@aliado/domain';

/** The events with which a segment can begin: a contact that has none of them within a day has no segment of that day. */
export const beginningTypes = [
  'InteractionQueued',
  'InteractionOffered',
  'InteractionAnswered',
] as const satisfies readonly InteractionEvent['type'][];

/** Reads from the log what the floor is counted from: of each contact, the entries of `trackTypes` alone. */
export abstract class TrackLog {
  /**
   * The contacts that came to a queue or to a person at or after a moment and before another one: all entries of each, in order,
   * those before and after that stretch of time included. In batches of whole contacts, each contact once. What is written meanwhile
   * may or may not be among them. Holds an id of every contact it gave: ask for a day at a time.
   * @throws LogUnavailable if the log cannot be read now.
   */
  abstract read(from: EpochMs, to: EpochMs): AsyncIterable<readonly Recorded[]>;

  /**
   * The same of some contacts, whenever they came; nothing for unknown ones.
   * @throws LogUnavailable if the log cannot be read now.
   */
  abstract readOf(interactionIds: readonly string[]): AsyncIterable<readonly Recorded[]>;
}
