import { Analyser } from './analyser.ts';
import { PhraseAutomaton } from './phrase-automaton.ts';

const analyser = new Analyser('es');
const automaton = new PhraseAutomaton(
  analyser,
  ['no vino nadie', 'me quedé esperando la entrega', 'no vino el técnico', 'me cobraron dos veces'].map((text) => ({
    text,
    meaning: text,
  })),
);
const heard = (text: string) => [...new Set(automaton.find(analyser.tokens(text)).map(({ meaning }) => meaning))];

describe('phrases in what is said', () => {
  it.each([
    ['Ayer no vino nadie, nadie.', ['no vino nadie']],
    ['NO VINO NADIE', ['no vino nadie']],
    ['y no me vino a ver nadie', ['no vino nadie']],
    ['me quede esperando una entrega', ['me quedé esperando la entrega']],
    ['me cobró dos veces lo mismo', ['me cobraron dos veces']],
    ['no vino el técnico, y me han cobrado. Dos veces.', ['no vino el técnico']],
    ['no, por favor, que me diga cuándo vino nadie lo sabe', []],
    ['no es que no vino nadie', ['no vino nadie']],
    ['no llamo por que no vino nadie', []],
    ['', []],
  ])('"%s" holds %j', (text, expected) => {
    expect(heard(text)).toEqual(expected);
  });

  it('tells the words that made it and how far apart they were', () => {
    const [hit] = automaton.find(analyser.tokens('No me vino casi nadie'));
    expect(hit).toMatchObject({ length: 3, gaps: 2 });
    expect(hit?.tokens.map(({ word }) => word)).toEqual(['No', 'vino', 'nadie']);
  });

  it('stands for every word of a kind', () => {
    const house = { same: [], kinds: { part: ['pieza', 'pata', 'tornillo'] } };
    const withKinds = new Analyser('es', house);
    const missing = new PhraseAutomaton(withKinds, [{ text: 'falta una pieza', meaning: 'missing' }]);
    const found = (text: string) => missing.find(withKinds.tokens(text)).map(({ gaps }) => gaps);
    expect(found('me falta una pata del frigorífico')).toEqual([0]);
    expect(found('le faltaban dos tornillos')).toEqual([1]);
    expect(found('me falta tiempo')).toEqual([]);
  });

  it('stays bounded on what is no sentence', () => {
    expect(automaton.find(analyser.tokens('no '.repeat(5_000)))).toEqual([]);
  });
});
