import type { CallTurn } from '../call-turn.ts';
import { CallTemper } from './call-temper.ts';

const temper = { es: new CallTemper('es'), en: new CallTemper('en') };
const call = (...texts: readonly string[]): readonly CallTurn[] => texts.map((text) => ({ by: 'customer', text }));
const signsOf = (language: 'es' | 'en', ...texts: readonly string[]) =>
  Object.fromEntries(temper[language].signs(call(...texts)));

describe('the temper of a call', () => {
  it('tells a call that ends worse than it began from one that ends better', () => {
    const worse = signsOf('en', 'Great, I love it.', 'This is terrible.');
    const better = signsOf('en', 'This is terrible.', 'Great, I love it.');
    expect([worse['rise ill'], worse['rise well']]).toEqual([expect.any(Number), undefined]);
    expect([better['rise ill'], better['rise well']]).toEqual([undefined, expect.any(Number)]);
  });

  it('shows that something had to be said before, in both languages', () => {
    expect(signsOf('en', 'I told you already')['said before']).toBe(2);
    expect(signsOf('es', 'Ya le dije, otra vez lo mismo')['said before']).toBe(2);
  });

  it('shows an agent who takes the same step again', () => {
    const asked: CallTurn = { by: 'agent', text: 'What is your name?', action: 'ask_name' };
    const signs = Object.fromEntries(temper.en.signs([...call('hello'), asked, ...call('no'), asked]));
    expect(signs['same step again']).toBe(1);
  });

  it('has nothing to tell while the customer is silent', () => {
    expect(temper.en.signs([{ by: 'agent', text: 'Hello?', action: null }])).toEqual([]);
  });
});
