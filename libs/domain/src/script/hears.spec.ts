import { isHeardIn, likenessOf, placesHeard, readOutLikeness, wordsOf } from './hears.ts';

describe('a phrase of a checklist', () => {
  const said = wordsOf('Pues mire, la DIRECCIÓN de entrega es la misma de siempre.');

  it('is told with the places of its words', () => {
    const told = wordsOf('pues mire, huele mucho a gas aquí');
    expect([placesHeard('huele a gas', told), placesHeard('gas huele', told)]).toEqual([[2, 4, 5], null]);
  });

  it('is heard whatever its accents and capitals, with a few words in between', () => {
    expect(isHeardIn('direccion es la misma', said)).toBe(true);
  });

  it('is not heard in another order, from afar, or in a part of a word', () => {
    expect(isHeardIn('misma dirección', said)).toBe(false);
    expect(isHeardIn('dirección siempre', said)).toBe(false);
    expect(isHeardIn('direcci', said)).toBe(false);
  });

  it('is never heard when it is empty', () => {
    expect(isHeardIn(' — ', said)).toBe(false);
  });
});

describe('a read-out', () => {
  const text = wordsOf('Esta llamada se graba para mejorar el servicio y puede pedir que se borre.');
  const share = (words: string) => likenessOf(text, wordsOf(words));

  it('counts as given when nearly all of it was said in its order', () => {
    expect(share('Le informo: esta llamada se graba para mejorar el servicio y puede pedir que se borre')).toBe(1);
    expect(
      share('esta llamada se graba para mejorar nuestro servicio y usted puede pedir que se borre'),
    ).toBeGreaterThan(readOutLikeness);
  });

  it('does not count when half of it was left out, or it was not said', () => {
    expect(share('esta llamada se graba')).toBeLessThan(readOutLikeness);
    expect([share(''), likenessOf([], text)]).toEqual([0, 0]);
  });
});
