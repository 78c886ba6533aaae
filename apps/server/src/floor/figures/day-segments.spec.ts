import {
  emptyTally,
  plus,
  tallyOfAll,
  usualTarget,
  type EpochMs,
  type Recorded,
  type SourceFact,
} from '@aliado/domain';
import fc from 'fast-check';
import { Subject } from 'rxjs';
import { InMemoryEventLog } from '../../interactions/in-memory-event-log.ts';
import { LoggedInteractionRecorder } from '../../interactions/logged-interaction-recorder.ts';
import { ScriptShelf } from '../../interactions/script-shelf.ts';
import { ManualClock } from '../../platform/testing/manual-clock.ts';
import { ContactFloor } from '../contacts/contact-floor.ts';
import { dayOf } from '../day.ts';
import { FloorChanges } from '../floor-changes.ts';
import type { FloorHouse } from '../floor-house.ts';
import { InMemoryTrackLog } from '../log/in-memory-track-log.ts';
import { DaySegments, type SegmentsOfDay } from './day-segments.ts';
import { inOrder } from './held-day.ts';

const target = { ...usualTarget, answerWithin: 20_000 };

/** Reads slowly, so that much is recorded meanwhile, and counts how often it is asked for a day. */
class SlowTrackLog extends InMemoryTrackLog {
  readings = 0;

  override async *read(from: EpochMs, to: EpochMs): AsyncIterable<readonly Recorded[]> {
    this.readings++;
    for await (const batch of super.read(from, to)) {
      yield batch;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

async function setUp() {
  const [log, clock, changed] = [new InMemoryEventLog(), new ManualClock(), new Subject<void>()];
  const house = { changed, targetOf: () => target, isOpen: (queueId) => queueId !== 'closed' } as Pick<
    FloorHouse,
    'changed' | 'targetOf' | 'isOpen'
  > as FloorHouse;
  const settings = { afterContactWorkSeconds: 90, redactions: [] };
  const recorder = new LoggedInteractionRecorder(log, clock, settings, new ScriptShelf());
  const tracks = new SlowTrackLog(log);
  const floor = new ContactFloor(recorder, log, tracks, house, new FloorChanges());
  const day = dayOf(clock.now(), 'UTC');
  floor.follow();
  await floor.begin(day);
  tracks.readings = 0;
  const days = () => {
    const made = new DaySegments(floor, tracks, house, clock);
    made.onModuleInit();
    return made;
  };
  const tell = (interactionId: string, fact: SourceFact) => {
    clock.pass(1_000);
    const command = { type: 'TakeFact', source: { name: 'pbx', contactId: interactionId, can: [] }, fact } as const;
    return recorder.record({ interactionId, command, by: 'source:pbx', agentId: null, commandId: null });
  };
  return { days, tell, day, tracks, changed, clock };
}

const opened = {
  ...{ type: 'InteractionOpened', channel: 'voice', direction: 'inbound', from: null, to: null, language: null },
  consent: 'unknown',
} as const satisfies SourceFact;

const fact = fc.constantFrom<SourceFact>(
  opened,
  { type: 'InteractionQueued', queueId: 'billing' },
  { type: 'InteractionQueued', queueId: 'closed' },
  { type: 'InteractionAnswered', agentId: 'ada', agentName: null },
  { type: 'CallHeld' },
  { type: 'InteractionTransferred', manner: 'blind', to: { kind: 'queue', id: 'billing' } },
  { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' },
);
const step = fc.record({ contact: fc.constantFrom('a', 'b', 'c', 'd'), fact, isAsked: fc.boolean() });

/** What is held, and the same counted from its segments alone. */
function tolds({ segments, tallies }: SegmentsOfDay) {
  const sum = [...tallies.agents].reduce((all, { tally }) => plus(all, tally), emptyTally);
  const closed = [...tallies.quarters].reduce((all, { whileClosed }) => all + whileClosed, 0);
  return {
    segments: [...segments],
    counted: { sum, closed },
    recounted: {
      sum: tallyOfAll(segments, () => target),
      closed: segments.filter(({ queueId }) => queueId === 'closed').length,
    },
  };
}

describe('the segments of a day', () => {
  it('are what the log has at every moment, in order, whatever is recorded while they are read and held', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { days, tell, day } = await setUp();
        const kept = days();
        const asked: Promise<unknown>[] = [];
        for (const one of steps) {
          await tell(one.contact, one.fact);
          if (one.isAsked) asked.push(kept.of(day));
        }
        await Promise.all(asked);
        const [held, anew] = [tolds(await kept.of(day)), tolds(await days().of(day))];
        expect(held.segments).toEqual(anew.segments);
        expect(held.segments).toEqual(held.segments.toSorted(inOrder));
        expect([held.counted, anew.counted]).toEqual([anew.recounted, anew.recounted]);
      }),
      { numRuns: 60 },
    );
  });

  it('are read once, however much of them changes, and again once they are held to something else', async () => {
    const { days, tell, day, tracks, changed, clock } = await setUp();
    const kept = days();
    await tell('a', opened);
    await Promise.all([kept.of(day), kept.of(day)]);
    for (const contact of ['a', 'b', 'c']) {
      await tell(contact, opened);
      await tell(contact, { type: 'InteractionQueued', queueId: 'billing' });
      const { at, segments } = await kept.of(day);
      expect([at, segments.at(-1)?.interactionId]).toEqual([clock.now(), contact]);
    }
    expect(tracks.readings).toBe(1);
    changed.next();
    expect((await kept.of(day)).segments).toHaveLength(3);
    expect(tracks.readings).toBe(2);
  });

  it('are of the day that is asked for, by whatever clocks', async () => {
    const { days, tell, day } = await setUp();
    const kept = days();
    await tell('a', opened);
    await tell('a', { type: 'InteractionQueued', queueId: 'billing' });
    const { segments } = await kept.of(day);
    const began = segments[0]?.beganAt ?? 0;
    expect((await kept.of({ from: day.from, to: began })).segments).toEqual([]);
    expect((await kept.of({ from: began, to: began + 1 })).segments).toEqual([...segments]);
  });
});
