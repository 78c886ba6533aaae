import { asTsquery, asTsvector } from './search-words.ts';

describe('a name that is searched', () => {
  it('has neither accents nor capitals nor punctuation', () => {
    expect(asTsvector("Lucía Ferrer-Ortiz, S. L. (O'Hara & Núñez)")).toBe('lucia ferrer ortiz s l o hara nunez');
  });

  it('is the same composed and decomposed', () => {
    expect(asTsvector('Lucía'.normalize('NFD'))).toBe(asTsvector('Lucía'.normalize('NFC')));
  });

  it('is found by the beginnings of its words', () => {
    expect(asTsquery('FÉRR luc')).toBe('ferr:* & luc:*');
  });

  it('cannot be searched by signs alone', () => {
    expect(asTsquery("&|!():*'")).toBeNull();
  });
});
