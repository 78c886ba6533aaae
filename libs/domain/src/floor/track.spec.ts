import fc from 'fast-check';
import type { InteractionEvent } from '../interaction/interaction-event.ts';
import { interactionLogs } from '../testing/arbitraries.ts';
import { aTape, type Tape } from '../testing/tape.ts';
import { evolveTrack, trackTypes } from './evolve-track.ts';
import { metricOf, metrics, sampleOf, valueOf } from './metric.ts';
import { initialTrack, isComplete, type ContactTrack, type Segment } from './segment.ts';
import { emptyTally, minus, plus, tallyOf, tallyOfAll, terms, usualTarget } from './tally.ts';

const second = 1_000;
const target = { ...usualTarget, answerWithin: 20 * second };
const targetOf = () => target;

const opened: InteractionEvent = {
  ...{ type: 'InteractionOpened', source: { name: 'line', contactId: 'c', can: [] }, channel: 'voice' },
  ...{ direction: 'inbound', from: null, to: null, language: null, consent: 'unknown' },
};
const queued = (queueId: string): InteractionEvent => ({ type: 'InteractionQueued', queueId });
const answered = (agentId: string): InteractionEvent => ({ type: 'InteractionAnswered', agentId, agentName: null });
const hungUp = (endedBy: 'customer' | 'agent'): InteractionEvent => ({
  ...{ type: 'InteractionEnded', reason: 'hung-up', endedBy },
});
const work = (agentId: string): InteractionEvent => ({ type: 'AfterContactWorkStarted', agentId, dueAt: 0 });
const worked = (agentId: string): InteractionEvent => ({
  ...{ type: 'AfterContactWorkFinished', agentId, disposition: 'resolved', matter: 'billing.invoice' },
  ...{ summary: '', finishedBy: 'agent' },
});
const passedTo = (id: string): InteractionEvent => ({
  ...{ type: 'InteractionTransferred', manner: 'blind', to: { kind: 'queue', id } },
});

const call = (queue: string): Tape => aTape('int-1').at(0, opened).at(0, queued(queue));
const trackOf = ({ entries }: Tape): ContactTrack => entries.reduce(evolveTrack, initialTrack('int-1'));
const tallyIn = (tape: Tape) => tallyOfAll(trackOf(tape).segments, targetOf);

describe('the segments of a contact', () => {
  it('are waited, talked, held and written up', () => {
    const tape = call('billing')
      .at(12 * second, answered('ada'))
      .at(30 * second, { type: 'CallHeld' })
      .at(45 * second, { type: 'CallResumed' })
      .at(100 * second, hungUp('customer'))
      .at(100 * second, work('ada'));
    expect(tallyIn(tape)).toMatchObject({ offered: 1, answered: 1, answeredInTime: 1, handled: 0, talkMs: 0 });
    const tally = tallyIn(tape.at(130 * second, worked('ada')));
    expect(tally).toMatchObject({ handled: 1, talkMs: 73 * second, holdMs: 15 * second, workMs: 30 * second });
    expect(valueOf(metricOf('handle-time'), tally)).toBe(118 * second);
  });

  it('are two where the contact is passed on, each with its own agent and its own wait', () => {
    const tape = call('billing')
      .at(30 * second, answered('ada'))
      .at(60 * second, passedTo('legal'))
      .at(60 * second, work('ada'))
      .at(60 * second, queued('legal'))
      .at(70 * second, worked('ada'))
      .at(75 * second, answered('bruno'))
      .at(90 * second, hungUp('agent'));
    expect(trackOf(tape).segments).toMatchObject([
      {
        queueId: 'billing',
        agentId: 'ada',
        end: 'transferred-blind',
        workedFor: 10 * second,
        matter: 'billing.invoice',
      },
      { queueId: 'legal', agentId: 'bruno', end: 'ended', beganAt: 60 * second, answeredAt: 75 * second },
    ]);
  });

  it('tell who gave up from a line that broke, and soon from late', () => {
    const short = call('billing').at(2 * second, hungUp('customer'));
    const late = call('billing').at(40 * second, { type: 'InteractionAbandoned' });
    const broken = call('billing').at(40 * second, { type: 'InteractionEnded', reason: 'failed', endedBy: 'system' });
    expect(tallyIn(short)).toMatchObject({ abandoned: 1, abandonedShort: 1, abandonedLater: 0 });
    expect(tallyIn(late)).toMatchObject({
      abandoned: 1,
      abandonedShort: 0,
      abandonedLater: 1,
      waitOfAbandonedMs: 40 * second,
    });
    expect(tallyIn(broken)).toMatchObject({ abandoned: 0, failed: 1 });
  });

  it('leave a queue for another one before anybody answered', () => {
    expect(trackOf(call('billing').at(9 * second, queued('sales'))).segments).toMatchObject([
      { queueId: 'billing', end: 'moved', endedAt: 9 * second },
      { queueId: 'sales', end: null },
    ]);
  });

  it('have no queue where a contact goes straight to a person', () => {
    const offered: InteractionEvent = { type: 'InteractionOffered', agentId: 'ada', expiresAt: null };
    const tape = aTape('int-1')
      .at(0, opened)
      .at(0, offered)
      .at(4 * second, answered('ada'));
    expect(trackOf(tape).segments).toMatchObject([{ queueId: null, beganAt: 0, answeredAt: 4 * second }]);
  });

  it('do not begin after the contact is over, whatever a source tells late', () => {
    const late = call('billing')
      .at(2 * second, hungUp('customer'))
      .at(3 * second, queued('billing'))
      .at(4 * second, answered('ada'));
    expect(trackOf(late).segments).toMatchObject([{ queueId: 'billing', end: 'abandoned', agentId: null }]);
  });

  it('are the same where the log is read without what they are not made of', () => {
    const made: ReadonlySet<string> = new Set(trackTypes);
    fc.assert(
      fc.property(interactionLogs, (log) => {
        const all = log.reduce(evolveTrack, initialTrack('int-1'));
        const few = log.filter(({ event }) => made.has(event.type)).reduce(evolveTrack, initialTrack('int-1'));
        expect(few.segments).toEqual(all.segments);
      }),
    );
  });

  it('are each one thing: answered, given up, moved, broken or waiting; and one at most is open', () => {
    fc.assert(
      fc.property(interactionLogs, (log) => {
        const { segments } = log.reduce(evolveTrack, initialTrack('int-1'));
        for (const segment of segments) {
          const { answered: isAnswered, abandoned, moved, failed, waiting } = tallyOf(segment, target);
          expect(isAnswered + abandoned + moved + failed + waiting).toBe(1);
        }
        expect(segments.filter(({ end }) => end === null).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a tally', () => {
  it('that is kept up by what each entry changes is the tally of a recount', () => {
    fc.assert(
      fc.property(fc.array(interactionLogs, { maxLength: 4 }), (logs) => {
        let kept = emptyTally;
        const tracks = logs.map((log) =>
          log.reduce((track, entry) => {
            const next = evolveTrack(track, entry);
            kept = next.segments.reduce((sum, segment) => plus(sum, tallyOf(segment, target)), kept);
            kept = track.segments.reduce((sum, segment) => minus(sum, tallyOf(segment, target)), kept);
            return next;
          }, initialTrack('int-1')),
        );
        expect(kept).toEqual(
          tallyOfAll(
            tracks.flatMap(({ segments }) => segments),
            targetOf,
          ),
        );
      }),
    );
  });

  it('counts talk, hold and work of what is complete alone', () => {
    fc.assert(
      fc.property(interactionLogs, (log) => {
        const open = log.reduce(evolveTrack, initialTrack('int-1')).segments.filter((one) => !isComplete(one));
        const { handled, talkMs, holdMs, workMs } = tallyOfAll(open, targetOf);
        expect({ handled, talkMs, holdMs, workMs }).toEqual({ handled: 0, talkMs: 0, holdMs: 0, workMs: 0 });
      }),
    );
  });
});

describe('a figure', () => {
  const day: readonly Segment[] = [
    ...trackOf(
      call('billing')
        .at(10 * second, answered('ada'))
        .at(50 * second, hungUp('customer')),
    ).segments,
    ...trackOf(
      call('billing')
        .at(25 * second, answered('ada'))
        .at(50 * second, hungUp('customer')),
    ).segments,
    ...trackOf(call('billing').at(2 * second, hungUp('customer'))).segments,
    ...trackOf(call('billing').at(60 * second, hungUp('customer'))).segments,
    ...trackOf(call('billing')).segments,
  ];
  const tally = tallyOfAll(day, targetOf);

  it.each([
    ['classic', 1, 3],
    ['amazon-connect', 2, 5],
    ['genesys', 1, 2],
    ['flex', 1, 2],
  ] as const)('of service level is as %s defines it', (source, over, under) => {
    const metric = metricOf('service-level', source);
    expect([valueOf(metric, tally), sampleOf(metric, tally)]).toEqual([over / under, under]);
  });

  it('is nothing rather than nought where there is nothing to divide by', () => {
    expect(metrics.map((metric) => valueOf(metric, emptyTally))).toEqual(metrics.map(() => null));
  });

  it('is made of terms that there are, each named once', () => {
    for (const { over, under, leftOut } of metrics) {
      expect([...over, ...under, ...leftOut].filter((term) => !terms.includes(term))).toEqual([]);
      expect(leftOut.filter((term) => over.includes(term) || under.includes(term))).toEqual([]);
    }
    const names = metrics.map(({ id, source }) => `${id} ${source}`);
    expect(new Set(names).size).toBe(names.length);
  });
});
