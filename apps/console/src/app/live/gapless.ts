/** Anything that stands at a 1-based place in a stream. */
export interface Placed {
  readonly sequence: number;
}

/** What is known of one stream: how far it was delivered, and what came too early. */
export interface Gapless<E extends Placed> {
  /** The sequence of the last entry delivered; 0 for none. */
  readonly delivered: number;
  /** Entries that came before their turn, by sequence; at most `heldLimit`. */
  readonly held: ReadonlyMap<number, E>;
  /** The highest sequence ever heard of. Above `delivered` while something is missing. */
  readonly heard: number;
}

/** What follows from an arrival. */
export interface Arrival<E extends Placed> {
  readonly state: Gapless<E>;
  /** To be delivered now: in order, without holes, never delivered before. */
  readonly ready: readonly E[];
}

/** More early entries than this are let go: they are read again with the hole before them. */
export const heldLimit = 2_000;

/** A stream of which everything up to `delivered` has been seen. */
export function gaplessFrom<E extends Placed>(delivered = 0): Gapless<E> {
  return { delivered, held: new Map(), heard: delivered };
}

/** Takes entries in any order, any number of times: drops repeats, holds early ones, releases what is in turn. */
export function take<E extends Placed>(state: Gapless<E>, entries: readonly E[]): Arrival<E> {
  const held = new Map(state.held);
  const ready: E[] = [];
  let { delivered, heard } = state;
  for (const entry of entries) {
    heard = Math.max(heard, entry.sequence);
    if (entry.sequence <= delivered) continue;
    if (entry.sequence > delivered + 1) {
      if (held.size < heldLimit) held.set(entry.sequence, entry);
      continue;
    }
    for (let next: E | undefined = entry; next; next = held.get(delivered + 1)) {
      ready.push(next);
      delivered = next.sequence;
      held.delete(delivered);
    }
  }
  return { state: { delivered, held, heard }, ready };
}

/** Jumps to a folded state at `sequence`: what it holds is not delivered again, what follows it is. */
export function jumpTo<E extends Placed>(state: Gapless<E>, sequence: number): Arrival<E> {
  if (sequence <= state.delivered) return { state, ready: [] };
  const later = [...state.held.values()].filter((entry) => entry.sequence > sequence);
  const jumped = { delivered: sequence, held: new Map<number, E>(), heard: Math.max(state.heard, sequence) };
  return take(
    jumped,
    later.sort((a, b) => a.sequence - b.sequence),
  );
}

/** Whether entries are known to exist that were not delivered yet: ask for all after `delivered`. */
export const hasHole = <E extends Placed>({ delivered, heard }: Gapless<E>): boolean => heard > delivered;
