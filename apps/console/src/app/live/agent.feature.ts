import type { Agent, AgentRecorded, AnyRecorded } from '@aliado/domain';
import { evolveAgent, initialAgent, isAgentStream, statusOf } from '@aliado/domain';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { LiveSocketActions } from './live.actions.ts';

/** One's own working day. */
export interface AgentState {
  readonly agent: Agent;
}

const initialState: AgentState = { agent: initialAgent };

export const agentFeature = createFeature({
  name: 'agent',
  reducer: createReducer(
    initialState,
    on(LiveSocketActions.delivered, (state, { streamId, snapshot, entries }): AgentState => {
      if (!isAgentStream(streamId)) return state;
      const from = snapshot?.of === 'agent' ? snapshot.state : state.agent;
      return { agent: entries.filter(isOfAgent).reduce(evolveAgent, from) };
    }),
    on(LiveSocketActions.closed, (): AgentState => initialState),
  ),
  extraSelectors: ({ selectAgent }) => ({
    selectStatus: createSelector(selectAgent, statusOf),
    selectWork: createSelector(selectAgent, ({ work }) => work),
  }),
});

function isOfAgent(entry: AnyRecorded): entry is AgentRecorded {
  return isAgentStream(entry.streamId);
}
