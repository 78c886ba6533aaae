import type { InteractionEvent } from '@aliado/domain';
import { aTape } from '@aliado/domain/testing';
import { countedOf } from './alert-events.ts';

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
