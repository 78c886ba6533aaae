import type { Steps } from '../in-slices.ts';
import { sortingWords } from './sorting-words.ts';

/** At most this many terms are tried for one beginning of a word, the most frequent first. */
const termLimit = 64;

/** Words that are looked through when somebody asks; the terms of a beginning that more words share are known beforehand. */
const scanLimit = 256;

/** Words after which whoever reads pauses. */
const stepSize = 1_024;

/** What is known of terms. */
export interface TermFacts {
  /** The term of a folded word. */
  readonly termOf: (word: string) => number;
  /** In how many documents a term stands. */
  readonly spreadOf: (term: number) => number;
}

/**
 * Which terms a word may become that is still being typed. Costs the same for one letter as for ten; holds 4 bytes a word, and
 * 256 for each of the beginnings, at most one in 256 words and letter, that many words share.
 */
export class WordBeginnings {
  private readonly words: readonly string[];
  private readonly terms: Uint32Array;
  private readonly facts: TermFacts;
  private readonly shared = new Map<string, Uint32Array>();

  /** Puts words in order, with pauses. */
  static *reading(words: readonly string[], facts: TermFacts): Steps<WordBeginnings> {
    const sorted = yield* sortingWords(words);
    const beginnings = new WordBeginnings(sorted, facts);
    yield* beginnings.gathering(0, sorted.length, 1);
    return beginnings;
  }

  private constructor(words: readonly string[], facts: TermFacts) {
    this.words = words;
    this.facts = facts;
    this.terms = Uint32Array.from(words, facts.termOf);
  }

  /** The terms of the words that begin so, the most frequent first. */
  termsOf(beginning: string): Iterable<number> {
    const known = this.shared.get(beginning);
    if (known) return known;
    const most: number[] = [];
    for (let at = this.firstFrom(beginning); this.words[at]?.startsWith(beginning); at++) this.rank(at, most);
    return most;
  }

  /** Ranks beforehand what many words between two places begin with that share all letters but the last of these. */
  private *gathering(from: number, to: number, letters: number): Steps<void> {
    let start = from;
    let most: number[] = [];
    for (let at = from; at < to; at++) {
      this.rank(at, most);
      const beginning = this.words[at]?.slice(0, letters) ?? '';
      if (at % stepSize === 0) yield;
      if (at + 1 < to && this.words[at + 1]?.startsWith(beginning)) continue;
      if (at + 1 - start > scanLimit && beginning.length === letters) {
        this.shared.set(beginning, Uint32Array.from(most));
        yield* this.gathering(start, at + 1, letters + 1);
      }
      [start, most] = [at + 1, []];
    }
  }

  /** Puts the term of a word where it belongs among those found so far. */
  private rank(at: number, most: number[]): void {
    const term = this.terms[at] ?? 0;
    const spread = this.facts.spreadOf(term);
    const last = most.length < termLimit ? 0 : this.facts.spreadOf(most.at(-1) ?? 0);
    if (spread <= last || most.includes(term)) return;
    let place = most.length;
    while (place > 0 && this.facts.spreadOf(most[place - 1] ?? 0) < spread) place--;
    most.splice(place, 0, term);
    if (most.length > termLimit) most.pop();
  }

  private firstFrom(beginning: string): number {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.words[middle] ?? '') < beginning) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
