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
  /** How many there are, those included of whom the pages to come will tell. */
  readonly agentCount: number;
  /** Who was there before the floor was told anew, and was not told of since; empty once all were. */
  readonly unconfirmed: ReadonlySet<string>;
  readonly needs: Readonly<Record<string, FloorNeed>>;
}

const nobody: ReadonlySet<string> = new Set();
const initialState: FloorState = {
  ...{ at: null, dayFrom: null, queues: {}, agents: {}, agentCount: 0, unconfirmed: nobody, needs: {} },
};

export const floorFeature = createFeature({
  name: 'floor',
  reducer: createReducer(
    initialState,
    on(LiveSocketActions.floorTold, (state, { frame }): FloorState => told(state, frame)),
    on(LiveSocketActions.closed, (): FloorState => initialState),
  ),
  extraSelectors: ({ selectAt, selectQueues, selectAgents, selectAgentCount, selectUnconfirmed, selectNeeds }) => ({
    selectIsKnown: createSelector(selectAt, (at) => at !== null),
    /** Whether everybody was told of. */
    selectIsWhole: createSelector(
      ...[selectAgents, selectAgentCount, selectUnconfirmed],
      (agents, count, unconfirmed) => unconfirmed.size === 0 && Object.keys(agents).length >= count,
    ),
    selectQueueList: createSelector(selectQueues, (queues) => Object.values(queues)),
    selectAgentList: createSelector(selectAgents, (agents) => Object.values(agents)),
    selectNeedList: createSelector(selectNeeds, (needs) => Object.values(needs)),
  }),
});

/** The floor with what a frame says of it. */
function told(before: FloorState, frame: FloorFrame): FloorState {
  const state = frame.isWhole ? { ...initialState, agents: before.agents } : before;
  const unconfirmed = frame.isWhole ? new Set(Object.keys(before.agents)) : state.unconfirmed;
  return {
    at: frame.at,
    dayFrom: frame.dayFrom,
    queues: changed(state.queues, frame.queues, ({ queueId }) => queueId, []),
    ...people(state.agents, unconfirmed, frame),
    needs: changed(state.needs, frame.needs, ({ need }) => need.id, frame.goneNeeds),
  };
}

/** Who was there before stays in sight until all pages are there that tell of everybody: nobody vanishes for a moment. */
function people(known: FloorState['agents'], unconfirmed: ReadonlySet<string>, frame: FloorFrame) {
  const { agentCount } = frame;
  const agents = changed(known, frame.agents, ({ agentId }) => agentId, frame.goneAgents);
  if (unconfirmed.size === 0) return { agents, agentCount, unconfirmed: nobody };
  const now = new Set([...frame.agents.map(({ agentId }) => agentId), ...frame.goneAgents]);
  const left = new Set([...unconfirmed].filter((id) => !now.has(id)));
  const isTold = Object.keys(agents).length - left.size >= agentCount;
  if (!isTold) return { agents, agentCount, unconfirmed: left };
  return { agents: changed(agents, [], ({ agentId }) => agentId, [...left]), agentCount, unconfirmed: nobody };
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
