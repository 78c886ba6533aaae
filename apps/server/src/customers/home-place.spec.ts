import { countryOfZone, languageOf } from './home-place.ts';

describe('the country of an organisation', () => {
  it.each([
    ['Europe/Madrid', 'ES'],
    ['Atlantic/Canary', 'ES'],
    ['America/Mexico_City', 'MX'],
    ['America/Bogota', 'CO'],
    ['Europe/London', 'GB'],
  ])('is told by its time zone: %s lies in %s', (zone, country) => {
    expect(countryOfZone(zone)).toBe(country);
  });

  it('is not guessed from a zone of no country', () => {
    expect(countryOfZone('UTC')).toBeNull();
  });
});

describe('the language of an organisation', () => {
  it('is what its country speaks, where that is a language of the product', () => {
    expect([languageOf('ES'), languageOf('CO'), languageOf('GB')]).toEqual(['es', 'es', 'en']);
    expect([languageOf('DE'), languageOf(null)]).toEqual(['en', 'en']);
  });
});
