import type { Steps } from '../in-slices.ts';
import type { Analyser } from './analyser.ts';
import { termsOf, type Term } from './terms.ts';

/** One part of a document: how much a word in it counts against a word in a part of weight 1. */
export interface Field {
  readonly text: string;
  readonly weight: number;
  /** Whether words that stand together count as well: for texts in the words of customers. */
  readonly isSpoken?: boolean;
}

/** A term in a document. */
export interface Posting {
  readonly document: number;
  /** Weighted by the fields it stands in. */
  readonly frequency: number;
}

/** All that is counted in documents. */
export interface Collected {
  /** By term, in the order of the documents. */
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
  /** Weighted words of each document. */
  readonly lengths: readonly number[];
  /** The term of every folded word. */
  readonly words: ReadonlyMap<string, string>;
  /** The kind of each word that is of one. */
  readonly kinds: ReadonlyMap<string, string>;
}

/** Counts the terms of documents, each given as its fields; pauses after each. */
export function* collecting(
  analyser: Analyser,
  documents: readonly (readonly Field[])[],
  hearsKinds: boolean,
): Steps<Collected> {
  const postings = new Map<string, Posting[]>();
  const words = new Map<string, string>();
  const kinds = new Map<string, string>();
  const lengths: number[] = [];
  for (const [document, fields] of documents.entries()) {
    const frequencies = new Map<string, number>();
    let length = 0;
    for (const { text, weight, isSpoken } of fields) {
      for (const term of termsOf(analyser.tokens(text), { hearsKinds, hearsPairs: isSpoken ?? false })) {
        frequencies.set(term.stem, (frequencies.get(term.stem) ?? 0) + weight * term.weight);
        if (remember(term, words, kinds)) length += weight;
      }
    }
    for (const [stem, frequency] of frequencies) {
      const list = postings.get(stem);
      if (list) list.push({ document, frequency });
      else postings.set(stem, [{ document, frequency }]);
    }
    lengths.push(length);
    yield;
  }
  return { postings, lengths, words, kinds };
}

/** Keeps a word and its kind; false for a term that is none. */
function remember(
  { stem, tokens: [token, second] }: Term,
  words: Map<string, string>,
  kinds: Map<string, string>,
): boolean {
  if (!token || second || stem !== token.stem) return false;
  words.set(token.folded, stem);
  if (token.concept !== stem) kinds.set(stem, token.concept);
  return true;
}
