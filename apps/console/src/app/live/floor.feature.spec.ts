import type { FloorAgent, FloorFrame } from '@aliado/domain';
import { initialAgent, timeFrom } from '@aliado/domain';
import { floorFeature, type FloorState } from './floor.feature.ts';
import { LiveSocketActions } from './live.actions.ts';

const agent = (agentId: string): FloorAgent => ({
  ...{ agentId, name: agentId, team: null, queues: [], status: 'available', since: 0, reason: null, setBy: null },
  ...{ contacts: [], today: { handled: 0, time: timeFrom(0, initialAgent) } },
});
const frame = (agents: readonly string[], changes: Partial<FloorFrame> = {}): FloorFrame => ({
  ...{ at: 1, isWhole: false, agentCount: 4, dayFrom: 0, queues: [], needs: [], goneAgents: [], goneNeeds: [] },
  agents: agents.map(agent),
  ...changes,
});
const after = (...frames: readonly FloorFrame[]): FloorState =>
  frames.reduce(
    (state, one) => floorFeature.reducer(state, LiveSocketActions.floorTold({ frame: one })),
    floorFeature.reducer(undefined, LiveSocketActions.closed()),
  );
const whole = (state: FloorState) =>
  floorFeature.selectIsWhole.projector(state.agents, state.agentCount, state.unconfirmed);
const first = [frame(['ada', 'ben'], { isWhole: true }), frame(['cai', 'dee'])];

describe('the floor that is told in pages', () => {
  it('is whole once everybody was told of', () => {
    expect(first.map((_, nth) => whole(after(...first.slice(0, nth + 1))))).toEqual([false, true]);
  });

  it('lets nobody vanish while it is told anew, and forgets who is not there any more at its end', () => {
    const begun = after(...first, frame(['ada', 'ben'], { isWhole: true, agentCount: 3 }));
    expect([Object.keys(begun.agents), whole(begun)]).toEqual([['ada', 'ben', 'cai', 'dee'], false]);
    const done = after(
      ...first,
      frame(['ada', 'ben'], { isWhole: true, agentCount: 3 }),
      frame(['eli'], { agentCount: 3 }),
    );
    expect([Object.keys(done.agents), whole(done)]).toEqual([['ada', 'ben', 'eli'], true]);
  });

  it('takes who leaves in between for told', () => {
    const state = after(
      ...first,
      frame(['ada'], { isWhole: true, agentCount: 2 }),
      frame([], { agentCount: 1, goneAgents: ['ben'] }),
    );
    expect([Object.keys(state.agents), whole(state)]).toEqual([['ada'], true]);
  });
});
