import type { AnyRecorded, InteractionEvent } from '@aliado/domain';
import { aTape } from '@aliado/domain/testing';
import { Subject } from 'rxjs';
import type { AgentRecorder } from '../../agents/agent-recorder.ts';
import type { EventLog } from '../../interactions/event-log.ts';
import type { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { AlertEvents, countedOf } from './alert-events.ts';
import type { PastEvents } from './past-events.ts';

const granted: InteractionEvent = {
  ...{ type: 'RemedyGranted', grantId: 'g', agentId: 'ada', decidedBy: 'ada', undoUntil: 9 },
  terms: {
    ...{ remedy: 'credit', amount: { amount: 5_000, currency: 'EUR' }, guidelineId: 'late', guidelineVersion: 1 },
    ...{ ruleId: 'r', matter: null, orderNumber: null },
  },
};

describe('events of contacts that are counted', () => {
  it('count where their contact is at that moment, and for whom they name', () => {
    const tape = aTape('int-1')
      .at(1, { type: 'InteractionQueued', queueId: 'billing' })
      .at(2, { type: 'OfferWithdrawn', agentId: 'bruno', reason: 'declined' })
      .at(3, { type: 'InteractionAnswered', agentId: 'ada', agentName: null })
      .at(4, { type: 'HelpAsked', words: null })
      .at(5, { type: 'InteractionQueued', queueId: 'sales' })
      .at(6, { type: 'HelpAsked', words: null });
    const places = countedOf(tape.entries).map(([, { queueId, agentId }]) => `${queueId} ${agentId}`);
    expect(places).toEqual(['billing null', 'billing bruno', 'billing ada', 'billing ada', 'sales ada', 'sales ada']);
  });

  it('hold what is given, and take it back from whoever gave it', () => {
    const tape = aTape('int-1')
      .at(1, { type: 'InteractionAnswered', agentId: 'ada', agentName: null })
      .at(2, granted)
      .at(3, { type: 'InteractionAnswered', agentId: 'bruno', agentName: null })
      .at(4, { type: 'RemedyUndone', grantId: 'g', by: 'bruno' });
    const given = countedOf(tape.entries).flatMap(([, where]) =>
      where.given ? [[where.agentId, where.given.amount]] : [],
    );
    expect(given).toEqual([
      ['ada', 5_000],
      ['ada', -5_000],
    ]);
  });
});

describe('the day of which events are counted', () => {
  it('holds what happened in it while the floor still counted the day before', async () => {
    const recorded = new Subject<{ entries: readonly AnyRecorded[] }>();
    const logged: AnyRecorded[] = [];
    async function* happened(_: readonly string[], from: number, to: number) {
      yield logged.filter(({ occurredAt }) => from <= occurredAt && occurredAt < to);
    }
    async function* nothing() {}
    const hour = 60 * 60_000;
    const midnight = 24 * hour;
    const events = new AlertEvents(
      { committed: new Subject() } as unknown as InteractionRecorder,
      { committed: recorded } as unknown as AgentRecorder,
      { liveStreams: () => Promise.resolve([]) } as unknown as EventLog,
      { happened, of: nothing } as unknown as PastEvents,
      { now: () => midnight + hour },
    );
    const following = events.follow();
    const types = new Set(['AgentStateChosen']);
    const chosen = (occurredAt: number, sequence: number) => {
      const event = { type: 'AgentStateChosen', state: 'break', reason: 'lunch' };
      const entry = { streamId: 'agent:ada', sequence, occurredAt, event } as unknown as AnyRecorded;
      logged.push(entry);
      recorded.next({ entries: [entry] });
    };
    const today = () =>
      events.counts.of('agent ada', { paths: ['events.AgentStateChosen.today'], now: midnight + hour }).facts;
    await events.want(types, { from: 0, to: midnight });
    chosen(midnight - 1, 1);
    chosen(midnight + 1, 2);
    const next = { from: midnight, to: 2 * midnight };
    expect([events.turn(next), events.turn(next)]).toEqual([true, false]);
    chosen(midnight + 2, 3);
    expect([await events.want(types, next), await events.want(types, next)]).toEqual([true, false]);
    expect(today()).toEqual({ AgentStateChosen: { today: 2 } });
    following.unsubscribe();
  });
});
