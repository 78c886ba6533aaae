/** The words of a text as they are searched: small letters, no accents, no punctuation. Ñ is n, ß is ss. */
export function searchWords(text: string): readonly string[] {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words as a literal of PostgreSQL's `tsvector`. They hold letters and digits alone, so there is nothing to quote. */
export const asTsvector = (text: string): string => searchWords(text).join(' ');

/** All words of what was typed, each as the beginning of one, as a literal of `tsquery`; null when there is none. */
export function asTsquery(typed: string): string | null {
  const words = searchWords(typed).slice(0, 8);
  return words.length === 0 ? null : words.map((word) => `${word}:*`).join(' & ');
}
