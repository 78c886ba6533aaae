import type { Language } from '@aliado/domain';

/** Longer texts are searched by their beginning: PostgreSQL holds no more than a megabyte of words of one session. */
const longest = 200_000;

/** A text as it is searched: without accents, and without what PostgreSQL cannot hold. */
export const searchable = (text: string): string =>
  storable(text.slice(0, longest).normalize('NFD').replace(/\p{M}/gu, ''));

/** A text as PostgreSQL can hold it: without NUL, and without half a character. */
export const storable = (text: string): string => text.replaceAll('\0', ' ').replace(/\p{Surrogate}/gu, '\ufffd');

/** The dictionary that a session's words are stemmed by. */
export const dictionaryOf = (language: Language | null): 'spanish' | 'english' =>
  language === 'en' ? 'english' : 'spanish';

/** How much is shown on each side of what was found, in UTF-16 units. */
const aside = 60;

/** Beginnings of this many letters are taken for the same word: what was found was stemmed. */
const stemmedTo = 5;

/** Places of one word that are looked at: a word that stands everywhere tells nothing of where to look. */
const placesEach = 60;

/** The words around the place where most of a query stands together; null where nothing of it does as it was written. */
export function around(text: string, query: string): string | null {
  const words =
    searchable(query)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const stems = words.map((word) => word.slice(0, stemmedTo)).filter(({ length }) => length > 2);
  // letter by letter, so that places in the text without accents are places in the text
  const plain = Array.from(text, (letter) =>
    searchable(letter).toLowerCase().padEnd(letter.length).slice(0, letter.length),
  ).join('');
  const places = stems.flatMap((stem) =>
    [...plain.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${stem}`, 'gu'))]
      .slice(0, placesEach)
      .map(({ index }) => ({ stem, index })),
  );
  const together = (place: number) =>
    new Set(places.filter(({ index }) => place <= index && index < place + aside).map(({ stem }) => stem)).size;
  const [best] = places.toSorted(
    (one, other) => together(other.index) - together(one.index) || one.index - other.index,
  );
  if (!best) return null;
  const [from, to] = [Math.max(0, best.index - aside), Math.min(text.length, best.index + aside)];
  const shown = storable(text.slice(from, to)).replace(/\s+/gu, ' ').trim();
  return `${from > 0 ? '…' : ''}${shown}${to < text.length ? '…' : ''}`;
}
