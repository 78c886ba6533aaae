import type { EpochMs, FloorAgent, FloorFrame, FloorNeed, FloorQueue } from '@aliado/domain';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { LiveSocketActions } from './live.actions.ts';

/** The floor as it was told last. */
export interface FloorState {
  /** When the newest frame was made; null before the first. */
  readonly at: EpochMs | null;
  /** Since when figures are counted. */
  readonly dayFrom: EpochMs | null;
  readonly queues: Readonly<Record<string, FloorQueue>>;
  readonly agents: Readonly<Record<string, FloorAgent>>;
  readonly needs: Readonly<Record<string, FloorNeed>>;
}

const initialState: FloorState = { at: null, dayFrom: null, queues: {}, agents: {}, needs: {} };

export const floorFeature = createFeature({
  name: 'floor',
  reducer: createReducer(
    initialState,
    on(LiveSocketActions.floorTold, (state, { frame }): FloorState => told(state, frame)),
    on(LiveSocketActions.closed, (): FloorState => initialState),
  ),
  extraSelectors: ({ selectAt, selectQueues, selectAgents, selectNeeds }) => ({
    selectIsKnown: createSelector(selectAt, (at) => at !== null),
    selectQueueList: createSelector(selectQueues, (queues) => Object.values(queues)),
    selectAgentList: createSelector(selectAgents, (agents) => Object.values(agents)),
    selectNeedList: createSelector(selectNeeds, (needs) => Object.values(needs)),
  }),
});

/** The floor with what a frame says of it. */
function told(before: FloorState, frame: FloorFrame): FloorState {
  const state = frame.isWhole ? initialState : before;
  return {
    at: frame.at,
    dayFrom: frame.dayFrom,
    queues: changed(state.queues, frame.queues, ({ queueId }) => queueId, []),
    agents: changed(state.agents, frame.agents, ({ agentId }) => agentId, frame.goneAgents),
    needs: changed(state.needs, frame.needs, ({ need }) => need.id, frame.goneNeeds),
  };
}

/** What was known, with what changed in its place and what is gone left out; itself where nothing changed. */
function changed<T>(
  known: Readonly<Record<string, T>>,
  news: readonly T[],
  idOf: (one: T) => string,
  gone: readonly string[],
): Readonly<Record<string, T>> {
  if (news.length === 0 && gone.length === 0) return known;
  const next: Record<string, T> = { ...known };
  for (const one of news) next[idOf(one)] = one;
  for (const id of gone) delete next[id];
  return next;
}
