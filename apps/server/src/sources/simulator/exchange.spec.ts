import type { Language, OpenContact } from '@aliado/domain';
import { aCall, aTalk, agent, anExchange } from './testing/an-exchange.ts';

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

  it('comes first in a language in which somebody is free now', () => {
    const calls = ['es', 'en'].map((language) => aCall({ id: `in-${language}`, language: language as Language }));
    const platform = anExchange(calls);
    platform.roster(agent('eva', { language: 'es', status: 'on-contact' }), agent('ada'));
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
      supervisors: [],
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
