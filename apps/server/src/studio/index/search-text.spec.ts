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

  it.each(['la', '"', 'inexistente', '.*'])('is not shown for what is not in it as it was written: %s', (query) => {
    expect(around(said, query)).toBeNull();
  });
});
