import { createFeature, createReducer, on } from '@ngrx/store';
import type { InterimWords } from './interim-words.ts';
import { forget, hear, noInterimWords, settle } from './interim-words.ts';
import { LiveSocketActions } from './live.actions.ts';

/** What is being said now. */
export interface InterimState {
  readonly words: InterimWords;
}

const initialState: InterimState = { words: noInterimWords };

export const interimFeature = createFeature({
  name: 'interim',
  reducer: createReducer(
    initialState,
    on(LiveSocketActions.interimHeard, (state, { words }): InterimState => {
      const heard = hear(state.words, words);
      return heard === state.words ? state : { words: heard };
    }),
    on(LiveSocketActions.delivered, (state, { entries }): InterimState => {
      const words = settle(state.words, entries);
      return words === state.words ? state : { words };
    }),
    on(LiveSocketActions.left, (state, { streamId }): InterimState => ({ words: forget(state.words, streamId) })),
    on(LiveSocketActions.linkChanged, (state, { link }): InterimState =>
      link.freshness === 'offline' ? initialState : state,
    ),
    on(LiveSocketActions.closed, (): InterimState => initialState),
  ),
});
