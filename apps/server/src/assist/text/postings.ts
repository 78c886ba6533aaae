import type { Steps } from '../in-slices.ts';
import type { Analyser } from './analyser.ts';
import { NumberBlocks } from './number-blocks.ts';
import { termsOf, type Term } from './terms.ts';

/** One part of a document: how much a word in it counts against a word in a part of weight 1. */
export interface Field {
  readonly text: string;
  readonly weight: number;
  /** Whether words that stand together count as well: for texts in the words of customers. */
  readonly isSpoken?: boolean;
}

/** All that is counted in documents: a posting is a term in a document. */
export interface Collected {
  /** The number of each term, in the order in which they were met. */
  readonly termIds: ReadonlyMap<string, number>;
  /** In how many documents each term stands. */
  readonly spreads: readonly number[];
  /** The term of each posting, one document after the other. */
  readonly terms: NumberBlocks;
  /** How often the term stands there, weighted by the fields it stands in. */
  readonly frequencies: NumberBlocks;
  /** Behind which posting each document ends. */
  readonly ends: readonly number[];
  /** Weighted words of each document. */
  readonly lengths: readonly number[];
  /** The term of every folded word. */
  readonly words: ReadonlyMap<string, string>;
  /** The kind of each word that is of one. */
  readonly kinds: ReadonlyMap<string, string>;
}

/** What may be read in one go, in UTF-16 units: about a millisecond. */
const pieceLength = 4_000;

/** Counts the terms of documents, each given as its fields; pauses after each field, and within long ones. */
export function* collecting(
  analyser: Analyser,
  documents: readonly (readonly Field[])[],
  hearsKinds: boolean,
): Steps<Collected> {
  const termIds = new Map<string, number>();
  const spreads: number[] = [];
  const [terms, frequencies] = [new NumberBlocks(), new NumberBlocks()];
  const words = new Map<string, string>();
  const kinds = new Map<string, string>();
  const ends: number[] = [];
  const lengths: number[] = [];
  for (const fields of documents) {
    const counted = new Map<string, number>();
    let length = 0;
    for (const { text, weight, isSpoken = false } of fields) {
      const hearing = { hearsKinds, hearsPairs: isSpoken };
      for (const piece of isSpoken ? [text] : piecesOf(text)) {
        for (const term of termsOf(analyser.tokens(piece), hearing)) {
          add(counted, term.stem, weight * term.weight);
          if (remember(term, words, kinds)) length += weight;
        }
        yield;
      }
    }
    for (const [stem, frequency] of counted) {
      const term = termIds.get(stem) ?? termIds.size;
      if (term === termIds.size) termIds.set(stem, term);
      spreads[term] = (spreads[term] ?? 0) + 1;
      terms.push(term);
      frequencies.push(frequency);
    }
    ends.push(terms.length);
    lengths.push(length);
  }
  return { termIds, spreads, terms, frequencies, ends, lengths, words, kinds };
}

const add = (counted: Map<string, number>, stem: string, weight: number) =>
  counted.set(stem, (counted.get(stem) ?? 0) + weight);

/** A text in pieces that end where a line does. */
export function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  while (text.length - from > pieceLength) {
    const line = text.lastIndexOf('\n', from + pieceLength);
    const end = line > from ? line : text.indexOf('\n', from + pieceLength);
    if (end < 0) break;
    pieces.push(text.slice(from, end));
    from = end;
  }
  return [...pieces, text.slice(from)];
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
