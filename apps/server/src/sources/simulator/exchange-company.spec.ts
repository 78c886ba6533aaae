import { aCall, agent, anExchange, aTalk, words } from './testing/an-exchange.ts';

/** A talk that goes on for long, with a supervisor who takes calls too. */
function aLongTalk() {
  const turns = Array.from({ length: 20 }, (_, turn) => words(turn % 2 ? 'customer' : 'agent', `Sentence ${turn}.`));
  const platform = aTalk([aCall({ turns })]);
  platform.roster(agent('ada', { status: 'on-contact' }), agent('marta', { status: 'offline' }));
  return platform;
}
const accepted = { accepted: true };

describe('a supervisor on a call of the exchange', () => {
  it('comes in, says who they are, and goes', () => {
    const platform = aLongTalk();
    expect(platform.supervise('marta', 'join')).toEqual(accepted);
    expect(platform.facts('ParticipantJoined')).toMatchObject([
      { participant: { id: 'supervisor:marta', role: 'supervisor', name: 'Marta Quintero' } },
    ]);
    platform.pass(8);
    const said = platform.facts('UtteranceSpoken').filter(({ role }) => role === 'supervisor');
    expect(said).toMatchObject([
      { participantId: 'supervisor:marta', text: expect.stringContaining('Marta') as string },
    ]);
    expect(platform.supervise('marta', 'leave')).toEqual(accepted);
    expect(platform.facts('ParticipantLeft')).toMatchObject([{ participantId: 'supervisor:marta' }]);
  });

  it('lets whoever speaks finish, and is listened to by both', () => {
    const platform = aLongTalk();
    platform.supervise('marta', 'join');
    platform.pass(30);
    const said = platform.facts('UtteranceSpoken');
    expect(said.map(({ role }) => role)).toContain('supervisor');
    const inOrder = said.every(({ startedAt }, at) => startedAt >= (said[at - 1]?.endedAt ?? 0));
    expect(inOrder).toBe(true);
  });

  it('says nothing where nobody hears it: on hold, or gone by then', () => {
    const platform = aLongTalk();
    platform.supervise('marta', 'join');
    platform.ask('ada', { type: 'hold' });
    platform.pass(8);
    platform.ask('ada', { type: 'resume' });
    platform.supervise('marta', 'leave');
    platform.supervise('marta', 'join');
    platform.supervise('marta', 'leave');
    platform.pass(8);
    expect(platform.facts('UtteranceSpoken').map(({ role }) => role)).not.toContain('supervisor');
  });

  it('takes the call over: it goes on with them, and the agent is free for others once they have written it up', () => {
    const platform = aLongTalk();
    platform.supervise('marta', 'join');
    expect(platform.supervise('marta', 'take-over')).toEqual(accepted);
    expect(platform.types().slice(-2)).toEqual(['InteractionTransferred', 'InteractionAnswered']);
    expect(platform.facts('InteractionAnswered').at(-1)).toMatchObject({
      agentId: 'marta',
      agentName: 'Marta Quintero',
    });
    platform.pass(20);
    const spokenBy = platform.facts('UtteranceSpoken').map(({ participantId }) => participantId);
    expect(spokenBy).toContain('agent:marta');
    expect(spokenBy).not.toContain('supervisor:marta');
    expect(platform.ask('ada', { type: 'hold' })).toHaveProperty('refused');
    expect(platform.ask('marta', { type: 'hold' })).toEqual(accepted);
  });

  it('ends the call, and the platform says that it was them', () => {
    const platform = aLongTalk();
    expect(platform.supervise('marta', 'end')).toEqual(accepted);
    expect(platform.facts('InteractionEnded')).toMatchObject([{ reason: 'hung-up', endedBy: 'supervisor' }]);
  });

  it('is refused where nobody talks, where they are there already or not at all, and on another call', () => {
    const ringing = anExchange([aCall()]);
    ringing.roster(agent('ada'));
    ringing.pass(4);
    expect(ringing.supervise('marta', 'join')).toEqual({ refused: 'Nobody talks on this call.' });
    const platform = aLongTalk();
    expect(platform.supervise('marta', 'leave')).toEqual({ refused: 'This person is not on the call.' });
    platform.supervise('marta', 'join');
    expect(platform.supervise('marta', 'join')).toEqual({ refused: 'This person is on the call already.' });
    expect(platform.supervise('nobody', 'take-over')).toEqual({ refused: 'This person takes no calls here.' });
    platform.supervise('marta', 'take-over');
    expect(platform.supervise('marta', 'take-over')).toEqual({ refused: 'This person is on another call.' });
    expect(platform.ask('marta', { type: 'join' })).toEqual({ refused: 'Only a supervisor asks for that.' });
  });

  it('does not stay behind with a customer whom the agent passes on', () => {
    const platform = aLongTalk();
    platform.supervise('marta', 'join');
    platform.ask('ada', { type: 'transfer', manner: 'blind', to: { kind: 'queue', id: 'billing' } });
    expect(platform.types().slice(-3)).toContain('ParticipantLeft');
  });

  it('is still there when the platform comes back after it was killed', () => {
    const before = aLongTalk();
    const later = anExchange([aCall()], { runId: 'later' });
    later.roster(agent('ada', { status: 'on-contact' }));
    const contactId = before.frames[0]?.contactId ?? '';
    later.exchange.takeUp([
      {
        ...{ contactId, phase: 'talking', queueId: 'billing', agentId: 'ada', isHeld: false, isMuted: false },
        ...{ lastUtteranceId: null, supervisors: ['marta'] },
      },
    ]);
    expect(
      later.exchange.control({ contactId, agentId: 'marta', name: null, as: 'supervisor', control: { type: 'leave' } }),
    ).toEqual(accepted);
  });
});
