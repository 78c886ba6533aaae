import type { Interaction } from '../interaction/interaction.ts';
import type { EpochMs } from '../time/epoch.ts';

/** Something that was so for a while. */
export interface LaneSpan<T> {
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
export interface LaneSource<T> {
  /** The same value as long as nothing of it changed: what is not looked at again. */
  readonly of: (state: Interaction) => unknown;
  readonly itemsIn: (state: Interaction) => readonly { readonly key: string; readonly item: T }[];
}

/** Reads from when to when each thing of its source was there, from one state after the other. */
export class LaneReader<T> {
  private readonly source: LaneSource<T>;
  private readonly open = new Map<string, LaneSpan<T>>();
  private readonly closed: LaneSpan<T>[] = [];
  private seen: unknown = null;

  constructor(source: LaneSource<T>) {
    this.source = source;
  }

  /** Takes in the state after `cursor` entries, the last of which came at `at`. */
  see(state: Interaction, cursor: number, at: EpochMs): void {
    const part = this.source.of(state);
    if (part === this.seen) return;
    this.seen = part;
    const items = new Map(this.source.itemsIn(state).map(({ key, item }) => [key, item]));
    for (const [key, span] of this.open)
      if (!items.has(key) && this.open.delete(key)) this.closed.push({ ...span, to: at, ended: cursor });
    for (const [key, item] of items) {
      const known = this.open.get(key) ?? { from: at, to: at, began: cursor, ended: null };
      this.open.set(key, { ...known, item });
    }
  }

  /** All there were, in the order in which they began; what goes on is told until `end`. */
  read(end: EpochMs): readonly LaneSpan<T>[] {
    const lasting = [...this.open.values()].map((span) => ({ ...span, to: end }));
    return [...this.closed, ...lasting].sort((one, other) => one.began - other.began);
  }
}
