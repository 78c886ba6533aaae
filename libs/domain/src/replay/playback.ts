import { evolve } from '../interaction/evolve.ts';
import { initialInteraction, type Interaction } from '../interaction/interaction.ts';
import type { Recorded } from '../interaction/interaction-event.ts';
import type { EpochMs } from '../time/epoch.ts';

/** A state is kept every so many entries: going anywhere folds fewer than these. States share all that did not change. */
const keptEvery = 256;

/**
 * A session played back. Gives the state that a live console had after any number of entries, by the fold that it used; the cursor is
 * that number. Going on from where one was costs the entries in between, going anywhere else a few hundred at most.
 */
export class Playback {
  readonly tape: readonly Recorded[];
  /** When each entry came before whoever watched: never earlier than the one before. */
  private readonly instants: readonly EpochMs[];
  /** The states after `keptEvery` entries, twice as many, and so on, as far as was ever folded. */
  private readonly kept: Interaction[] = [];
  private last: Interaction = initialInteraction;

  /** @param tape all entries of one interaction, from the first on, in order and without holes. */
  constructor(tape: readonly Recorded[]) {
    this.tape = tape;
    this.instants = instantsOf(tape);
  }

  /** The moment of the first entry; 0 for an empty tape. */
  get begins(): EpochMs {
    return this.instants[0] ?? 0;
  }

  /** The moment of the last entry; 0 for an empty tape. */
  get ends(): EpochMs {
    return this.instants.at(-1) ?? 0;
  }

  /** When the entry came with which a cursor begins to hold; that of the first for nought. */
  instantOf(cursor: number): EpochMs {
    return this.instants[Math.max(0, Math.min(cursor, this.tape.length) - 1)] ?? 0;
  }

  /** How many entries had come at a moment. */
  cursorAt(moment: EpochMs): number {
    let [low, high] = [0, this.instants.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.instants[middle] ?? 0) <= moment) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The state after the first `cursor` entries; a cursor beyond either end stands for that end. */
  at(cursor: number): Interaction {
    const wanted = Math.max(0, Math.min(cursor, this.tape.length));
    let state = this.nearest(wanted);
    for (let index = state.sequence; index < wanted; index += 1) {
      const entry = this.tape[index];
      if (entry) state = evolve(state, entry);
      if (state.sequence % keptEvery === 0) this.kept[state.sequence / keptEvery - 1] = state;
    }
    this.last = state;
    return state;
  }

  /** The state to fold on from: the furthest that is known and not beyond the cursor. */
  private nearest(cursor: number): Interaction {
    const place = Math.min(Math.floor(cursor / keptEvery), this.kept.length) - 1;
    const kept = this.kept[place] ?? initialInteraction;
    return this.last.sequence <= cursor && this.last.sequence > kept.sequence ? this.last : kept;
  }
}

/**
 * An entry comes before whoever watches once it is on disk, however early it happened. A session that was written at once, as imports
 * are, came before nobody: it goes by when things happened.
 */
function instantsOf(tape: readonly Recorded[]): readonly EpochMs[] {
  const isWrittenAtOnce = tape.length > 1 && tape[0]?.recordedAt === tape.at(-1)?.recordedAt;
  let latest = 0;
  return tape.map(({ occurredAt, recordedAt }) => {
    latest = Math.max(latest, isWrittenAtOnce ? occurredAt : recordedAt);
    return latest;
  });
}
