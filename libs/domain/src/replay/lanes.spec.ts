import fc from 'fast-check';
import { toArray } from '../collection/chunked-list.ts';
import type { Hint } from '../hint/hint.ts';
import type { InteractionEvent } from '../interaction/interaction-event.ts';
import { replay } from '../interaction/replay.ts';
import { interactionLogs } from '../testing/arbitraries.ts';
import { aTape } from '../testing/tape.ts';
import { lanesOf, silencesOf } from './lanes.ts';
import { Playback } from './playback.ts';

const opened: InteractionEvent = {
  ...{ type: 'InteractionOpened', source: { name: 'pbx', contactId: 'c', can: [] }, channel: 'voice' },
  ...{ direction: 'inbound', from: null, to: null, language: 'es', consent: 'announced' },
};
const answered: InteractionEvent = { type: 'InteractionAnswered', agentId: 'ada', agentName: 'Ada' };
const hint = (id: string): Hint => ({
  ...{ id, kind: 'article', target: { id, version: 1 } },
  ...{ title: { es: 'Abonos', en: 'Refunds' }, text: { es: 'Tarda 2 días.', en: 'Takes 2 days.' } },
  reason: { proposer: 'text', source: { id, version: 1 }, words: [], lineSequence: null, score: 0.9 },
});
const said = (at: number, until: number): InteractionEvent => ({
  ...{ type: 'UtteranceSpoken', utteranceId: `u-${at}`, participantId: 'customer', role: 'customer', text: 'hola' },
  ...{ startedAt: at, endedAt: until, language: 'es', confidence: null },
});

describe('the lanes of a session', () => {
  it('show a hint for as long as it was on the screen, with what became of it', () => {
    const { entries } = aTape('int-1')
      .at(0, opened)
      .at(1_000, answered)
      .at(5_000, { type: 'HintShown', hint: hint('refunds') })
      .at(6_000, { type: 'HintShown', hint: hint('deliveries') })
      .at(8_000, { type: 'HintRead', hintId: 'refunds' })
      .at(9_000, { type: 'HintSettled', hintId: 'refunds', outcome: 'used' })
      .at(20_000, { type: 'CallHeld' });
    const { hints, holds } = lanesOf(new Playback(entries));
    expect(hints.map(({ item, ...rest }) => [item.hint.id, item.readAt, rest])).toEqual([
      ['refunds', 8_000, { from: 5_000, to: 9_000, began: 3, ended: 6, outcome: 'used' }],
      ['deliveries', null, { from: 6_000, to: 20_000, began: 4, ended: null, outcome: null }],
    ]);
    expect(holds).toEqual([{ item: null, from: 20_000, to: 20_000, began: 7, ended: null }]);
  });

  it('leave no moment out in which something was there, and add none', () => {
    fc.assert(
      fc.property(interactionLogs, (log) => {
        const playback = new Playback(log);
        const { hints, looks, steps, spoken } = lanesOf(playback);
        for (let cursor = 1; cursor <= log.length; cursor += 1) {
          const state = replay(log, cursor);
          const there = <T>(spans: readonly { item: T; began: number; ended: number | null }[]) =>
            spans.filter(({ began, ended }) => began <= cursor && (ended === null || cursor < ended));
          expect(there(hints).map(({ item }) => item.hint.id)).toEqual(
            expect.arrayContaining(state.hints.map((open) => open.hint.id)),
          );
          expect(there(looks)).toHaveLength(state.looks.length);
          expect(there(steps)).toHaveLength(state.script === null ? 0 : 1);
        }
        expect(spoken).toEqual(toArray(replay(log).lines).filter(({ kind }) => kind === 'utterance'));
      }),
      { numRuns: 50 },
    );
  });

  it('tell where nobody spoke for long', () => {
    const { entries } = aTape('int-1')
      .at(0, opened)
      .at(9_000, said(4_000, 9_000))
      .at(8_000, said(6_000, 8_000))
      .at(15_000, said(11_500, 15_000))
      .at(30_000, { type: 'CallHeld' });
    expect(silencesOf(lanesOf(new Playback(entries)))).toEqual([
      { from: 0, to: 4_000 },
      { from: 15_000, to: 30_000 },
    ]);
  });
});
