import type { AnyRecorded, Interaction, Recorded } from '@aliado/domain';
import { evolve, initialInteraction, isAgentStream } from '@aliado/domain';
import { createFeature, createReducer, on } from '@ngrx/store';
import { LiveSocketActions } from './live.actions.ts';

/** The interactions that are followed, as their logs tell them. */
export interface InteractionsState {
  readonly byId: Readonly<Record<string, Interaction>>;
}

const initialState: InteractionsState = { byId: {} };

export const interactionsFeature = createFeature({
  name: 'interactions',
  reducer: createReducer(
    initialState,
    on(LiveSocketActions.delivered, (state, { streamId, snapshot, entries }): InteractionsState => {
      if (isAgentStream(streamId)) return state;
      const known = state.byId[streamId] ?? initialInteraction;
      const from = snapshot?.of === 'interaction' ? snapshot.state : known;
      return { byId: { ...state.byId, [streamId]: entries.filter(isOfInteraction).reduce(evolve, from) } };
    }),
    on(LiveSocketActions.left, ({ byId }, { streamId }): InteractionsState => {
      const { [streamId]: left, ...others } = byId;
      return left ? { byId: others } : { byId };
    }),
    on(LiveSocketActions.closed, (): InteractionsState => initialState),
  ),
});

function isOfInteraction(entry: AnyRecorded): entry is Recorded {
  return !isAgentStream(entry.streamId);
}
