import { around, searchable } from './search-text.ts';

describe('a text that is searched', () => {
  it('has no accents, and nothing that cannot be stored', () => {
    expect(searchable('El camión\0 volvió \ud83d')).toBe('El camion  volvio \ufffd');
  });

  const said = `Vengo por dos cosas. ${'Pues mire. '.repeat(20)}Me cobrarón la nevera dos veces. ${'Ya. '.repeat(30)}`;

  it('is shown where most of what was searched stands together', () => {
    expect(around(said, 'cobraron dos veces')).toMatch(/^….*Me cobrarón la nevera dos veces\..*…$/u);
    expect(around(said, 'cosas')).toMatch(/^Vengo por dos cosas\./u);
  });

  it('is looked through in the same time, however often a word is asked for or stands in it', () => {
    const long = 'vale, pues vale. '.repeat(20_000);
    const began = performance.now();
    expect(around(long, 'vale '.repeat(40))).toMatch(/^vale, pues vale\./u);
    expect(performance.now() - began).toBeLessThan(250); // it took seconds when every place was compared with every other
  });

  it.each(['la', '"', 'inexistente', '.*'])('is not shown for what is not in it as it was written: %s', (query) => {
    expect(around(said, query)).toBeNull();
  });
});
