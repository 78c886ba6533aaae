import type { Interaction } from '../interaction/interaction.ts';
import type { EpochMs } from '../time/epoch.ts';

/** Something that was so for a while. */
export interface Stretch<T> {
  /** As it was last. */
  readonly item: T;
  readonly from: EpochMs;
  /** Where the session ends before it does, that end. */
  readonly to: EpochMs;
  /** The entry with which it began. */
  readonly began: number;
  /** The entry with which it was over; null where it lasted to the end. */
  readonly ended: number | null;
}

/** A part of the state that holds some things at a time, each known by a key. */
export interface Track<T> {
  /** The same value as long as nothing of it changed: what is not looked at again. */
  readonly of: (state: Interaction) => unknown;
  readonly itemsIn: (state: Interaction) => readonly { readonly key: string; readonly item: T }[];
}

/** Reads from when to when each thing of a track was there, from one state after the other. */
export class StretchReader<T> {
  private readonly track: Track<T>;
  private readonly open = new Map<string, Stretch<T>>();
  private readonly closed: Stretch<T>[] = [];
  private seen: unknown = null;

  constructor(track: Track<T>) {
    this.track = track;
  }

  /** Takes in the state after `cursor` entries, the last of which came at `at`. */
  see(state: Interaction, cursor: number, at: EpochMs): void {
    const part = this.track.of(state);
    if (part === this.seen) return;
    this.seen = part;
    const items = new Map(this.track.itemsIn(state).map(({ key, item }) => [key, item]));
    for (const [key, stretch] of this.open)
      if (!items.has(key) && this.open.delete(key)) this.closed.push({ ...stretch, to: at, ended: cursor });
    for (const [key, item] of items) {
      const known = this.open.get(key) ?? { from: at, to: at, began: cursor, ended: null };
      this.open.set(key, { ...known, item });
    }
  }

  /** All there were, in the order in which they began; what goes on is told until `end`. */
  read(end: EpochMs): readonly Stretch<T>[] {
    const lasting = [...this.open.values()].map((stretch) => ({ ...stretch, to: end }));
    return [...this.closed, ...lasting].sort((one, other) => one.began - other.began);
  }
}
