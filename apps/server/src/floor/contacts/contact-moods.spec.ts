import { usualTarget, type Mood, type SourceFact } from '@aliado/domain';
import { InMemoryEventLog } from '../../interactions/in-memory-event-log.ts';
import { LoggedInteractionRecorder } from '../../interactions/logged-interaction-recorder.ts';
import { ScriptShelf } from '../../interactions/script-shelf.ts';
import { ManualClock } from '../../platform/testing/manual-clock.ts';
import type { AgentFloor } from '../agents/agent-floor.ts';
import { dayOf } from '../day.ts';
import { FloorChanges } from '../floor-changes.ts';
import type { FloorHouse } from '../floor-house.ts';
import { InMemoryTrackLog } from '../log/in-memory-track-log.ts';
import { ContactFloor } from './contact-floor.ts';
import { ContactMoods } from './contact-moods.ts';

const house = {
  targetOf: () => ({ ...usualTarget, answerWithin: 20_000 }),
  isOpen: () => true,
} as Pick<FloorHouse, 'targetOf' | 'isOpen'> as FloorHouse;
const staff = { agents: { holdersOf: () => ['ada'] } } as unknown as AgentFloor;

function setUp() {
  const [log, clock] = [new InMemoryEventLog(), new ManualClock()];
  const settings = { afterContactWorkSeconds: 90, redactions: [] };
  const interactions = new LoggedInteractionRecorder(log, clock, settings, new ScriptShelf());
  /** What a floor knows that begins now. */
  const begun = async () => {
    const changes = new FloorChanges();
    const tracks = new InMemoryTrackLog(log);
    const contacts = new ContactFloor(interactions, log, tracks, house, new FloorChanges());
    const moods = new ContactMoods(interactions, contacts, staff, tracks, changes);
    moods.follow();
    await contacts.begin(dayOf(clock.now(), 'UTC'));
    await moods.begin();
    return { moods, changes };
  };
  const tell = (fact: SourceFact) => {
    const command = { type: 'TakeFact', source: { name: 'pbx', contactId: 'c', can: [] }, fact } as const;
    return interactions.record({ interactionId: 'int-1', command, by: 'source:pbx', agentId: null, commandId: null });
  };
  const turn = (mood: Mood, lineSequence: number) => {
    const about = { words: [], by: { id: 'mood', version: 1 }, score: 1, lineSequence } as const;
    const command = { type: 'NoteMood', mood, ...about } as const;
    return interactions.record({ interactionId: 'int-1', command, by: 'system', agentId: null, commandId: null });
  };
  const open = async () => {
    const about = { from: null, to: null, language: null, consent: 'unknown' } as const;
    await tell({ type: 'InteractionOpened', channel: 'voice', direction: 'inbound', ...about });
    await tell({ type: 'InteractionQueued', queueId: 'billing' });
    await tell({ type: 'InteractionAnswered', agentId: 'ada', agentName: null });
  };
  const writeUp = () => {
    const command = { type: 'FinishAfterContactWork', disposition: 'done', matter: null, summary: '' } as const;
    return interactions.record({ interactionId: 'int-1', command, by: 'agent:ada', agentId: 'ada', commandId: null });
  };
  return { begun, tell, turn, open, writeUp };
}

describe('how the customers of contacts that go on sound', () => {
  it('is told as it turns, of whoever has the contact, and nothing before', async () => {
    const { begun, turn, open } = setUp();
    const { moods, changes } = await begun();
    await open();
    expect([moods.of('int-1'), changes.take()]).toEqual([null, null]);
    await turn('upset', 1);
    expect([moods.of('int-1'), changes.take()?.agents]).toEqual(['upset', new Set(['ada'])]);
    await turn('pleased', 2);
    expect(moods.of('int-1')).toBe('pleased');
  });

  it('is read from the log by a floor that begins, the last of it', async () => {
    const { begun, turn, open } = setUp();
    await open();
    await turn('upset', 1);
    await turn('calm', 2);
    expect((await begun()).moods.of('int-1')).toBe('calm');
  });

  it('is forgotten once nothing is left of the contact', async () => {
    const { begun, turn, open, tell, writeUp } = setUp();
    const { moods } = await begun();
    await open();
    await turn('upset', 1);
    await tell({ type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' });
    expect(moods.of('int-1')).toBe('upset'); // somebody still writes it up
    await writeUp();
    expect(moods.of('int-1')).toBeNull();
  });
});
