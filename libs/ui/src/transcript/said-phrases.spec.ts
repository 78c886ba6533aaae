import * as fc from 'fast-check';
import { phrasesIn, phrasesOf } from './said-phrases.ts';

describe('the words that led to a hint', () => {
  it('are a phrase where they were said one after the other, whatever their order of weight', () => {
    const text = 'El jueves sí. Pero oiga, además me cobraron dos veces, y ya he llamado por eso.';
    expect(phrasesOf(text, ['cobraron', 'veces', 'me', 'dos'])).toEqual(['me cobraron dos veces']);
    expect(phrasesOf(text, ['dos veces', 'me cobraron'])).toEqual(['me cobraron dos veces']);
  });

  it('are shown only in the fullest phrase that holds them, not wherever they stand', () => {
    expect(phrasesOf('No, el lunes no vino nadie, no.', ['no', 'vino', 'nadie'])).toEqual(['no vino nadie']);
  });

  it('are apart where something else was said between them', () => {
    expect(phrasesOf('Lo devuelvo. El dinero, ¿cuándo?', ['dinero', 'devuelvo'])).toEqual(['devuelvo', 'dinero']);
    expect(phrasesOf('Mi pedido. Roto.', ['pedido', 'roto'])).toEqual(['pedido', 'Roto']);
  });

  it('are told as they are when they were said in another line', () => {
    expect(phrasesOf('Llegó rota.', ['rota', 'lavadora'])).toEqual(['rota', 'lavadora']);
  });

  it('never overlap and stand in the order of speech', () => {
    const word = fc.constantFrom('no', 'vino', 'nadie', 'no vino');
    const text = fc.array(fc.constantFrom('no', 'vino', 'nadie', 'ayer', '.')).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, fc.array(word), (said, wanted) => {
        let end = 0;
        for (const { from, to } of phrasesIn(said, wanted)) {
          expect(from).toBeGreaterThanOrEqual(end);
          end = to;
        }
      }),
    );
  });
});
