/**
 * How an organisation writes one of its numbers. A shape, not a regular expression: it cannot be made slow, and what was said in
 * words can be written in it. `#` stands for a digit, `@` for a letter, anything else for itself: `PD-#####`.
 */
export interface IdentifierFormat {
  /** What it is the number of: order, account, repair. Kebab-case; the same kind may have several formats. */
  readonly kind: string;
  readonly pattern: string;
  /** A number in this format. */
  readonly example: string;
}

/** The characters of a pattern that are said: letters and digits, without what only parts them. */
export const saidMarks = (pattern: string): readonly string[] =>
  [...pattern].filter((mark) => /[#@\p{L}\p{N}]/u.test(mark));

/** Whether a letter or digit may stand where a mark of a pattern does. Case does not matter. */
export function fitsMark(mark: string, character: string): boolean {
  if (mark === '#') return /^\d$/u.test(character);
  if (mark === '@') return /^\p{L}$/u.test(character);
  return mark.toUpperCase() === character.toUpperCase();
}

/** Letters and digits written in a pattern; null when they do not fit it. */
export function writtenIn(pattern: string, said: string): string | null {
  const characters = [...said];
  if (characters.length !== saidMarks(pattern).length) return null;
  let next = 0;
  let written = '';
  for (const mark of pattern) {
    if (!/[#@\p{L}\p{N}]/u.test(mark)) {
      written += mark;
      continue;
    }
    const character = characters[next++] ?? '';
    if (!fitsMark(mark, character)) return null;
    written += mark === '#' || mark === '@' ? character.toUpperCase() : mark;
  }
  return written;
}

/** Whether a text is a number in this pattern, written as the organisation writes it. */
export const isWrittenIn = (pattern: string, text: string): boolean =>
  writtenIn(pattern, text.replace(/[^\p{L}\p{N}]/gu, '')) === text;
