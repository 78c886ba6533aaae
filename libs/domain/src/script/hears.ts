/** Words that may stand between the words of a phrase: people do not speak as scripts are written. */
const wordsBetween = 2;

/** The words of a text as they are compared: without case, accents and marks. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Whether a phrase is heard in what was said: its words in their order, with at most two others between any of them. */
export const isHeardIn = (phrase: string, said: readonly string[]): boolean => placesHeard(phrase, said) !== null;

/** The places of a phrase's words in what was said, as `isHeardIn` hears them; null where it was not heard. */
export function placesHeard(phrase: string, said: readonly string[]): readonly number[] | null {
  const wanted = wordsOf(phrase);
  if (wanted.length === 0) return null;
  for (const [at, word] of said.entries()) {
    const places = word === wanted[0] ? placesFrom(wanted, said, at) : null;
    if (places) return places;
  }
  return null;
}

function placesFrom(wanted: readonly string[], said: readonly string[], from: number): readonly number[] | null {
  const places = [from];
  for (const word of wanted.slice(1)) {
    const at = places.at(-1) ?? from;
    const next = said.indexOf(word, at + 1);
    if (next < 0 || next - at - 1 > wordsBetween) return null;
    places.push(next);
  }
  return places;
}

/** Share of a text that must be recognised for it to count as read out. */
export const readOutLikeness = 0.8;

/**
 * How much of a text was said, 0 to 1: the share of its words that were said in its order (their longest common subsequence).
 * What was said besides does not count against it. An empty text was never said.
 */
export function likenessOf(text: readonly string[], said: readonly string[]): number {
  if (text.length === 0) return 0;
  let row = new Array<number>(said.length + 1).fill(0);
  for (const word of text) {
    const next = [0];
    said.forEach((one, at) => {
      next.push(one === word ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    });
    row = next;
  }
  return (row.at(-1) ?? 0) / text.length;
}
