import { Analyser } from './analyser.ts';
import { piecesOf } from './postings.ts';
import { TextIndex } from './text-index.ts';

const analyser = new Analyser('en', { same: [['lorry', 'truck', 'van']], kinds: {} });
const index = TextIndex.of(analyser, [
  [
    { text: 'Refunds to a card', weight: 2 },
    { text: 'The bank takes two to five days.', weight: 1 },
  ],
  [
    { text: 'Delivery slots', weight: 2 },
    { text: 'The lorry comes in slots of two hours, refunds are rare.', weight: 1 },
  ],
  [
    { text: 'Descaling', weight: 2 },
    { text: 'Vinegar, once a month.', weight: 1 },
  ],
]);
const terms = (text: string) =>
  analyser.tokens(text).flatMap(({ stem, isStop }) => (isStop ? [] : [{ stem, weight: 1 }]));
const found = (text: string) => index.search(terms(text), 10).map(({ document }) => document);

describe('the index of texts', () => {
  it('puts first what speaks most of it', () => {
    expect(found('when will I get my refund back on my card?')).toEqual([0, 1]);
  });

  it('finds inflected words and words of other countries', () => {
    expect(found('refunded')).toEqual([0, 1]);
    expect(found('the truck')).toEqual([1]);
  });

  it('finds nothing for words that nobody wrote', () => {
    expect(found('volcano')).toEqual([]);
    expect(found('')).toEqual([]);
  });

  it('answers the same when it is asked again', () => {
    expect(index.search(terms('refund card'), 10)).toEqual(index.search(terms('refund card'), 10));
  });

  it('keeps to a range and to a limit', () => {
    expect(index.search(terms('refund'), 10, { from: 1, to: 3 }).map(({ document }) => document)).toEqual([1]);
    expect(index.search(terms('refund'), 1)).toHaveLength(1);
  });

  it('finds a word before it is typed to its end', () => {
    expect(index.complete(analyser.tokens('desc'), 10).map(({ document }) => document)).toEqual([2]);
    expect(index.complete(analyser.tokens('bank refu'), 10).map(({ document }) => document)).toEqual([0, 1]);
  });

  it('tells the same of a text that is read in pieces', () => {
    const line = 'The bank takes two to five days for refunds.\n';
    const pieces = piecesOf(line.repeat(500));
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('')).toBe(line.repeat(500));
    expect(piecesOf('no end '.repeat(2_000))).toHaveLength(1);
  });

  it('tells how much a word gave to a document', () => {
    const [best] = index.search(terms('refund card'), 1);
    const parts = ['refund', 'card'].map((stem) => index.impact(stem, best?.document ?? -1));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(best?.score ?? 0, 4);
    expect(index.impact('vinegar', 0)).toBe(0);
  });

  it('is far quicker with a sentence than reading every text again', () => {
    const words = Array.from({ length: 400 }, (_, place) => `w${place}x`);
    let seed = 7;
    const pick = () => words[(seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % words.length] ?? '';
    const texts = Array.from({ length: 500 }, () => Array.from({ length: 120 }, pick).join(' '));
    const large = TextIndex.of(
      analyser,
      texts.map((text) => [{ text, weight: 1 }]),
    );
    const sentence = terms(Array.from({ length: 14 }, pick).join(' '));
    const perQuery = time(() => large.search(sentence, 10), 200);
    const perScan = time(() => texts.map((text) => analyser.tokens(text).length), 1);
    expect(perScan / perQuery).toBeGreaterThan(20);
  });
});

/** Milliseconds a run. */
function time(work: () => unknown, runs: number): number {
  work();
  const before = performance.now();
  for (let run = 0; run < runs; run++) work();
  return (performance.now() - before) / runs;
}
