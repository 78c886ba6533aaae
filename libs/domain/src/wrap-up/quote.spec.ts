import fc from 'fast-check';
import { quoteLimit, quoteOf } from './quote.ts';

const tells =
  (...telling: readonly string[]) =>
  (words: string) =>
    telling.filter((word) => words.includes(word)).length;

describe('a quotation', () => {
  it.each([
    ['leaves the greeting out', 'Hola, buenas tardes, no vino nadie.', 'no vino nadie'],
    ['leaves out what tells nothing', 'Mire, ayer, según me dijeron, no vino nadie a casa.', 'no vino nadie a casa'],
    ['is no fragment', 'Así, como un vidrio, no vino. Y no tiene quemadores.', 'no vino. Y no tiene quemadores'],
    ['takes in what stands before it, too', '¿Son los de antes, no vino?', '¿Son los de antes, no vino?'],
    ['keeps a question a question', 'Buenos días. ¿Por qué no vino nadie?', '¿Por qué no vino nadie?'],
    ['keeps amounts whole', 'Hola. No vino nadie y cobraron 49,90 euros.', 'No vino nadie y cobraron 49,90 euros'],
  ])('%s', (_, text, words) => {
    expect(quoteOf(text, tells('vino'))).toBe(words);
  });

  it('takes what says something where nothing tells', () => {
    expect(quoteOf('Hola, eh, es por una cosa rara.', () => 0)).toBe('es por una cosa rara');
  });

  it('is none where somebody only greets', () => {
    expect(quoteOf('Hola, ¿qué tal? Buenas tardes.', tells('vino'))).toBeNull();
  });

  it('is never longer than can be read at a glance', () => {
    const words = fc.array(fc.constantFrom('vino', 'nadie', 'hola', 'ayer,', 'casa.', '…', 'y', '—'), {
      maxLength: 120,
    });
    fc.assert(
      fc.property(words, (said) => {
        const quote = quoteOf(said.join(' '), tells('vino'));
        expect((quote ?? '').split(/\s+/u).filter((word) => /\p{L}/u.test(word)).length).toBeLessThanOrEqual(
          quoteLimit,
        );
      }),
    );
  });
});
