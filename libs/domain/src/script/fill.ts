/** A stretch of a script's words. */
export interface ScriptSegment {
  readonly text: string;
  /** Whether a real value stands here, rather than the script's own words or its words when unknown. */
  readonly isFilled: boolean;
  /** The path of the placeholder that stood here; null where the script's own words do. */
  readonly path: string | null;
}

/** Stands where a value is unknown and the script has no words for that. */
export const unknownValue = '…';

/** `{{path}}` or `{{path|words when unknown}}`; both parts are bounded, so that no text makes it slow. */
const placeholder = /\{\{([^{}|]{1,80})(?:\|([^{}]{0,200}))?\}\}/gu;

/**
 * Fills the placeholders of a script's text with values by path (`order.number`, `values.FIELD`). What is blank or not there is
 * unknown. The segments in order; together they are the filled text, and none is empty. What is no placeholder stays as it is.
 */
export function fillScript(text: string, values: Readonly<Record<string, string>>): readonly ScriptSegment[] {
  const segments: ScriptSegment[] = [];
  let end = 0;
  for (const match of text.matchAll(placeholder)) {
    segments.push({ text: text.slice(end, match.index), isFilled: false, path: null });
    segments.push(segmentOf(match[1]?.trim() ?? '', match[2]?.trim() ?? unknownValue, values));
    end = match.index + match[0].length;
  }
  return [...segments, { text: text.slice(end), isFilled: false, path: null }].filter((segment) => segment.text !== '');
}

function segmentOf(path: string, otherwise: string, values: Readonly<Record<string, string>>): ScriptSegment {
  const value = Object.hasOwn(values, path) ? values[path]?.trim() : undefined;
  return value ? { text: value, isFilled: true, path } : { text: otherwise, isFilled: false, path };
}
