import fc from 'fast-check';
import type { Hint } from '../hint/hint.ts';
import type { InteractionEvent } from '../interaction/interaction-event.ts';
import { replay } from '../interaction/replay.ts';
import { interactionLogs } from '../testing/arbitraries.ts';
import { aTape } from '../testing/tape.ts';
import { sessionFactsOf, sessionWords } from './session-facts.ts';

const hint = (id: string): Hint => ({
  ...{ id, kind: 'article', target: { id: 'refunds', version: 1 } },
  ...{ title: { es: 'Abonos', en: 'Refunds' }, text: { es: 'Tarda 2 días.', en: 'Takes 2 days.' } },
  reason: { proposer: 'text', source: { id, version: 1 }, words: [], lineSequence: null, score: 0.9 },
});
const shown = (id: string): InteractionEvent => ({ type: 'HintShown', hint: hint(id) });
const opened: InteractionEvent = {
  ...{ type: 'InteractionOpened', source: { name: 'pbx', contactId: 'c', can: [] }, channel: 'voice' },
  ...{ direction: 'inbound', from: null, to: null, language: 'es', consent: 'announced' },
};
const words = { startedAt: 3_000, endedAt: 4_000, language: 'es', confidence: null } as const;

describe('what a session is found by', () => {
  const tape = aTape('int-1')
    .at(1_000, opened)
    .at(1_100, { type: 'InteractionQueued', queueId: 'billing' })
    .at(2_000, { type: 'InteractionAnswered', agentId: 'ada', agentName: 'Ada' })
    .at(4_000, {
      ...{ type: 'UtteranceSpoken', utteranceId: 'u', participantId: 'customer', role: 'customer' },
      ...{ text: 'me cobraron dos veces', ...words },
    })
    .at(5_000, shown('one'))
    .at(5_500, shown('two'))
    .at(6_000, { type: 'HintSettled', hintId: 'one', outcome: 'used' })
    .at(7_000, { type: 'HintSettled', hintId: 'two', outcome: 'expired' })
    .at(8_000, shown('three'))
    .at(8_100, { type: 'HintSettled', hintId: 'three', outcome: 'retracted' })
    .at(9_000, { type: 'InteractionTransferred', manner: 'attended', to: { kind: 'agent', id: 'bruno' } })
    .at(9_500, { type: 'InteractionAnswered', agentId: 'bruno', agentName: 'Bruno' })
    .at(62_000, { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' });

  it('is who had it, where, for how long, and what became of its hints', () => {
    expect(sessionFactsOf(tape.entries).facts).toMatchObject({
      ...{ interactionId: 'int-1', openedAt: 1_000, endedAt: 62_000, lastedFor: 60_000, queueIds: ['billing'] },
      agents: [
        { id: 'ada', name: 'Ada' },
        { id: 'bruno', name: 'Bruno' },
      ],
      hints: { shown: 2, used: 1, dismissed: 0, ignored: 1 },
      ...{ mood: 'calm', wasUpset: false, transfers: 1, granted: 0, matters: [] },
    });
  });

  it('is what was said and written', () => {
    const note = { type: 'NoteWritten', noteId: 'n', text: 'cargo del 2 nov' } as const;
    const { state } = sessionFactsOf(tape.at(63_000, note).entries);
    expect(sessionWords(state)).toBe('me cobraron dos veces\ncargo del 2 nov');
  });

  it('comes with the state that a replay leads to, whatever happened', () => {
    fc.assert(
      fc.property(interactionLogs, (log) => {
        const { facts, state } = sessionFactsOf(log);
        expect(state).toEqual(replay(log));
        expect(facts.agents.map(({ id }) => id)).toEqual([...new Set(facts.agents.map(({ id }) => id))]);
      }),
    );
  });
});
