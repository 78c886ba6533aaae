import { evolve, initialInteraction, trackTypes, type Interaction } from '@aliado/domain';
import type { FloorType, TrackLog } from '../log/track-log.ts';

const types: readonly FloorType[] = [...trackTypes, 'PromiseMade'];

/**
 * Contacts as far as what was promised in them tells: by whom, to whom and where, folded from these entries alone.
 * @throws LogUnavailable if the log cannot be read now.
 */
export async function* promisedContacts(
  tracks: TrackLog,
  ids: readonly string[],
): AsyncGenerator<readonly [interactionId: string, state: Interaction]> {
  for await (const batch of tracks.readOf(ids, types)) {
    const states = new Map<string, Interaction>();
    for (const entry of batch)
      states.set(entry.streamId, evolve(states.get(entry.streamId) ?? initialInteraction, entry));
    yield* states;
  }
}
