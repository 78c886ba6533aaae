import * as fc from 'fast-check';
import { copyMarksOf, segmentsOf } from './segments.ts';

const drawn = (text: string, triggers: readonly string[] = [], search = '') =>
  segmentsOf(text, triggers, search)
    .map(({ kind, text: words, isTrigger, isFound }) => {
      const frame = { words: '', entity: '#', redacted: '⟦' }[kind];
      return `${frame}${isTrigger ? '_' : ''}${isFound ? '*' : ''}${words}`;
    })
    .join('|');

describe('what was said', () => {
  it('shows order and account numbers apart, so that they can be copied', () => {
    expect(drawn('Tengo su pedido PD-44718. ¿Y la cuenta 88120045?')).toBe(
      'Tengo su pedido |#PD-44718|. ¿Y la cuenta |#88120045|?',
    );
    const copied = copyMarksOf('PD-44718 y PD-44719, a las 10:42', []).map(({ value }) => value);
    expect(copied).toEqual(['PD-44718', 'PD-44719']);
  });

  it('shows what was recognised in words, and copies it as systems write it', () => {
    const mark = { from: 6, to: 40, value: 'PD-44718' };
    const segments = segmentsOf('Es la pe de cuatro cuatro siete uno ocho, 88120045', [], '', [mark]);
    expect(segments.filter(({ kind }) => kind === 'entity').map(({ text, copies }) => [text, copies])).toEqual([
      ['pe de cuatro cuatro siete uno ocho', 'PD-44718'],
      ['88120045', '88120045'],
    ]);
  });

  it('shows where something was taken out, by its kind', () => {
    expect(drawn('Con la tarjeta ⟦payment-card⟧.')).toBe('Con la tarjeta |⟦payment-card|.');
  });

  it('marks the words that led to a hint, whatever their case and accents, and only as whole words', () => {
    expect(drawn('Me COBRARÓN dos veces', ['cobraron dos'])).toBe('Me |_COBRARÓN dos| veces');
    expect(drawn('docena', ['doce'])).toBe('docena');
  });

  it('marks what is searched for, also inside a word and over other marks', () => {
    expect(drawn('me cobraron dos veces', ['cobraron'], 'aron dos')).toBe('me |_cobr|_*aron|* dos| veces');
    expect(drawn('⟦payment-card⟧', [], 'card')).toBe('⟦payment-card');
  });

  it('loses no letter, whatever is marked', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'é', 'ß', 'İ', ' ', '1', '🙂', 'PD-44718') });
    fc.assert(
      fc.property(words, words, words, (text, trigger, search) => {
        const back = segmentsOf(text, [trigger], search).map((segment) => segment.text);
        expect(back.join('')).toBe(text);
      }),
    );
  });
});
