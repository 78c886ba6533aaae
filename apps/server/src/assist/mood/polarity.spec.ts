import { Analyser } from '../text/analyser.ts';
import { Polarity } from './polarity.ts';

const of = { es: new Polarity(new Analyser('es')), en: new Polarity(new Analyser('en')) };

describe('words that speak well or ill', () => {
  it.each([
    ['es', 'Muchas gracias, me ha encantado el trato', 1],
    ['es', 'Es una vergüenza, estoy harta de esperar', -1],
    ['es', 'El pedido es de marzo', 0],
    ['en', 'That is wonderful, thank you', 1],
    ['en', 'This is unacceptable, I am furious', -1],
    ['en', 'The order is from March', 0],
    ['en', 'It came 😡', -1],
    ['es', 'Ya llegó 🎉', 1],
  ] as const)('%s: "%s" has the sign %i', (language, text, sign) => {
    expect(Math.sign(of[language].of(text))).toBe(sign);
  });

  it('are turned by a negation, and are less than their opposite then', () => {
    const [plain, denied] = [of.en.of('I am happy'), of.en.of('I am not happy')];
    expect(denied).toBeLessThan(0);
    expect(-denied).toBeLessThan(plain);
    expect(of.es.of('No. Estoy contento')).toBeGreaterThan(0);
  });

  it('count more behind words that make them stronger', () => {
    expect(of.es.of('estoy muy contento')).toBeGreaterThan(of.es.of('estoy contento'));
    expect(of.en.of('slightly annoyed')).toBeGreaterThan(of.en.of('annoyed'));
  });

  it.each(['es', 'en'] as const)('are never worth more than 1 all told (%s)', (language) => {
    const much = of[language].of('😡'.repeat(200));
    expect(much).toBeGreaterThanOrEqual(-1);
    expect(much).toBeLessThan(-0.95);
  });
});
