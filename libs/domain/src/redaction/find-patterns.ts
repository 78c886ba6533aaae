import type { RedactionPattern } from './redaction.ts';
import type { FoundStretch } from './redaction.ts';
import { plain } from './lexeme.ts';

/** Every stretch of a text that has a pattern's shape. Costs at most the length of the text times that of the shapes. */
export function findPatterns(text: string, patterns: readonly RedactionPattern[]): readonly FoundStretch[] {
  return patterns.flatMap((pattern) => findPattern(text, pattern));
}

function findPattern(text: string, { kind, shape, near }: RedactionPattern): readonly FoundStretch[] {
  const found: FoundStretch[] = [];
  const marks = [...shape];
  if (marks.length === 0) return found;
  for (let start = 0; start < text.length; start++) {
    const end = isWordPart(text[start - 1]) ? undefined : matchAt(text, start, marks);
    if (end === undefined || !isNear(text, start, near)) continue;
    found.push({ kind, start, end });
    start = end - 1;
  }
  return found;
}

/** Where the shape ends when it stands at `start`. One space, hyphen or dot may part any two of its marks. */
function matchAt(text: string, start: number, marks: readonly string[]): number | undefined {
  let at = start;
  for (const [index, mark] of marks.entries()) {
    if (index > 0 && !fits(mark, text[at]) && /^[\s.-]$/u.test(text[at] ?? '')) at++;
    if (!fits(mark, text[at])) return undefined;
    at++;
  }
  return isWordPart(text[at]) ? undefined : at;
}

function fits(mark: string, character: string | undefined): boolean {
  if (character === undefined) return false;
  switch (mark) {
    case '#':
      return /^\d$/u.test(character);
    case '@':
      return /^\p{L}$/u.test(character);
    case '*':
      return /^[\p{L}\d]$/u.test(character);
    default:
      return mark.toLowerCase() === character.toLowerCase();
  }
}

const isWordPart = (character: string | undefined): boolean =>
  character !== undefined && /^[\p{L}\p{N}]$/u.test(character);

/** How far before a stretch one of its words may stand, in UTF-16 units. */
const nearReach = 48;

function isNear(text: string, start: number, near: readonly string[] | undefined): boolean {
  if (!near || near.length === 0) return true;
  const before = plain(text.slice(Math.max(0, start - nearReach), start));
  return near.some((word) => before.includes(plain(word)));
}
