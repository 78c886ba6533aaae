import { wordsOfTest } from './feel-words.ts';

const said = (test: string, currency: string | null = null) => {
  const { kind, value, to } = wordsOfTest(test, 'es', currency === null ? null : { currency });
  return [kind, value, to].filter((part) => part !== '');
};

describe('a condition in words', () => {
  it.each([
    ['-', ['any']],
    ['', ['any']],
    ['>= 2', ['atLeast', '2']],
    ['<5', ['under', '5']],
    ['> 1.5', ['over', '1,5']],
    ['<= 10', ['atMost', '10']],
    ['1', ['is', '1']],
    ['"plus","premium"', ['is', 'plus o premium']],
    ['1, 2, 3', ['is', '1, 2 o 3']],
    ['[1..4]', ['between', '1', '4']],
    ['[0..50)', ['fromUnder', '0', '50']],
    ['(0..50]', ['overTo', '0', '50']],
    [']0..3[', ['inside', '0', '3']],
    ['not("plus")', ['not', 'plus']],
    ['not(null)', ['known']],
    ['null', ['unknown']],
    ['true', ['yes']],
    ['false', ['no']],
  ])('%s says %j', (test, expected) => {
    expect(said(test)).toEqual(expected);
  });

  it('names sums as money', () => {
    expect(said('< 50', 'EUR')).toEqual(['under', '50,00\u00a0€']);
    expect(said('[10..25.5]', 'EUR')).toEqual(['between', '10,00\u00a0€', '25,50\u00a0€']);
  });

  it.each(['> order.total', '? > 3 and ? < 5', 'not(> 3)', '< 3, > 10', 'some x in y satisfies x'])(
    'stays as it is written where it has no short reading: %s',
    (test) => {
      expect(said(test)).toEqual(['raw', test]);
    },
  );
});
