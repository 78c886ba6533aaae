/**
 * Whether groups of digits are a telephone number by their shape alone: the nine of a Spanish number (national numbering plan:
 * 6 to 9 first) or the ten of a North American one in threes and a four.
 */
export function isPhoneShaped(groups: readonly string[]): boolean {
  const shape = groups.map(({ length }) => length).join('-');
  return shape === '3-3-4' || (spanishShapes.has(shape) && /^[6-9]/u.test(groups[0] ?? ''));
}

const spanishShapes: ReadonlySet<string> = new Set(['9', '3-3-3', '3-2-2-2', '3-6', '3-2-4', '3-4-2']);
