import { atOnce } from '../in-slices.ts';
import { sortingWords } from './sorting-words.ts';
import { WordBeginnings } from './word-beginnings.ts';

let seed = 11;
const upTo = (most: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % most;
const words = [
  ...new Set(
    Array.from({ length: 6_000 }, () => Array.from({ length: 2 + upTo(4) }, () => 'aborten'[upTo(7)] ?? '').join('')),
  ),
];
const spreads = words.map(() => 1 + upTo(40));
const facts = {
  termOf: (word: string) => words.indexOf(word) >> 1,
  spreadOf: (term: number) => spreads[term] ?? 0,
};

describe('words that are still being typed', () => {
  const beginnings = atOnce(WordBeginnings.reading(words, facts));
  const sorted = words.toSorted();
  const expected = (beginning: string) => {
    const terms = new Set(sorted.filter((word) => word.startsWith(beginning)).map(facts.termOf));
    return [...terms].toSorted((one, other) => facts.spreadOf(other) - facts.spreadOf(one)).slice(0, 64);
  };

  it.each(['a', 'ab', 'abo', 'abor', 'r', 'nn', 'tene', 'x', ''])(
    'may become the most frequent words that begin so, however many do: "%s"',
    (beginning) => {
      expect([...beginnings.termsOf(beginning)]).toEqual(expected(beginning));
    },
  );

  it('are known for every beginning that a word has', () => {
    for (const word of sorted.slice(0, 300)) {
      for (let letters = 1; letters <= word.length; letters++) {
        const beginning = word.slice(0, letters);
        expect([...beginnings.termsOf(beginning)]).toEqual(expected(beginning));
      }
    }
  });
});

describe('putting words in order with pauses', () => {
  it.each([0, 1, 2, 1_024, 1_025, 5_000])('gives the order of all %i at once', (count) => {
    expect(atOnce(sortingWords(words.slice(0, count)))).toEqual(words.slice(0, count).toSorted());
  });

  it('never does more than a thousand words between two of them', () => {
    const steps = [...sortingWords(words)].length;
    expect(steps).toBeGreaterThanOrEqual(words.length / 1_024);
  });
});
