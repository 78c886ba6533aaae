/** A stretch of a text: a word, written digits, a placeholder of an earlier redaction, or one other character. */
export interface Lexeme {
  readonly kind: 'word' | 'digits' | 'placeholder' | 'gap' | 'other';
  /** UTF-16 offsets, the end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Words in lower case without accents; digits as ASCII; the rest as written. */
  readonly text: string;
}

/**
 * A placeholder, digits, a word, a gap, or one other character. Each alternative is one class of characters, so that no text makes
 * this slower than its length; the groups have no names, which would cost an object for every word that anybody says.
 */
const stretches =
  /(⟦[^⟦⟧]{1,64}⟧)|([0-9０-９]+)|(\p{L}[\p{L}\p{M}]*)|([\s\p{Cf}\p{M}.,;!?¡¿()\-‐-―·•_…'"«»“”’‘]+)|[^]/gu;

/** Cuts a text into lexemes that cover it without holes. */
export function lexemesOf(text: string): readonly Lexeme[] {
  const lexemes: Lexeme[] = [];
  for (const match of text.matchAll(stretches)) {
    const [raw, placeholder, digits, word, gap] = match;
    const at = { start: match.index, end: match.index + raw.length };
    if (digits !== undefined) lexemes.push({ kind: 'digits', ...at, text: raw.normalize('NFKC') });
    else if (word !== undefined) lexemes.push({ kind: 'word', ...at, text: plain(raw) });
    else
      lexemes.push({
        kind: placeholder !== undefined ? 'placeholder' : gap !== undefined ? 'gap' : 'other',
        ...at,
        text: raw,
      });
  }
  return lexemes;
}

/** A word as it is compared: lower case, without accents. */
export const plain = (word: string): string =>
  isAscii(word) ? word.toLowerCase() : word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Most words are, and have no accents to take off. */
const isAscii = (word: string): boolean => /^[\0-\x7f]*$/.test(word);
