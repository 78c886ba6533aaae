import type { CallControl } from '@aliado/domain';
import type { Turn } from './conversation.ts';
import { aCall, aTalk, agent, anExchange } from './testing/an-exchange.ts';

describe('what an agent asks of the line', () => {
  it('stops the words on hold and goes on where they stopped', () => {
    const platform = aTalk();
    platform.ask('ada', { type: 'hold' });
    platform.pass(300);
    expect(platform.types().at(-1)).toBe('CallHeld');
    platform.ask('ada', { type: 'resume' });
    platform.pass(60);
    expect(platform.facts('UtteranceSpoken')).toHaveLength(3);
    expect(platform.isFinished()).toBe(true);
  });

  it('keeps the agent’s words back while muted, not the customer’s', () => {
    const platform = aTalk();
    platform.pass(3);
    platform.ask('ada', { type: 'mute' });
    platform.pass(300);
    expect(platform.facts('UtteranceSpoken').map(({ role }) => role)).toEqual(['agent', 'customer']);
    platform.ask('ada', { type: 'unmute' });
    platform.pass(30);
    expect(platform.facts('UtteranceSpoken')).toHaveLength(3);
  });

  it('passes the call on to a queue, where another agent goes on', () => {
    const platform = aTalk();
    platform.roster(agent('ada', { status: 'on-contact' }), agent('sam', { queues: ['sales'] }));
    expect(platform.ask('ada', { type: 'transfer', manner: 'blind', to: { kind: 'queue', id: 'sales' } })).toEqual({
      accepted: true,
    });
    expect(platform.types().slice(-3)).toEqual(['InteractionTransferred', 'InteractionQueued', 'InteractionOffered']);
    platform.ask('sam', { type: 'answer' });
    platform.pass(60);
    expect(platform.facts('UtteranceSpoken').map(({ participantId }) => participantId)).toEqual([
      'agent:sam',
      'customer',
      'agent:sam',
    ]);
  });

  it('takes begun words back from the screens when the call is passed on', () => {
    const platform = aTalk();
    platform.pass(1);
    platform.ask('ada', { type: 'transfer', manner: 'blind', to: { kind: 'address', id: '+34911111111' } });
    expect(platform.interims.at(-1)).toMatchObject({ text: '', utteranceId: platform.interims[0]?.utteranceId });
    expect(platform.facts('InteractionEnded')).toEqual([
      { type: 'InteractionEnded', reason: 'transferred', endedBy: 'agent' },
    ]);
  });

  it.each<[string, CallControl]>([
    ['a queue that nobody serves', { type: 'transfer', manner: 'blind', to: { kind: 'queue', id: 'moon' } }],
    ['an agent who is not there', { type: 'transfer', manner: 'blind', to: { kind: 'agent', id: 'zoe' } }],
    ['a busy queue, in person', { type: 'transfer', manner: 'attended', to: { kind: 'queue', id: 'billing' } }],
    ['resuming what is not held', { type: 'resume' }],
    ['answering twice', { type: 'answer' }],
  ])('is refused with a sentence: %s', (_, control) => {
    const platform = aTalk();
    const before = platform.frames.length;
    expect(platform.ask('ada', control)).toEqual({ refused: expect.stringMatching(/^[A-Z].+\.$/) });
    expect(platform.frames).toHaveLength(before);
  });

  it('is refused to anybody else, and for calls that are over', () => {
    const platform = aTalk();
    expect(platform.ask('ben', { type: 'end' })).toHaveProperty('refused');
    expect(platform.ask('ada', { type: 'end' })).toEqual({ accepted: true });
    expect(platform.ask('ada', { type: 'end' })).toHaveProperty('refused');
    expect(platform.exchange.figures.outcomes['cut-short']).toBe(1);
  });

  it('hangs up where the agent’s side is to end the call; the customer does when the agent does not', () => {
    const platform = aTalk([aCall({ ends: 'agent' })]);
    platform.pass(20);
    expect(platform.facts('InteractionEnded')).toEqual([]);
    platform.pass(30);
    expect(platform.facts('InteractionEnded')).toEqual([
      { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' },
    ]);
  });
});

describe('a platform that answers by itself', () => {
  const calls = [1, 2, 3, 4].map((number) => aCall({ id: `call-${number}`, queue: null, language: null }));

  it('gives its calls in turn to everybody of the roster, present or not', () => {
    const platform = anExchange(calls, { answering: 'automatic', concurrency: 4 });
    platform.roster(agent('ada', { status: 'offline' }), agent('ben', { status: 'on-contact' }));
    platform.pass(120);
    expect(platform.facts('InteractionOffered').map(({ agentId }) => agentId)).toEqual(['ada', 'ben', 'ada', 'ben']);
    expect(platform.exchange.figures).toEqual({
      begun: 4,
      running: 0,
      outcomes: { played: 4, 'gave-up': 0, 'cut-short': 0 },
    });
    expect(platform.isFinished()).toBe(true);
  });

  it('begins with the conversations that were chosen for it, however the rest is shuffled', () => {
    const calls = ['a', 'b', 'c', 'd', 'e'].map((id, index) => aCall({ id, from: `+3460000000${index}` }));
    const options = { answering: 'automatic', isShuffled: true, opening: ['d', 'b'] } as const;
    const platform = anExchange(calls, options);
    platform.roster(agent('ada'));
    platform.pass(300);
    const callers = platform.facts('InteractionOpened').map(({ from }) => from?.at(-1));
    expect(callers.slice(0, 2)).toEqual(['3', '1']);
    expect(callers).toHaveLength(5);
  });

  it('never runs more calls at once than it was told', () => {
    const platform = anExchange(calls, { answering: 'automatic', concurrency: 2 });
    platform.roster(agent('ada'));
    let most = 0;
    for (let step = 0; step < 400; step++) {
      platform.pass(0.25);
      most = Math.max(most, platform.exchange.figures.running);
    }
    expect(most).toBe(2);
  });

  it('tells the same frames for the same seed', () => {
    const run = (seed: number) => {
      const platform = anExchange(calls, { answering: 'automatic', concurrency: 3, seed });
      platform.roster(agent('ada'), agent('ben'));
      platform.pass(300);
      return { frames: platform.frames, interims: platform.interims };
    };
    expect(run(5)).toEqual(run(5));
    expect(run(5)).not.toEqual(run(6));
  });

  it('plays four times as fast at speed 4', () => {
    // with times of its own, so that no dice decide a pause
    const turns = aCall().turns.map((turn, index) => ({ ...turn, startsAt: index * 4_000, lasts: 1_600 }) as Turn);
    const lengthAt = (speed: number): number => {
      const platform = anExchange([aCall({ turns })], { answering: 'automatic', speed });
      platform.roster(agent('ada'));
      platform.pass(200);
      const [answered, ended] = ['InteractionAnswered', 'InteractionEnded'].map(
        (type) => platform.frames.find(({ fact }) => fact.type === type)?.occurredAt ?? 0,
      );
      return (ended ?? 0) - (answered ?? 0);
    };
    expect(lengthAt(1) / lengthAt(4)).toBeCloseTo(4, 1);
  });

  it('begins again after the last conversation when it loops, and cuts what runs when it is stopped', () => {
    const platform = anExchange(calls, { answering: 'automatic', concurrency: 2, isLooping: true });
    platform.roster(agent('ada'));
    platform.pass(600);
    expect(platform.exchange.figures.begun).toBeGreaterThan(10);
    platform.exchange.stop();
    platform.pass(600);
    expect(platform.exchange.figures.running).toBe(0);
    expect(platform.facts('InteractionEnded').at(-1)).toMatchObject({ reason: 'source-closed', endedBy: 'system' });
  });
});
