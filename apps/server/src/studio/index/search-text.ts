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

/** The words around the first place where anything of a query stands; null where nothing of it does as it was written. */
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
  const places = stems.flatMap(
    (stem) => [...plain.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${stem}`, 'gu'))][0]?.index ?? [],
  );
  if (places.length === 0) return null;
  const place = Math.min(...places);
  const [from, to] = [Math.max(0, place - aside), Math.min(text.length, place + aside)];
  const shown = storable(text.slice(from, to)).replace(/\s+/gu, ' ').trim();
  return `${from > 0 ? '…' : ''}${shown}${to < text.length ? '…' : ''}`;
}
