import { initialInteraction } from '../interaction/interaction.ts';
import type { InteractionEvent } from '../interaction/interaction-event.ts';
import { replay } from '../interaction/replay.ts';
import { aTape, type Tape } from '../testing/tape.ts';
import { attentionStream, decideAttention, evolveAttention, initialAttention, longestSnoozeMs } from './attention.ts';
import type { Attention, AttentionCommand } from './attention.ts';
import { inOrder, pressOf, type Need, type NeedKind } from './need.ts';
import { needsOf, usualNeedLimits } from './needs-of.ts';

const second = 1_000;
const minute = 60 * second;

const opened: InteractionEvent = {
  ...{ type: 'InteractionOpened', source: { name: 'line', contactId: 'c', can: [] }, channel: 'voice' },
  ...{ direction: 'inbound', from: null, to: null, language: 'es', consent: 'announced' },
};
const marta = { accountId: 'marta', name: 'Marta' };
const sol = { accountId: 'sol', name: 'Sol' };

const talking = aTape('int-1')
  .at(0, opened)
  .at(0, { type: 'InteractionQueued', queueId: 'billing' })
  .at(10 * second, { type: 'InteractionAnswered', agentId: 'ada', agentName: 'Ada' });

const spoken = talking.at(12 * second, {
  ...{ type: 'UtteranceSpoken', utteranceId: 'u', participantId: 'customer', role: 'customer', text: 'Hola.' },
  ...{ startedAt: 12 * second, endedAt: 13 * second, language: 'es', confidence: null },
});

/** What needs somebody at a moment, by kind. */
function needed(tape: Tape, now: number): readonly NeedKind[] {
  const needs = needsOf('int-1', tape.entries.length > 0 ? replay(tape.entries) : initialInteraction, usualNeedLimits);
  return needs.filter(({ from }) => from <= now).map(({ about }) => about.kind);
}

describe('what needs a supervisor', () => {
  it('is help from the moment it is asked for until it is settled', () => {
    const asked = talking.at(30 * second, { type: 'HelpAsked', words: 'Lee una carta de un abogado.' });
    expect(needed(asked, 30 * second)).toEqual(['help']);
    expect(needed(asked.at(40 * second, { type: 'HelpTaken', by: marta }), 41 * second)).toEqual(['help']);
    const settled = asked.at(50 * second, { type: 'HelpSettled', by: marta, outcome: 'helped' });
    expect(needed(settled, 51 * second)).toEqual([]);
  });

  it('is a hold or a silence that lasts, by itself, and no more once it ends', () => {
    const held = spoken.at(20 * second, { type: 'CallHeld' });
    expect(needed(held, 20 * second + usualNeedLimits.hold - 1)).toEqual([]);
    expect(needed(held, 20 * second + usualNeedLimits.hold)).toEqual(['hold']);
    const resumed = held.at(5 * minute, { type: 'CallResumed' });
    expect(needed(resumed, 5 * minute)).toEqual([]);
    expect(needed(resumed, 5 * minute + usualNeedLimits.silence)).toEqual(['silence']);
  });

  it('is no silence where nothing tells of words, as without a transcript', () => {
    expect(needed(talking, 60 * minute)).toEqual([]);
    expect(needed(spoken, 60 * minute)).toEqual(['silence']);
  });

  it('is a new one for a new hold: what was closed does not hide it', () => {
    const held = talking.at(20 * second, { type: 'CallHeld' });
    const again = held.at(30 * second, { type: 'CallResumed' }).at(40 * second, { type: 'CallHeld' });
    const [one, other] = [held, again].map(({ entries }) => needsOf('int-1', replay(entries), usualNeedLimits)[0]?.id);
    expect(one).not.toBe(other);
  });

  it('is no silence of whoever has just been connected: the wait of a transfer is none of theirs', () => {
    const says: InteractionEvent = {
      ...{ type: 'UtteranceSpoken', utteranceId: 'u', participantId: 'customer', role: 'customer', text: 'Hola' },
      ...{ startedAt: 12 * second, endedAt: 13 * second, language: 'es', confidence: null },
    };
    const passed = talking
      .at(13 * second, says)
      .at(15 * second, { type: 'InteractionTransferred', manner: 'blind', to: { kind: 'queue', id: 'legal' } })
      .at(5 * minute, { type: 'InteractionAnswered', agentId: 'bruno', agentName: 'Bruno' });
    expect(needed(passed, 5 * minute)).toEqual([]);
    expect(needed(passed, 5 * minute + usualNeedLimits.silence)).toEqual(['silence']);
  });

  it('is a customer who sounds upset, until they do not', () => {
    const turn = (before: 'calm' | 'upset', mood: 'calm' | 'upset'): InteractionEvent => ({
      ...{
        type: 'MoodTurned',
        before,
        mood,
        lineSequence: 4,
        words: ['nunca'],
        by: { id: 'words', version: 1 },
        score: 0.9,
      },
    });
    const upset = talking.at(20 * second, turn('calm', 'upset'));
    expect(needed(upset, 21 * second)).toEqual(['mood']);
    expect(needed(upset.at(30 * second, turn('upset', 'calm')), 31 * second)).toEqual([]);
  });

  it('is after-contact work that overruns, of whoever has it', () => {
    const ended = talking
      .at(minute, { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' })
      .at(minute, { type: 'AfterContactWorkStarted', agentId: 'ada', dueAt: 3 * minute });
    expect(needed(ended, minute + usualNeedLimits.work)).toEqual(['work-overrun']);
  });

  it('is nothing of the line once the contact is over', () => {
    const over = talking
      .at(20 * second, { type: 'CallHeld' })
      .at(30 * second, { type: 'HelpAsked', words: null })
      .at(minute, { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' });
    expect(needed(over, 60 * minute)).toEqual([]);
  });
});

describe('the order of needs', () => {
  const need = (id: string, about: Need['about'], since: number, dueAt: number | null = null): Need => ({
    ...{
      id,
      interactionId: 'int-1',
      agentId: 'ada',
      queueId: null,
      customerName: null,
      since,
      from: since,
      dueAt,
      about,
    },
  });
  const now = 100 * minute;

  it('is by who waits, and for how long', () => {
    const help = need('help', { kind: 'help', words: null }, now - 51 * second);
    const hold = need('hold', { kind: 'hold' }, now - 4 * minute);
    const longHold = need('long hold', { kind: 'hold' }, now - 8 * minute);
    expect(inOrder([hold, help, longHold], now).map(({ id }) => id)).toEqual(['long hold', 'hold', 'help']);
    expect(pressOf(hold, now)).toBe(20);
  });

  it('puts nothing of yesterday before somebody who asks for help now', () => {
    const old = need('old', { kind: 'promise', promiseId: 'p', words: '', team: null }, 0, now - 90 * minute);
    const help = need('help', { kind: 'help', words: null }, now);
    expect(inOrder([old, help], now).map(({ id }) => id)).toEqual(['help', 'old']);
  });

  it('puts what is due later below what waits, the next first', () => {
    const promise = (id: string, dueAt: number) =>
      need(id, { kind: 'promise', promiseId: id, words: '', team: null }, 0, dueAt);
    const work = need('work', { kind: 'work-overrun', limit: 1 }, now);
    const needs = [promise('in an hour', now + 60 * minute), promise('soon', now + minute), work];
    expect(inOrder(needs, now).map(({ id }) => id)).toEqual(['work', 'soon', 'in an hour']);
    expect(inOrder([promise('late', now - 5 * minute), work], now).map(({ id }) => id)).toEqual(['late', 'work']);
  });
});

describe('what people make of a need', () => {
  const asked = (state: Attention, at: number, command: AttentionCommand) => {
    const decision = decideAttention(state, command, at);
    if ('refused' in decision) return { state, refused: decision.refused };
    const next = decision.events.reduce(
      (before, event) =>
        evolveAttention(before, {
          ...{
            streamId: attentionStream,
            sequence: before.sequence + 1,
            occurredAt: at,
            recordedAt: at,
            by: 'system',
            event,
          },
        }),
      state,
    );
    return { state: next, refused: null };
  };
  const claim = (by: typeof marta, needId = 'n1'): AttentionCommand => ({ type: 'ClaimNeed', needId, by });
  const { state: claimed } = asked(initialAttention, 1_000, claim(marta));

  it('is had by one, and seen by all', () => {
    expect(claimed.handlings['n1']).toMatchObject({ claimedBy: marta, claimedAt: 1_000 });
    expect(asked(claimed, 2_000, claim(sol)).refused).toBe('need/claimed');
    expect(asked(claimed, 2_000, claim(marta)).state).toBe(claimed);
    const released = asked(claimed, 3_000, { type: 'ReleaseNeed', needId: 'n1', by: marta }).state;
    expect(asked(released, 4_000, claim(sol)).state.handlings['n1']?.claimedBy).toEqual(sol);
  });

  it('is put off for hours at most, and lies before everybody again then', () => {
    const snooze = (until: number): AttentionCommand => ({ type: 'SnoozeNeed', needId: 'n1', by: marta, until });
    expect(asked(claimed, 2_000, snooze(1_500)).refused).toBe('need/not-in-time');
    expect(asked(claimed, 2_000, snooze(2_001 + longestSnoozeMs)).refused).toBe('need/not-in-time');
    const handling = asked(claimed, 2_000, snooze(602_000)).state.handlings['n1'];
    expect(handling).toMatchObject({ claimedBy: null, snoozedUntil: 602_000 });
  });

  it('is closed once, by anybody, with what came of it', () => {
    const close: AttentionCommand = { type: 'CloseNeed', needId: 'n1', by: sol, outcome: 'helped' };
    const { state: closed } = asked(claimed, 5_000, close);
    expect(closed.handlings['n1']?.closed).toEqual({ by: sol, at: 5_000, outcome: 'helped' });
    expect(asked(closed, 6_000, claim(marta)).refused).toBe('need/gone');
  });

  it('is forgotten a day after anybody last touched it', () => {
    const dayLater = asked(claimed, 1_000 + 25 * 60 * minute, claim(sol, 'n2')).state;
    expect(Object.keys(dayLater.handlings)).toEqual(['n2']);
  });
});
