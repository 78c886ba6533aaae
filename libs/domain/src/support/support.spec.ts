import { decide } from '../interaction/decide.ts';
import { evolve } from '../interaction/evolve.ts';
import type { Interaction } from '../interaction/interaction.ts';
import type { InteractionEvent } from '../interaction/interaction-event.ts';
import { replay } from '../interaction/replay.ts';
import { aTape } from '../testing/tape.ts';
import type { SupportDeskCommand, SupportRequest } from './support-command.ts';
import { whisperLimit } from './support-event.ts';

const opened: InteractionEvent = {
  ...{ type: 'InteractionOpened', source: { name: 'line', contactId: 'c', can: [] }, channel: 'voice' },
  ...{ direction: 'inbound', from: null, to: null, language: 'es', consent: 'announced' },
};
const ada = { id: 'agent:ada', role: 'agent', name: 'Ada Robles' } as const;
const marta = { accountId: 'marta', name: 'Marta' };
const sol = { accountId: 'sol', name: 'Sol' };

const talking = replay(
  aTape('int-1')
    .at(0, opened)
    .at(1, { type: 'InteractionAnswered', agentId: 'ada', agentName: 'Ada Robles' })
    .at(1, { type: 'ParticipantJoined', participant: ada }).entries,
);

/** The state after a command, or why it changed nothing. */
function does(
  state: Interaction,
  command: SupportRequest | SupportDeskCommand | { readonly type: 'AskForHelp'; readonly words: string | null },
  agentId: string | null = null,
  now = 1_000,
) {
  const decision = decide(state, command, { agentId, now, afterContactWorkFor: 0 });
  if ('refused' in decision) return { state, refused: decision.refused };
  return { state: told(state, decision.events, now), refused: null };
}

const told = (state: Interaction, events: readonly InteractionEvent[], at: number): Interaction =>
  events.reduce(
    (before, event) =>
      evolve(before, {
        ...{ streamId: 'int-1', sequence: before.sequence + 1, occurredAt: at, recordedAt: at, by: 'system', event },
      }),
    state,
  );

const asked = does(talking, { type: 'AskForHelp', words: 'Un abogado.' }, 'ada').state;
const over = told(asked, [{ type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' }], 2_000);

describe('help', () => {
  it('is taken by one colleague, whom the agent sees, until it is settled', () => {
    const taken = does(asked, { type: 'TakeHelp', by: marta }).state;
    expect(taken.help).toEqual({ askedAt: 1_000, words: 'Un abogado.', takenBy: marta, takenAt: 1_000 });
    expect(does(taken, { type: 'TakeHelp', by: sol }).refused).toBe('help/taken');
    expect(does(taken, { type: 'TakeHelp', by: marta }).state).toBe(taken);
    expect(does(taken, { type: 'SettleHelp', outcome: 'helped', by: marta }).state.help).toBeNull();
  });

  it('is left to others by whoever was on it, and by nobody else', () => {
    const taken = does(asked, { type: 'TakeHelp', by: marta }).state;
    expect(does(taken, { type: 'LeaveHelp', by: sol }).state).toBe(taken);
    const left = does(taken, { type: 'LeaveHelp', by: marta }).state;
    expect(left.help).toMatchObject({ askedAt: 1_000, takenBy: null });
    expect(does(left, { type: 'TakeHelp', by: sol }).state.help?.takenBy).toEqual(sol);
  });

  it('is called off by the agent, and nobody can take what nobody asks for', () => {
    expect(does(asked, { type: 'CallOffHelp' }, 'ada').state.help).toBeNull();
    expect(does(talking, { type: 'TakeHelp', by: marta }).refused).toBe('help/not-asked');
    expect(does(talking, { type: 'SettleHelp', outcome: 'not-needed', by: marta }).refused).toBe('help/not-asked');
  });

  it('comes too late for a contact that is over', () => {
    expect(over.help).toBeNull();
    expect(does(over, { type: 'TakeHelp', by: marta }).refused).toBe('interaction/already-over');
  });
});

describe('a look into a contact', () => {
  const looked = does(talking, { type: 'BeginLook', lookId: 'l1', by: marta }, null, 5_000).state;

  it('is seen while it lasts, and remembered after', () => {
    expect(looked.looks).toEqual([{ lookId: 'l1', by: marta, since: 5_000 }]);
    const left = does(looked, { type: 'EndLook', lookId: 'l1', by: marta }).state;
    expect(left).toMatchObject({ looks: [], lookedInto: [marta] });
    expect(does(left, { type: 'BeginLook', lookId: 'l2', by: marta }).state.lookedInto).toEqual([marta]);
  });

  it('changes nothing of what the agent has before them', () => {
    const { looks: _, lookedInto: __, sequence: ___, ...before } = talking;
    const { looks: ____, lookedInto: _____, sequence: ______, ...after } = looked;
    expect(after).toEqual(before);
  });

  it('ends with the contact, and may be ended then as well', () => {
    const ended = told(looked, [{ type: 'InteractionEnded', reason: 'hung-up', endedBy: 'agent' }], 6_000);
    expect(ended.looks).toEqual([]);
    expect(does(ended, { type: 'EndLook', lookId: 'l1', by: marta }).state).toBe(ended);
  });
});

describe('a whisper', () => {
  const whisper = (text: string, whisperId = 'w1'): SupportRequest => ({
    type: 'SendWhisper',
    whisperId,
    text,
    by: marta,
  });
  const sent = does(talking, whisper('Nombra los dos medios días.')).state;

  it('is sent, seen and answered, each a fact of its own', () => {
    expect(sent.whispers).toMatchObject([{ side: 'supervisor', by: marta, sentAt: 1_000, readAt: null }]);
    const seen = does(sent, { type: 'ReadWhisper', whisperId: 'w1' }, 'ada', 3_000).state;
    expect(seen.whispers[0]?.readAt).toBe(3_000);
    const answered = does(seen, { type: 'AnswerWhisper', whisperId: 'w2', text: 'Hecho.' }, 'ada').state;
    expect(answered.whispers[1]).toMatchObject({
      side: 'agent',
      by: { accountId: 'ada', name: 'Ada Robles' },
      readAt: null,
    });
    expect(does(answered, { type: 'ReadAnswer', whisperId: 'w2', by: marta }).state.whispers[1]?.readAt).toBe(1_000);
  });

  it('is not read by whoever sent it, nor twice', () => {
    expect(does(sent, { type: 'ReadAnswer', whisperId: 'w1', by: marta }).state).toBe(sent);
    const seen = does(sent, { type: 'ReadWhisper', whisperId: 'w1' }, 'ada').state;
    expect(does(seen, { type: 'ReadWhisper', whisperId: 'w1' }, 'ada', 9_000).state).toBe(seen);
  });

  it('is said once, is not empty, and has a limit', () => {
    expect(does(sent, whisper('Otra cosa.')).state).toBe(sent);
    expect(does(talking, whisper('   ')).refused).toBe('whisper/empty');
    expect(does(talking, whisper('a'.repeat(whisperLimit + 1))).refused).toBe('whisper/too-long');
  });

  it('is for the agent who has the contact to answer, and for nobody else', () => {
    expect(does(sent, { type: 'AnswerWhisper', whisperId: 'w2', text: 'Yo.' }, 'bruno').refused).toBe(
      'interaction/not-yours',
    );
  });
});
