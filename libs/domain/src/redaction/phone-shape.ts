/**
 * Whether groups of digits are a telephone number by their shape alone: the nine of a Spanish number (national numbering plan:
 * 6 to 9 first), or the ten of a North American one (NANP) where they are written in threes and a four. `isWritten` tells that
 * no group was put together from spoken digits: pauses alone do not make a North American number.
 */
export function isPhoneShaped(groups: readonly string[], isWritten: boolean): boolean {
  const shape = groups.map(({ length }) => length).join('-');
  if (shape === '3-3-4') return isWritten && groups.slice(0, 2).every((group) => /^[2-9]/u.test(group));
  return spanishShapes.has(shape) && /^[6-9]/u.test(groups[0] ?? '');
}

const spanishShapes: ReadonlySet<string> = new Set(['9', '3-3-3', '3-2-2-2', '3-6', '3-2-4', '3-4-2']);
