import type { Language } from '@aliado/domain';
import { storable } from '../../platform/storable-text.ts';

/** Longer texts are searched by their beginning: PostgreSQL holds no more than a megabyte of words of one session. */
const longest = 200_000;

/** A text as it is searched: without accents, and without what PostgreSQL cannot hold. */
export const searchable = (text: string): string =>
  storable(text.slice(0, longest).normalize('NFD').replace(/\p{M}/gu, ''));

/** The dictionary that a session's words are stemmed by. */
export const dictionaryOf = (language: Language | null): 'spanish' | 'english' =>
  language === 'en' ? 'english' : 'spanish';

/** How much is shown on each side of what was found, in UTF-16 units. */
const aside = 60;

/** Beginnings of this many letters are taken for the same word: what was found was stemmed. */
const stemmedTo = 5;

/** Places that are looked at in all: a word that stands everywhere tells nothing of where to look. */
const mostPlaces = 60;

/** Of longer texts only the beginning is looked through. */
const lookedThrough = 40_000;

/** The words around the place where most of a query stands together; null where nothing of it does as it was written. */
export function around(text: string, query: string): string | null {
  const words =
    searchable(query)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const stems = new Set(words.map((word) => word.slice(0, stemmedTo)).filter(({ length }) => length > 2));
  if (stems.size === 0) return null;
  const plain = plainlyPlaced(text.slice(0, lookedThrough));
  const wanted = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...stems].join('|')})`, 'gu');
  const places = [...plain.matchAll(wanted)]
    .slice(0, mostPlaces)
    .map((match) => ({ stem: match[0], index: match.index }));
  let [best, most] = [-1, 0];
  for (const [nth, { index }] of places.entries()) {
    const near = places.slice(nth).filter((other) => other.index < index + aside);
    const together = new Set(near.map(({ stem }) => stem)).size;
    if (together > most) [best, most] = [index, together];
  }
  if (best < 0) return null;
  const [from, to] = [Math.max(0, best - aside), Math.min(text.length, best + aside)];
  const shown = storable(text.slice(from, to)).replace(/\s+/gu, ' ').trim();
  return `${from > 0 ? '…' : ''}${shown}${to < text.length ? '…' : ''}`;
}

/** A text in small letters without accents in which everything stands at the place where it stood. */
function plainlyPlaced(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return text; // a letter that grows as it gets small: rare, and no worse than accents that count
  return lower.replace(/[\u00c0-\u024f]/gu, (letter) => letter.normalize('NFD').charAt(0));
}
