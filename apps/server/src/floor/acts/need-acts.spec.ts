import type { Need } from '@aliado/domain';
import type { Principal } from '../../identity/principal.ts';
import { InMemoryEventLog } from '../../interactions/in-memory-event-log.ts';
import type { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { ManualClock } from '../../platform/testing/manual-clock.ts';
import { AttentionRecorder } from '../attention/attention-recorder.ts';
import { FloorChanges } from '../floor-changes.ts';
import type { AgentCare } from '../needs/agent-care.ts';
import type { ContactNeeds } from '../needs/contact-needs.ts';
import { FloorNeeds } from '../needs/floor-needs.ts';
import { ShownNeeds } from '../needs/shown-needs.ts';
import { NeedActs } from './need-acts.ts';
import type { SupportActs } from './support-acts.ts';

const marta = { accountId: 'marta', name: 'Marta' } as Partial<Principal> as Principal;
const about = { agentId: 'ada', queueId: null, customerName: null, since: 0, from: 0, dueAt: null } as const;
const strain: Need = {
  ...{ ...about, id: 'hard-calls:ada:0', interactionId: null },
  about: { kind: 'hard-calls', inARow: 3, sincePauseMs: 0, softerQueueId: null },
};
const hold: Need = { ...about, id: 'hold:int-1:0', interactionId: 'int-1', about: { kind: 'hold' } };

function setUp() {
  const clock = new ManualClock();
  const shown = new ShownNeeds(new FloorChanges());
  const attention = new AttentionRecorder(new InMemoryEventLog(), clock);
  const needs = new FloorNeeds({} as ContactNeeds, {} as AgentCare, attention, shown, clock);
  const acts = new NeedActs(attention, {} as InteractionRecorder, needs, {} as SupportActs, clock);
  shown.index.set('all', [strain, hold], clock.now());
  const recorded = async () => Object.keys((await attention.state()).handlings);
  return { acts, needs, recorded };
}

describe('what a supervisor makes of a need', () => {
  it('is recorded, but for the care of an agent: that leaves no line about them', async () => {
    const { acts, needs, recorded } = setUp();
    for (const { id: needId } of [strain, hold])
      expect(await acts.act({ commandId: needId, needId, act: { type: 'claim' } }, marta)).toHaveProperty('accepted');
    expect(await recorded()).toEqual([hold.id]);
    expect(needs.get(strain.id)?.handling.claimedBy).toMatchObject({ accountId: 'marta' });
    const close = { type: 'close', outcome: 'helped' } as const;
    await acts.act({ commandId: 'closed', needId: strain.id, act: close }, marta);
    expect([await recorded(), needs.get(strain.id)]).toEqual([[hold.id], null]);
  });
});
