import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { isBehind } from './freshness.ts';
import { LiveSocketActions } from './live.actions.ts';
import type { LinkChange } from './live-socket.ts';

/** How fresh the screen is. */
export type ConnectionState = LinkChange;

const initialState: ConnectionState = {
  freshness: 'recovering',
  changedAt: 0,
  certainUntil: null,
  retryAt: null,
  recovered: 0,
};

export const connectionFeature = createFeature({
  name: 'connection',
  reducer: createReducer(
    initialState,
    // while it is down, the moment it broke is what counts, not each try that failed
    on(LiveSocketActions.linkChanged, (state, { link }): ConnectionState =>
      link.freshness === state.freshness ? { ...link, changedAt: state.changedAt } : link,
    ),
    on(LiveSocketActions.closed, (): ConnectionState => initialState),
  ),
  extraSelectors: ({ selectFreshness }) => ({
    selectIsBehind: createSelector(selectFreshness, isBehind),
  }),
});
