import type { Span } from './said-phrases.ts';
import { foldInPlace, occurrences, phrasesIn } from './said-phrases.ts';

/** A stretch of what was said that is worth copying, and what is put on the clipboard for it. */
export interface CopyMark extends Span {
  readonly value: string;
}

/** A stretch of spoken words and how it is drawn. Laid end to end, the texts give the words back. */
export interface Segment {
  /** What stands there: words, a number worth copying, or the place of something taken out. */
  readonly kind: 'words' | 'entity' | 'redacted';
  /** For `redacted`, the kind of what was taken out. */
  readonly text: string;
  /** What copying it gives: `PD-44718` for "pe de, cuarenta y cuatro…"; null for what is no entity. */
  readonly copies: string | null;
  /** Whether a hint came from it. */
  readonly isTrigger: boolean;
  /** Whether the reader is searching for it. */
  readonly isFound: boolean;
}

/** Order and account numbers: some letters and digits joined by a hyphen, or six digits and more. */
const entityPattern = /(?<![\w-])(?:[A-Z]{1,4}-?\d{4,12}|\d{6,12})(?:-\d{1,6})?(?![\w-])/g;
/** What redaction leaves behind. */
const redactedPattern = /⟦([^⟧]{1,40})⟧/g;

/** Parts what was said at what is worth copying, redactions, the words of hints and what is searched for. */
export function segmentsOf(
  text: string,
  triggers: readonly string[] = [],
  search = '',
  marks: readonly CopyMark[] = [],
): readonly Segment[] {
  const redacted = spansOf(text, redactedPattern);
  const entities = copyMarksOf(text, marks).filter((span) => !redacted.some((other) => overlaps(span, other)));
  const folded = foldInPlace(text);
  const marked = phrasesIn(text, triggers);
  const found = occurrences(folded, search, false);
  const cuts = [...redacted, ...entities, ...marked, ...found].flatMap(({ from, to }) => [from, to]);
  const isInside = ({ from, to }: Span) => redacted.some((span) => from > span.from && to <= span.to && from < span.to);
  const edges = [...new Set([0, ...cuts, text.length])].sort((one, other) => one - other);
  return edges
    .slice(1)
    .map((to, index) => ({ from: edges[index] ?? 0, to }))
    .filter((span) => !isInside(span))
    .map((span): Segment => {
      const hidden = redacted.find(({ from }) => from === span.from);
      const holds = ({ from, to }: Span) => from <= span.from && span.to <= to;
      const isIn = (spans: readonly Span[]) => spans.some(holds);
      const entity = hidden ? undefined : entities.find(holds);
      return {
        kind: hidden ? 'redacted' : entity ? 'entity' : 'words',
        text: hidden ? text.slice(hidden.from + 1, hidden.to - 1) : text.slice(span.from, span.to),
        copies: entity?.value ?? null,
        isTrigger: isIn(marked),
        isFound: isIn(found),
      };
    });
}

/** What is worth copying in a text, in order: what was recognised, and other long numbers as they are written. */
export function copyMarksOf(text: string, marks: readonly CopyMark[]): readonly CopyMark[] {
  const written = spansOf(text, entityPattern).filter((span) => !marks.some((mark) => overlaps(span, mark)));
  const others = written.map((span) => ({ ...span, value: text.slice(span.from, span.to) }));
  return [...marks, ...others].sort((one, other) => one.from - other.from);
}

const spansOf = (text: string, pattern: RegExp): readonly Span[] =>
  [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length }));

const overlaps = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to;
