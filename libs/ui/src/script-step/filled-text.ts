/** A stretch of a script's words; `isFilled` where a real value stands. */
export interface FilledPart {
  readonly text: string;
  readonly isFilled: boolean;
}

/** Stands where a value is unknown and the script has no other words. */
export const unknownValue = '…';

/** Fills `{{path|words when unknown}}` with values by path. Empty values count as unknown. */
export function fillText(text: string, values: Readonly<Record<string, string>>): readonly FilledPart[] {
  const parts: FilledPart[] = [];
  let end = 0;
  for (const match of text.matchAll(/\{\{\s*([^|}]+?)\s*(?:\|([^}]*))?\}\}/g)) {
    const [whole, path = '', otherwise] = match;
    const value = values[path]?.trim();
    parts.push({ text: text.slice(end, match.index), isFilled: false });
    parts.push(value ? { text: value, isFilled: true } : { text: otherwise?.trim() ?? unknownValue, isFilled: false });
    end = match.index + whole.length;
  }
  return [...parts, { text: text.slice(end), isFilled: false }].filter((part) => part.text !== '');
}
