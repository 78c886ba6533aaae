import type { Interim } from '@aliado/domain';
import { aTape } from '@aliado/domain/testing';
import { forget, hear, noInterimWords, settle, spokenNow } from './interim-words.ts';

const words = (text: string, revision: number, utteranceId = 'u-1'): Interim => ({
  interactionId: 'int-1',
  utteranceId,
  revision,
  role: 'customer',
  participantId: 'customer',
  text,
  language: 'es',
  startedAt: 1_000,
});
const final = aTape('int-1').at(2_000, {
  type: 'UtteranceSpoken',
  utteranceId: 'u-1',
  participantId: 'customer',
  role: 'customer',
  text: 'No llegó.',
  startedAt: 1_000,
  endedAt: 2_000,
  language: 'es',
  confidence: null,
}).entries;
const texts = (all: typeof noInterimWords) => spokenNow(all, 'int-1').map(({ text }) => text);

describe('words not yet final', () => {
  it('are those of the newest revision, in whatever order revisions come', () => {
    const all = [words('no', 1), words('no llegó', 3), words('no lle', 2)].reduce(hear, noInterimWords);
    expect(texts(all)).toEqual(['no llegó']);
  });

  it('are taken back by empty text and stay so for older revisions', () => {
    const all = [words('no', 1), words('', 3), words('no lle', 2)].reduce(hear, noInterimWords);
    expect(texts(all)).toEqual([]);
  });

  it('go when the final words arrive, and late ones do not come back', () => {
    const all = settle(hear(noInterimWords, words('no', 1)), final);
    expect(texts(hear(all, words('no llegó', 9)))).toEqual([]);
  });

  it('of two people are shown side by side in the order in which they began', () => {
    const other = { ...words('sí', 1, 'u-0'), startedAt: 500 };
    expect(texts([words('no', 1), other].reduce(hear, noInterimWords))).toEqual(['sí', 'no']);
  });

  it('go when the contact ends or is no longer watched', () => {
    const all = hear(noInterimWords, words('no', 1));
    const ended = aTape('int-1').at(3_000, {
      type: 'InteractionEnded',
      reason: 'hung-up',
      endedBy: 'customer',
    }).entries;
    expect(texts(settle(all, ended))).toEqual([]);
    expect(texts(forget(all, 'int-1'))).toEqual([]);
    expect(forget(all)).toEqual({});
  });

  it('are kept for a bounded number of utterances', () => {
    const all = Array.from({ length: 200 }, (_, index) => words('a', 1, `u-${index}`)).reduce(hear, noInterimWords);
    expect(texts(all)).toHaveLength(64);
  });
});
