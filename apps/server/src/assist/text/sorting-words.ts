import type { Steps } from '../in-slices.ts';

/** Words that are put in order in one step, or merged before the next pause. */
const stepSize = 1_024;

/** Words in the order of their code units, with a pause after every thousand. */
export function* sortingWords(words: readonly string[]): Steps<readonly string[]> {
  let runs: (readonly string[])[] = [];
  for (let from = 0; from < words.length; from += stepSize) {
    runs.push(words.slice(from, from + stepSize).sort());
    yield;
  }
  while (runs.length > 1) {
    const merged: (readonly string[])[] = [];
    for (let place = 0; place < runs.length; place += 2) merged.push(yield* merging(runs[place], runs[place + 1]));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merging(one: readonly string[] = [], other: readonly string[] = []): Steps<readonly string[]> {
  const merged: string[] = [];
  let at = 0;
  for (const word of one) {
    for (let next = other[at]; next !== undefined && next < word; next = other[++at]) merged.push(next);
    merged.push(word);
    if (merged.length % stepSize === 0) yield;
  }
  for (; at < other.length; at++) merged.push(other[at] ?? '');
  return merged;
}
