import { usualTarget, type DeskCommand, type SourceFact } from '@aliado/domain';
import { EMPTY, of } from 'rxjs';
import type { AgentRecorder } from '../../agents/agent-recorder.ts';
import type { Presence } from '../../agents/presence.ts';
import { InMemoryEventLog } from '../../interactions/in-memory-event-log.ts';
import { LoggedInteractionRecorder } from '../../interactions/logged-interaction-recorder.ts';
import { ScriptShelf } from '../../interactions/script-shelf.ts';
import { ManualClock } from '../../platform/testing/manual-clock.ts';
import type { AgentFloor } from '../agents/agent-floor.ts';
import { FloorAgents, newOnFloor } from '../agents/floor-agents.ts';
import { ContactFloor } from '../contacts/contact-floor.ts';
import { dayOf } from '../day.ts';
import { FloorChanges } from '../floor-changes.ts';
import type { FloorHouse } from '../floor-house.ts';
import { InMemoryTrackLog } from '../log/in-memory-track-log.ts';
import { AgentCare } from './agent-care.ts';
import { ShownNeeds } from './shown-needs.ts';

const minute = 60_000;
const house = {
  targetOf: () => ({ ...usualTarget, answerWithin: 20_000 }),
  isOpen: () => true,
} as Pick<FloorHouse, 'targetOf' | 'isOpen'> as FloorHouse;
const ada = { id: 'ada', name: 'Ada', team: null, queues: ['billing'], language: 'es' } as const;

function setUp() {
  const [log, clock] = [new InMemoryEventLog(), new ManualClock()];
  const settings = { afterContactWorkSeconds: 90, redactions: [] };
  const interactions = new LoggedInteractionRecorder(log, clock, settings, new ScriptShelf());
  const day = dayOf(clock.now(), 'UTC');
  const agents = new FloorAgents();
  const fresh = newOnFloor(ada, day.from);
  const agent = { ...fresh.agent, chosen: 'available' } as const;
  agents.put({ ...fresh, agent, day: { ...fresh.day, restedAt: day.from } });
  agents.arrive(new Set(['ada']));
  const recorder = { committed: EMPTY } as Pick<AgentRecorder, 'committed'> as AgentRecorder;

  /** A floor that follows what is recorded from now on, once it has read what was before. */
  const aFloor = async () => {
    const tracks = new InMemoryTrackLog(log);
    const contacts = new ContactFloor(interactions, log, tracks, house, new FloorChanges());
    const shown = new ShownNeeds(new FloorChanges());
    const staff = { agents } as Pick<AgentFloor, 'agents'> as AgentFloor;
    const presence = { present: of(new Set(['ada'])) } as Pick<Presence, 'present'> as Presence;
    const limits = { withoutPause: 100 * 60 * minute, ahead: 0 };
    const care = new AgentCare(interactions, recorder, contacts, staff, tracks, shown, presence, limits, clock);
    const following = [contacts.follow(), care.follow()];
    const begin = async () => {
      const day = dayOf(clock.now(), 'UTC');
      await contacts.begin(day);
      await care.begin(day);
    };
    await begin();
    const needs = () => shown.all(clock.now()).map(({ need }) => need.about);
    const end = () => following.forEach((one) => one.unsubscribe());
    return { begin, needs, end };
  };

  const tell = (interactionId: string, fact: SourceFact) => {
    const command = { type: 'TakeFact', source: { name: 'pbx', contactId: interactionId, can: [] }, fact } as const;
    return interactions.record({ interactionId, command, by: 'source:pbx', agentId: null, commandId: null });
  };
  /** A call of ada's up to its end, of these minutes; after it there is something to write up. */
  const call = async (interactionId: string, minutes: number, isUpset: boolean) => {
    const about = { from: null, to: null, language: null, consent: 'unknown' } as const;
    await tell(interactionId, { type: 'InteractionOpened', channel: 'voice', direction: 'inbound', ...about });
    await tell(interactionId, { type: 'InteractionQueued', queueId: 'billing' });
    await tell(interactionId, { type: 'InteractionAnswered', agentId: 'ada', agentName: null });
    clock.pass(minutes * minute);
    if (isUpset) {
      const turn = { mood: 'upset', words: [], by: { id: 'mood', version: 1 }, score: 1, lineSequence: 1 } as const;
      const command = { type: 'NoteMood', ...turn } as const;
      await interactions.record({ interactionId, command, by: 'system', agentId: null, commandId: null });
    }
    await tell(interactionId, { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' });
  };
  const writeUp = (interactionId: string, minutes: number) => {
    clock.pass(minutes * minute);
    const about = { disposition: 'done', matter: null, summary: '' } as const;
    const command: DeskCommand = { type: 'FinishAfterContactWork', ...about };
    return interactions.record({ interactionId, command, by: 'agent:ada', agentId: 'ada', commandId: null });
  };
  return { aFloor, call, writeUp, clock };
}

describe('care for agents', () => {
  it('counts a call with after-contact work once, when it is written up', async () => {
    const { aFloor, call, writeUp } = setUp();
    const floor = await aFloor();
    for (const id of ['one', 'two']) {
      await call(id, 4, true);
      await writeUp(id, 1);
    }
    expect(floor.needs()).toEqual([]);
    await call('three', 4, true);
    expect(floor.needs()).toEqual([]);
    await writeUp('three', 1);
    expect(floor.needs()).toMatchObject([{ kind: 'hard-calls', inARow: 3 }]);
    floor.end();
  });

  it('reads the same from the log when it begins', async () => {
    const { aFloor, call, writeUp } = setUp();
    for (const id of ['one', 'two', 'three']) {
      await call(id, 4, true);
      if (id !== 'three') await writeUp(id, 1);
    }
    const floor = await aFloor();
    expect(floor.needs()).toEqual([]);
    await writeUp('three', 1);
    expect(floor.needs()).toMatchObject([{ inARow: 3 }]);
    const fresh = await aFloor();
    expect(fresh.needs()).toEqual(floor.needs());
    for (const one of [floor, fresh]) one.end();
  });

  it('is the same when the day is counted anew, and begins at nothing at midnight', async () => {
    const { aFloor, call, writeUp, clock } = setUp();
    const floor = await aFloor();
    for (const id of ['one', 'two', 'three', 'four']) {
      await call(id, 4, true);
      if (id !== 'four') await writeUp(id, 1);
    }
    const before = floor.needs();
    expect(before).toMatchObject([{ inARow: 3 }]);
    await floor.begin();
    expect(floor.needs()).toEqual(before);
    clock.pass(24 * 60 * minute);
    await floor.begin();
    expect(floor.needs()).toEqual([]);
    floor.end();
  });

  it('knows a call that was hard by its after-contact work alone', async () => {
    const { aFloor, call, writeUp } = setUp();
    const floor = await aFloor();
    for (let nth = 0; nth < 30; nth++) {
      await call(`usual-${nth}`, 4, false);
      await writeUp(`usual-${nth}`, 1);
    }
    for (const id of ['one', 'two', 'three']) {
      await call(id, 4, false);
      await writeUp(id, 20);
    }
    expect(floor.needs()).toMatchObject([{ inARow: 3 }]);
    floor.end();
  });
});
