import {
  evolveTrack,
  initialTrack,
  isTalked,
  isWaiting,
  tallyOfAll,
  usualTarget,
  type ContactTrack,
  type InteractionEvent,
  type Recorded,
} from '@aliado/domain';
import fc from 'fast-check';
import { isWithin, type Day } from '../day.ts';
import { FloorDay } from './floor-day.ts';

/** Times of the logs are within ten minutes: a day that takes in about half of their segments. */
const day: Day = { from: 0, to: 300_000 };
const targetOf = (queueId: string | null) => ({
  ...usualTarget,
  answerWithin: queueId === 'billing' ? 20_000 : 60_000,
});

const plain = { source: { name: 'pbx', contactId: 'c', can: [] }, from: null, to: null, language: null } as const;
const agent = fc.constantFrom('ada', 'bruno');
const events: fc.Arbitrary<InteractionEvent> = fc.oneof(
  fc.constantFrom<InteractionEvent>(
    { type: 'InteractionOpened', ...plain, channel: 'voice', direction: 'inbound', consent: 'unknown' },
    { type: 'InteractionQueued', queueId: 'billing' },
    { type: 'InteractionQueued', queueId: 'deliveries' },
    { type: 'CallHeld' },
    { type: 'CallResumed' },
    { type: 'InteractionTransferred', manner: 'attended', to: { kind: 'queue', id: 'billing' } },
    { type: 'NoteWritten', noteId: 'n', text: '' },
  ),
  fc.constantFrom<InteractionEvent>(
    { type: 'InteractionAbandoned' },
    { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' },
  ),
  agent.map((agentId): InteractionEvent => ({ type: 'InteractionOffered', agentId, expiresAt: null })),
  agent.map((agentId): InteractionEvent => ({ type: 'InteractionAnswered', agentId, agentName: null })),
  agent.map((agentId): InteractionEvent => ({ type: 'AfterContactWorkStarted', agentId, dueAt: 0 })),
  agent.map((agentId): InteractionEvent => ({
    ...{ type: 'AfterContactWorkFinished', agentId, disposition: null, matter: null, summary: '', finishedBy: 'agent' },
  })),
);
const happened = fc.record({ event: events, occurredAt: fc.nat(600_000) });

/** The log of one contact, in no order that makes sense. */
const logs: fc.Arbitrary<readonly Recorded[]> = fc.array(happened, { maxLength: 30 }).map((moments) =>
  moments.map(({ event, occurredAt }, index) => {
    const about = { streamId: '', recordedAt: occurredAt, by: 'system' } as const;
    return { ...about, event, occurredAt, sequence: index + 1 };
  }),
);

/** Logs of a few contacts, and in which order their entries come. */
const floors = fc
  .tuple(fc.array(logs, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat()))
  .map(([some, dice]) =>
    interleaved(
      some.map((log, nth) => log.map((entry) => ({ ...entry, streamId: `int-${nth}` }))),
      dice,
    ),
  );

function interleaved(logs: readonly (readonly Recorded[])[], dice: Iterator<number>): readonly Recorded[] {
  const waiting = logs.map((log) => [...log]);
  const entries: Recorded[] = [];
  for (;;) {
    const left = waiting.filter((log) => log.length > 0);
    const next = left[(dice.next().value as number) % Math.max(1, left.length)]?.shift();
    if (!next) return entries;
    entries.push(next);
  }
}

/** The day counted from nothing but the log. */
function recount(entries: readonly Recorded[]) {
  const tracks = new Map<string, ContactTrack>();
  for (const entry of entries)
    tracks.set(entry.streamId, evolveTrack(tracks.get(entry.streamId) ?? initialTrack(entry.streamId), entry));
  const segments = [...tracks.values()].flatMap((track) => track.segments);
  const queues = new Set(segments.map(({ queueId }) => queueId));
  const agents = new Set(segments.flatMap(({ agentId }) => agentId ?? []));
  const counted = segments.filter(({ beganAt }) => isWithin(day, beganAt));
  return {
    queues: [...queues].sort().map((queueId) => {
      const of = segments.filter((segment) => segment.queueId === queueId);
      const waiting = of.filter(isWaiting).map(({ beganAt }) => beganAt);
      const tally = tallyOfAll(
        counted.filter((segment) => segment.queueId === queueId),
        targetOf,
      );
      const longest = waiting.length === 0 ? undefined : Math.min(...waiting);
      return { queueId, tally, waiting: waiting.length, longest, talked: of.filter(isTalked).length };
    }),
    handled: [...agents].sort().map((agentId) => {
      const { handled } = tallyOfAll(
        counted.filter((segment) => segment.agentId === agentId),
        targetOf,
      );
      return { agentId, handled };
    }),
  };
}

/** The same as it was kept up. */
function kept(floor: FloorDay, entries: readonly Recorded[]): ReturnType<typeof recount> {
  const { handled } = recount(entries);
  return {
    queues: [...floor.queueIds()].sort().map((queueId) => {
      const { tally, waiting, talked } = floor.line(queueId);
      return { queueId, tally, waiting: waiting.size, longest: waiting.first?.at, talked };
    }),
    handled: handled.map(({ agentId }) => ({ agentId, handled: floor.handledBy(agentId) })),
  };
}

const upTo = (entries: readonly Recorded[], { streamId, sequence }: Recorded): ContactTrack =>
  entries
    .filter((entry) => entry.streamId === streamId && entry.sequence < sequence)
    .reduce(evolveTrack, initialTrack(streamId));

/** Follows as the server does: what was forgotten is read again before it is gone on with. */
function follow(floor: FloorDay, entries: readonly Recorded[], log: readonly Recorded[]): void {
  for (const entry of entries) {
    if (!floor.canTake(entry)) floor.recall(upTo(log, entry));
    floor.take(entry);
  }
}

describe('a day of the floor', () => {
  it('that is kept up entry by entry is what a recount of the log gives, at every moment', () => {
    fc.assert(
      fc.property(floors, (entries) => {
        const floor = new FloorDay(day, targetOf);
        for (const [index, entry] of entries.entries()) {
          floor.take(entry);
          const soFar = entries.slice(0, index + 1);
          expect(kept(floor, soFar)).toEqual(recount(soFar));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same when it is begun anew in the middle, whatever is told twice', () => {
    fc.assert(
      fc.property(floors, fc.nat(200), fc.nat(20), (entries, cut, twice) => {
        const floor = new FloorDay(day, targetOf);
        for (const entry of entries.slice(0, cut)) floor.take(entry);
        for (const entry of entries.slice(Math.max(0, cut - twice))) floor.take(entry);
        expect(kept(floor, entries)).toEqual(recount(entries));
      }),
    );
  });

  it('is the same when it holds next to nothing of what is complete', () => {
    fc.assert(
      fc.property(floors, fc.integer({ min: 1, max: 3 }), (entries, limit) => {
        const floor = new FloorDay(day, targetOf, limit);
        follow(floor, entries, entries);
        expect(kept(floor, entries)).toEqual(recount(entries));
      }),
    );
  });

  it('holds what goes on, and of what is complete a bounded number', () => {
    const floor = new FloorDay(day, targetOf, 10);
    for (let nth = 0; nth < 100; nth++) {
      const about = { streamId: `int-${nth}`, occurredAt: nth, recordedAt: nth, by: 'system' } as const;
      floor.take({ ...about, sequence: 1, event: { type: 'InteractionQueued', queueId: 'billing' } });
      if (nth >= 5) floor.take({ ...about, sequence: 2, event: { type: 'InteractionAbandoned' } });
    }
    expect(floor.size).toBe(15);
    expect(floor.line('billing')).toMatchObject({ tally: { offered: 100, abandoned: 95, waiting: 5 } });
  });

  it('holds no more of those that were over before they came to a queue or to anybody', () => {
    const floor = new FloorDay(day, targetOf, 10);
    for (let nth = 0; nth < 100; nth++) {
      const about = { streamId: `int-${nth}`, occurredAt: nth, recordedAt: nth, by: 'system' } as const;
      const opened = { ...plain, channel: 'voice', direction: 'inbound', consent: 'unknown' } as const;
      floor.take({ ...about, sequence: 1, event: { type: 'InteractionOpened', ...opened } });
      if (nth >= 5) floor.take({ ...about, sequence: 2, event: { type: 'InteractionAbandoned' } });
    }
    expect([floor.size, [...floor.openIds()].length]).toEqual([15, 5]);
  });
});
