/** A stretch of a text, from one place up to (not including) another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Words without case and accents, for comparing. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** As `fold`, but every unit stays at its place, so that what is found can be marked in the original. */
export function foldInPlace(text: string): string {
  let folded = '';
  for (const unit of text.split('')) {
    const plain = unit.normalize('NFD').charAt(0).toLowerCase();
    folded += plain.length === 1 ? plain : unit;
  }
  return folded;
}

/** Where a phrase stands in a text folded in place: everywhere, or only where it is whole words. */
export function occurrences(folded: string, phrase: string, asWords: boolean): readonly Span[] {
  const wanted = fold(phrase.trim());
  if (wanted === '') return [];
  const spans: Span[] = [];
  for (let from = folded.indexOf(wanted); from >= 0; from = folded.indexOf(wanted, from + wanted.length)) {
    const to = from + wanted.length;
    const isWhole = !/[\p{L}\p{N}]/u.test((folded[from - 1] ?? '') + (folded[to] ?? ''));
    if (isWhole || !asWords) spans.push({ from, to });
  }
  return spans;
}

/** Words that were said one after the other. */
interface Run extends Span {
  /** Which of the wanted ones it holds, by position. */
  readonly holds: ReadonlySet<number>;
}

/**
 * Where the wanted words or phrases were said, in the order of speech: neighbours as one stretch, and each word only in
 * the fullest stretch that holds it, so that a "no" elsewhere in the sentence is not taken for the one of "no vino nadie".
 */
export function phrasesIn(text: string, wanted: readonly string[]): readonly Span[] {
  const folded = foldInPlace(text);
  const found = wanted.flatMap((words, index) => occurrences(folded, words, true).map((span) => ({ ...span, index })));
  const runs: Run[] = [];
  for (const { from, to, index } of found.sort((one, other) => one.from - other.from || other.to - one.to)) {
    const last = runs.at(-1);
    const isNext = last !== undefined && (from <= last.to || text.slice(last.to, from).trim() === '');
    if (!isNext) runs.push({ from, to, holds: new Set([index]) });
    else runs.splice(-1, 1, { from: last.from, to: Math.max(last.to, to), holds: new Set([...last.holds, index]) });
  }
  const told = new Set<number>();
  const fullest = runs.toSorted((one, other) => other.holds.size - one.holds.size || one.from - other.from);
  return fullest
    .filter(({ holds }) => {
      const isNew = [...holds].some((index) => !told.has(index));
      for (const index of holds) told.add(index);
      return isNew;
    })
    .sort((one, other) => one.from - other.from)
    .map(({ from, to }) => ({ from, to }));
}

/** The same as words: the phrases as they were said, then what was wanted and is not in the text. */
export function phrasesOf(text: string, wanted: readonly string[]): readonly string[] {
  const folded = foldInPlace(text);
  const elsewhere = wanted.filter((words) => occurrences(folded, words, true).length === 0);
  return [...phrasesIn(text, wanted).map(({ from, to }) => text.slice(from, to)), ...elsewhere];
}
