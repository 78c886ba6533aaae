import { evolve } from './evolve.ts';
import type { Interaction } from './interaction.ts';
import { initialInteraction } from './interaction.ts';
import type { Recorded } from './interaction-event.ts';

/** The interaction after the first `cursor` entries of its tape; after all of them when left out. */
export function replay(tape: readonly Recorded[], cursor = tape.length): Interaction {
  let state = initialInteraction;
  for (const entry of tape.slice(0, cursor)) state = evolve(state, entry);
  return state;
}
