import { usualTarget, type EpochMs, type Recorded, type SourceFact } from '@aliado/domain';
import fc from 'fast-check';
import { InMemoryEventLog } from '../../interactions/in-memory-event-log.ts';
import { LoggedInteractionRecorder } from '../../interactions/logged-interaction-recorder.ts';
import { ScriptShelf } from '../../interactions/script-shelf.ts';
import { ManualClock } from '../../platform/testing/manual-clock.ts';
import { dayOf } from '../day.ts';
import { FloorChanges } from '../floor-changes.ts';
import type { FloorHouse } from '../floor-house.ts';
import { InMemoryTrackLog } from '../log/in-memory-track-log.ts';
import { ContactFloor } from './contact-floor.ts';

const house = {
  targetOf: () => ({ ...usualTarget, answerWithin: 20_000 }),
  isOpen: () => true,
} as Pick<FloorHouse, 'targetOf' | 'isOpen'> as FloorHouse;

/** Reads slowly, so that much is recorded between one contact and the next. */
class SlowTrackLog extends InMemoryTrackLog {
  override async *read(from: EpochMs, to: EpochMs): AsyncIterable<readonly Recorded[]> {
    for await (const batch of super.read(from, to)) {
      yield batch;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

const opened = {
  ...{ type: 'InteractionOpened', channel: 'voice', direction: 'inbound', from: null, to: null, language: null },
  consent: 'unknown',
} as const satisfies SourceFact;

function setUp() {
  const [log, clock] = [new InMemoryEventLog(), new ManualClock()];
  const settings = { afterContactWorkSeconds: 90, redactions: [] };
  const recorder = new LoggedInteractionRecorder(log, clock, settings, new ScriptShelf());
  const day = dayOf(clock.now(), 'UTC');
  const aFloor = () => new ContactFloor(recorder, log, new SlowTrackLog(log), house, new FloorChanges());
  const tell = (interactionId: string, fact: SourceFact) => {
    clock.pass(1_000);
    const command = { type: 'TakeFact', source: { name: 'pbx', contactId: interactionId, can: [] }, fact } as const;
    return recorder.record({ interactionId, command, by: 'source:pbx', agentId: null, commandId: null });
  };
  return { aFloor, tell, day };
}

/** All that is told of the queues. */
function figuresOf(floor: ContactFloor) {
  const day = floor.counted();
  return [...day.queueIds()].sort().map((queueId) => {
    const { tally, waiting, talked } = day.line(queueId);
    return { queueId, tally, waiting: waiting.size, longest: waiting.first?.at, talked };
  });
}

const fact = fc.constantFrom<SourceFact>(
  opened,
  { type: 'InteractionQueued', queueId: 'billing' },
  { type: 'InteractionQueued', queueId: 'deliveries' },
  { type: 'InteractionAnswered', agentId: 'ada', agentName: null },
  { type: 'CallHeld' },
  { type: 'CallResumed' },
  { type: 'InteractionTransferred', manner: 'blind', to: { kind: 'queue', id: 'billing' } },
  { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' },
);
const happened = fc.record({ contact: fc.constantFrom('a', 'b', 'c', 'd', 'e'), fact, isAwaited: fc.boolean() });

describe('the contacts of the floor', () => {
  it('are all counted, once each, whatever is recorded while the day is being read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happened, { maxLength: 40 }), fc.nat(40), fc.nat(40), async (moments, begun, again) => {
        const { aFloor, tell, day } = setUp();
        const floor = aFloor();
        const following = floor.follow();
        const work: Promise<unknown>[] = [];
        let beginning = Promise.resolve();
        for (const [nth, moment] of moments.entries()) {
          if (nth === begun || nth === again) beginning = beginning.then(() => floor.begin(day));
          const told = tell(moment.contact, moment.fact);
          work.push(told);
          if (moment.isAwaited) await told;
        }
        await Promise.all([...work, beginning]);
        if (!floor.day) await floor.begin(day);
        const fresh = aFloor();
        await fresh.begin(day);
        expect(figuresOf(floor)).toEqual(figuresOf(fresh));
        following.unsubscribe();
      }),
      { numRuns: 60 },
    );
  });
});
