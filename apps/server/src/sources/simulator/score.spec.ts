import type { Conversation, Turn } from './conversation.ts';
import { seeded } from './random.ts';
import type { Beat } from './score.ts';
import { scoreOf } from './score.ts';

const options = { maxSilence: 8_000, guessEvery: 400 };

const said = (
  speaker: 'customer' | 'agent',
  text: string,
  startsAt: number | null = null,
  heard: string[] = [],
): Turn => ({
  speaker,
  text,
  heard,
  startsAt,
  lasts: null,
});

const conversation = (...turns: Turn[]): Conversation => ({
  ...{
    id: 'c',
    language: 'en',
    channel: 'voice',
    queue: 'billing',
    from: null,
    to: null,
    wait: null,
    ends: 'customer',
  },
  turns,
});

/** The beats with the instant at which each happens. */
function timed(beats: readonly Beat[]): readonly (Beat & { at: number })[] {
  let at = 0;
  return beats.map((beat) => ({ ...beat, at: (at += beat.after) }));
}

const timesOf = (kind: Beat['kind'], beats: readonly Beat[]): number[] =>
  timed(beats)
    .filter((beat) => beat.kind === kind)
    .map(({ at }) => at);

describe('the score of a conversation', () => {
  it('speaks words at the pace of a telephone call', () => {
    const beats = scoreOf(
      conversation(said('agent', 'one two three four five six seven eight nine ten eleven twelve thirteen')),
      options,
      seeded(1),
    );
    const [begun = 0] = timesOf('begins', beats);
    const [done = 0] = timesOf('said', beats);
    expect(done - begun).toBe(5_000);
  });

  it('keeps to times of its own, and shortens only pauses beyond the longest', () => {
    const turns = [
      said('customer', 'hi', 23_000),
      said('agent', 'hello', 32_000),
      said('customer', 'my order', 92_000),
      said('agent', 'yes', 95_000),
    ];
    const begun = timesOf('begins', scoreOf(conversation(...turns), options, seeded(1)));
    expect(begun).toEqual([800, 9_200, 17_600, 20_600]);
  });

  it('guesses about every 400 ms, then says what was really said', () => {
    const beats = scoreOf(
      conversation(said('customer', 'my washing machine has not arrived, and nobody called me')),
      options,
      seeded(3),
    );
    const guesses = timed(beats).filter((beat) => beat.kind === 'guess');
    expect(guesses.length).toBeGreaterThan(5);
    expect(guesses.map((guess) => ('revision' in guess ? guess.revision : 0))).toEqual(
      guesses.map((_, index) => index + 1),
    );
    expect(beats.find((beat) => beat.kind === 'said')).toMatchObject({
      text: 'my washing machine has not arrived, and nobody called me',
    });
  });

  it('tells the wrong guesses that were written down, in order', () => {
    const heard = ['with the cart', 'with the card four one'];
    const beats = scoreOf(conversation(said('customer', 'With the card 4111 1111.', null, heard)), options, seeded(1));
    const texts = beats.flatMap((beat) => (beat.kind === 'guess' ? [beat.text] : []));
    expect(texts.filter((text) => heard.includes(text))).toEqual(heard);
  });

  it('gives chat messages whole and without a confidence', () => {
    const beats = scoreOf(
      { ...conversation(said('customer', 'where is my order please')), channel: 'chat' },
      options,
      seeded(1),
    );
    expect(beats.map(({ kind }) => kind)).toEqual(['begins', 'said', 'ends']);
    expect(beats[1]).toMatchObject({ confidence: null });
  });

  it('leaves silences, holds and transfers where they were written', () => {
    const turns: Turn[] = [
      { speaker: 'silence', lasts: 12_000 },
      { speaker: 'hold', lasts: 15_000 },
      { speaker: 'transfer', to: 'billing' },
    ];
    expect(timed(scoreOf(conversation(...turns), options, seeded(1)))).toEqual([
      { kind: 'held', after: 12_000, at: 12_000 },
      { kind: 'resumed', after: 15_000, at: 27_000 },
      { kind: 'transferred', queueId: 'billing', after: 0, at: 27_000 },
      { kind: 'ends', by: 'customer', after: 800, at: 27_800 },
    ]);
  });

  it('is the same for the same seed, and another for another', () => {
    const whole = conversation(
      said('customer', 'nobody came although somebody promised a technician for tuesday afternoon'),
    );
    const score = (seed: number) => scoreOf(whole, options, seeded(seed));
    expect(score(7)).toEqual(score(7));
    expect(score(7)).not.toEqual(score(8));
  });
});
