import type { CallControl, OpenContact, RosterEntry, SourceFact, SourceFrame, SourceInterim } from '@aliado/domain';
import type { Conversation, Turn } from './conversation.ts';
import type { ExchangeOptions } from './exchange.ts';
import { Exchange } from './exchange.ts';
import { VirtualScheduler } from './virtual-scheduler.ts';

const words = (speaker: 'customer' | 'agent', text: string): Turn => ({
  speaker,
  text,
  heard: [],
  startsAt: null,
  lasts: null,
});

const aCall = (changes: Partial<Conversation> = {}): Conversation => ({
  ...{
    id: 'late-parcel',
    language: 'en',
    channel: 'voice',
    queue: 'billing',
    from: '+34600000001',
    to: '+34900000000',
  },
  ...{ wait: 3_000, ends: 'customer' },
  turns: [
    words('agent', 'Good morning, how can I help?'),
    words('customer', 'My parcel is late.'),
    words('agent', 'Let me see.'),
  ],
  ...changes,
});

const agent = (agentId: string, changes: Partial<RosterEntry> = {}): RosterEntry => ({
  ...{ agentId, name: agentId.toUpperCase(), status: 'available', queues: ['billing'], language: 'en' },
  ...changes,
});

const usual: ExchangeOptions = {
  ...{ runId: 'run', seed: 1, concurrency: 1, speed: 1, isLooping: false, isShuffled: false },
  ...{ answering: 'people', maxSilence: 8_000 },
};

function anExchange(conversations: readonly Conversation[], options: Partial<ExchangeOptions> = {}) {
  const scheduler = new VirtualScheduler(1_000_000);
  const frames: SourceFrame[] = [];
  const interims: SourceInterim[] = [];
  let isFinished = false;
  const exchange = new Exchange(
    conversations,
    { ...usual, ...options },
    {
      scheduler,
      send: (frame) => void frames.push(frame),
      whisper: (words) => void interims.push(words),
      finished: () => (isFinished = true),
    },
  );
  exchange.open();
  return {
    ...{ exchange, scheduler, frames, interims },
    isFinished: () => isFinished,
    pass: (seconds: number) => scheduler.pass(seconds * 1_000),
    roster: (...entries: RosterEntry[]) => exchange.takeRoster(entries),
    /** Asks something of the line of the first call. */
    ask: (agentId: string, control: CallControl) => exchange.control(frames[0]?.contactId ?? 'none', agentId, control),
    types: () => frames.map(({ fact }) => fact.type),
    facts: <T extends SourceFact['type']>(type: T) =>
      frames.flatMap(({ fact }) => (fact.type === type ? [fact as Extract<SourceFact, { type: T }>] : [])),
  };
}

/** Somebody answers and the first words are being spoken. */
function aTalk(conversations = [aCall()], options: Partial<ExchangeOptions> = {}) {
  const platform = anExchange(conversations, options);
  platform.roster(agent('ada'));
  platform.pass(4);
  platform.ask('ada', { type: 'answer' });
  platform.pass(1);
  return platform;
}

describe('a call on the platform', () => {
  it('is opened, queued, offered, answered, spoken and ended, in this order', () => {
    const platform = aTalk();
    platform.pass(60);
    expect(platform.types()).toEqual([
      ...['InteractionOpened', 'InteractionQueued', 'InteractionOffered', 'InteractionAnswered'],
      ...['UtteranceSpoken', 'UtteranceSpoken', 'UtteranceSpoken', 'InteractionEnded'],
    ]);
    expect(platform.facts('InteractionOffered')).toEqual([
      { type: 'InteractionOffered', agentId: 'ada', expiresAt: 1_000_000 + 3_000 + 20_000 },
    ]);
    expect(platform.facts('UtteranceSpoken').map(({ participantId }) => participantId)).toEqual([
      'agent:ada',
      'customer',
      'agent:ada',
    ]);
    expect(platform.isFinished()).toBe(true);
  });

  it('numbers its frames without holes under ids that say nothing of what it is about', () => {
    const platform = aTalk();
    platform.pass(60);
    expect(platform.frames.map(({ id }) => id)).toEqual(
      platform.frames.map((_, index) => `run:${platform.frames[0]?.contactId}:${index + 1}`),
    );
    expect(JSON.stringify(platform.frames)).not.toContain('late-parcel');
  });

  it('tells interim words before the final ones, under the same id', () => {
    const { interims, facts, pass } = aTalk();
    pass(60);
    const [first] = interims;
    expect(first).toMatchObject({
      revision: 1,
      role: 'agent',
      participantId: 'agent:ada',
      language: 'en',
    });
    expect(facts('UtteranceSpoken')[0]?.utteranceId).toBe(first?.utteranceId);
    expect(facts('UtteranceSpoken')[0]?.startedAt).toBe(first?.startedAt);
  });

  it('rings out after 20 seconds and goes to the next agent', () => {
    const platform = anExchange([aCall()]);
    platform.roster(agent('ada'), agent('ben'));
    platform.pass(24);
    expect(platform.facts('OfferWithdrawn')).toEqual([{ type: 'OfferWithdrawn', agentId: 'ada', reason: 'timed-out' }]);
    expect(platform.facts('InteractionOffered').map(({ agentId }) => agentId)).toEqual(['ada', 'ben']);
  });

  it('comes back to the only agent who declined it, but not at once', () => {
    const platform = anExchange([aCall()]);
    platform.roster(agent('ada'));
    platform.pass(4);
    expect(platform.ask('ada', { type: 'decline' })).toEqual({ accepted: true });
    platform.pass(10);
    expect(platform.facts('InteractionOffered')).toHaveLength(1);
    platform.pass(6);
    expect(platform.facts('InteractionOffered')).toHaveLength(2);
  });

  it('waits for somebody who serves its queue, and takes who has been available longest', () => {
    const platform = anExchange([aCall()]);
    const [cy, ben] = [agent('cy', { queues: ['sales'] }), agent('ben')];
    platform.roster(cy, agent('ada', { status: 'on-contact' }), { ...ben, status: 'after-contact-work' });
    platform.pass(10);
    expect(platform.facts('InteractionOffered')).toEqual([]);
    platform.roster(cy, agent('ada', { status: 'on-contact' }), ben);
    expect(platform.facts('InteractionOffered')).toMatchObject([{ agentId: 'ben' }]);
  });

  it('goes to an agent of another language only when nobody at work speaks its own', () => {
    const platform = anExchange([aCall()]);
    platform.roster(agent('eva', { language: 'es' }), agent('ada', { status: 'on-contact' }));
    platform.pass(30);
    expect(platform.facts('InteractionOffered')).toEqual([]);
    platform.roster(agent('eva', { language: 'es' }), agent('ada', { status: 'break' }));
    expect(platform.facts('InteractionOffered')).toMatchObject([{ agentId: 'eva' }]);
  });

  it('comes first in a language that somebody at work speaks', () => {
    const platform = anExchange([aCall({ id: 'in-spanish', language: 'es', from: '+34600000002' }), aCall()]);
    platform.roster(agent('ada'));
    platform.pass(1);
    expect(platform.facts('InteractionOpened').map(({ language }) => language)).toEqual(['en']);
  });

  it('does not come while nobody is at work', () => {
    const platform = anExchange([aCall()]);
    platform.roster(agent('ada', { status: 'offline' }));
    platform.pass(3_600);
    expect(platform.frames).toEqual([]);
  });

  it('ends as abandoned when the caller leaves while waiting', () => {
    const platform = anExchange([aCall({ ends: 'abandoned', wait: 40_000 })]);
    platform.roster(agent('ada'));
    platform.pass(41);
    expect(platform.types()).toEqual(['InteractionOpened', 'InteractionQueued', 'InteractionAbandoned']);
    expect(platform.exchange.figures.outcomes).toEqual({ played: 1, 'gave-up': 0, 'cut-short': 0 });
  });

  it('is given up by a caller whom nobody answers', () => {
    const platform = anExchange([aCall()]);
    platform.roster(agent('ada', { status: 'on-contact' }));
    platform.pass(600);
    expect(platform.types().at(-1)).toBe('InteractionAbandoned');
    expect(platform.exchange.figures.outcomes['gave-up']).toBe(1);
  });
});

describe('a call that a platform left when it was killed', () => {
  /** Aliado's side of the first call after so many seconds of talk: what it would say to a platform that comes back. */
  function leftAfter(seconds: number): { said: readonly string[]; contact: OpenContact } {
    const platform = aTalk();
    platform.pass(seconds);
    const utterances = platform.facts('UtteranceSpoken');
    const contact: OpenContact = {
      contactId: platform.frames[0]?.contactId ?? '',
      ...{ phase: 'talking', queueId: 'billing', agentId: 'ada', isHeld: false, isMuted: false },
      lastUtteranceId: utterances.at(-1)?.utteranceId ?? null,
    };
    return { said: utterances.map(({ text }) => text), contact };
  }

  it.each([0, 3, 5])('is taken up after %i seconds of talk, and each sentence is said once', (seconds) => {
    const { said, contact } = leftAfter(seconds);
    const platform = anExchange([aCall()], { runId: 'later' });
    platform.roster(agent('ada', { status: 'on-contact' }));
    platform.exchange.takeUp([contact]);
    platform.pass(60);
    const saidLater = platform.facts('UtteranceSpoken').map(({ text }) => text);
    const turns = aCall().turns.map((turn) => ('text' in turn ? turn.text : ''));
    expect([...said, ...saidLater]).toEqual(turns);
    expect(platform.types().filter((type) => type === 'InteractionEnded')).toHaveLength(1);
    expect(platform.frames.every(({ id }) => id.startsWith('later:'))).toBe(true);
  });

  it('rings again when it was ringing', () => {
    const { contact } = leftAfter(0);
    const platform = anExchange([aCall()], { runId: 'later', concurrency: 1 });
    platform.roster(agent('ada'));
    platform.exchange.takeUp([{ ...contact, phase: 'ringing' }]);
    platform.pass(1);
    const types = platform.frames
      .filter(({ contactId }) => contactId === contact.contactId)
      .map(({ fact }) => fact.type);
    expect(types).toEqual(['OfferWithdrawn', 'InteractionOffered']);
  });

  it('is said to be over when its conversation is not on the list any more', () => {
    const { contact } = leftAfter(3);
    const platform = anExchange([aCall({ id: 'another' })], { runId: 'later' });
    platform.exchange.takeUp([contact]);
    expect(platform.facts('InteractionEnded')).toEqual([
      { type: 'InteractionEnded', reason: 'source-closed', endedBy: 'system' },
    ]);
  });
});

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
