import type { ApprovalList, WaitingApproval } from '@aliado/domain';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { LiveSocketActions } from './live.actions.ts';

/** What waits for the reader's approval. */
export interface ApprovalsState {
  /** Null before the server told it the first time. */
  readonly list: ApprovalList | null;
}

const initialState: ApprovalsState = { list: null };
const nothing: readonly WaitingApproval[] = [];

export const approvalsFeature = createFeature({
  name: 'approvals',
  reducer: createReducer(
    initialState,
    // an answer may be overtaken by what changed after it was read
    on(LiveSocketActions.approvalsTold, (state, { list }): ApprovalsState =>
      state.list && list.serverTime < state.list.serverTime ? state : { list },
    ),
    on(LiveSocketActions.closed, (): ApprovalsState => initialState),
  ),
  extraSelectors: ({ selectList }) => ({
    selectWaiting: createSelector(selectList, (list) => list?.waiting ?? nothing),
  }),
});
