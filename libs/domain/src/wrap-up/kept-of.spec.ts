import type { SummarySentence } from '../assist/assist-event.ts';
import { keptOf } from './kept-of.ts';
import { summaryIn } from './sentence.ts';

const sentence = (es: string, en: string): SummarySentence => ({ about: 'done', text: { es, en }, sequences: [1] });
const proposed = [
  sentence('Entrega que no llegó: «no vino. Nadie».', 'Delivery that never came: “no vino. Nadie”.'),
  sentence('Disculpa dicha.', 'Apology said.'),
];

describe('what an agent kept of a proposed summary', () => {
  it('is all of it where it was confirmed as it was, in either language', () => {
    for (const language of ['es', 'en'] as const)
      expect(keptOf(proposed, summaryIn(proposed, language))).toEqual({ kept: 2, dropped: 0, added: 0 });
  });

  it('counts what was left out, and what was written instead', () => {
    expect(keptOf(proposed, 'Disculpa dicha.\n Llamará el jueves. Trae factura')).toEqual({
      ...{ kept: 1, dropped: 1, added: 2 },
    });
    expect(keptOf(proposed, '')).toEqual({ kept: 0, dropped: 2, added: 0 });
    expect(keptOf([], 'Algo.')).toEqual({ kept: 0, dropped: 0, added: 1 });
  });
});
