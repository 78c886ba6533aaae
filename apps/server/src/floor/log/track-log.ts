import { trackTypes, type EpochMs, type InteractionEvent, type Recorded } from '@aliado/domain';

/** A type of event. */
export type EventType = InteractionEvent['type'];

/** The events with which a segment can begin: a contact that has none of them within a day has no segment of that day. */
export const beginningTypes = [
  'InteractionQueued',
  'InteractionOffered',
  'InteractionAnswered',
] as const satisfies readonly EventType[];

/** All that the floor reads of the log; an index of the log holds just these. */
export const floorTypes = [
  ...trackTypes,
  'MoodTurned',
  'PromiseMade',
  'SourceGapNoticed',
] as const satisfies readonly EventType[];

/** One of them. */
export type FloorType = (typeof floorTypes)[number];

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
   * Entries of some types of some contacts, whenever they came; nothing for unknown ones.
   * @param types what tracks are made of, where left out.
   * @throws LogUnavailable if the log cannot be read now.
   */
  abstract readOf(interactionIds: readonly string[], types?: readonly FloorType[]): AsyncIterable<readonly Recorded[]>;

  /**
   * The contacts in which something was promised that is due at or after a moment and before another one, each once.
   * @throws LogUnavailable if the log cannot be read now.
   */
  abstract promisedIn(from: EpochMs, to: EpochMs): Promise<readonly string[]>;
}
