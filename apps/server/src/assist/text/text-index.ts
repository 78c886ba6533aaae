import { atOnce, type Steps } from '../in-slices.ts';
import type { Analyser, Token } from './analyser.ts';
import { collecting, type Collected, type Field } from './postings.ts';
import { WordBeginnings } from './word-beginnings.ts';

/** Which documents are looked for: from a place in the list to another, the latter excluded. */
export interface DocumentRange {
  readonly from: number;
  readonly to: number;
}

/** A word that is asked for, and how much. */
export interface QueryTerm {
  readonly stem: string;
  readonly weight: number;
}

/** A document that answers a query. */
export interface TextHit {
  /** Its place in the list that the index was made of. */
  readonly document: number;
  /** BM25; above 0. */
  readonly score: number;
}

/** Postings, those of a term together. */
interface Postings {
  /** Where those of a term begin; one more at the end. */
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  readonly impacts: Float32Array;
}

/** Saturation and length normalisation of BM25 (Robertson and Zaragoza 2009, section 3.4.1). */
const k1 = 1.2;
const b = 0.5;

/** At most this many postings are added up for a word that is still being typed, those of the first term aside. */
const beginningLimit = 1 << 17;

/** Postings and terms after which whoever reads pauses. */
const stepSize = 1 << 13;

/**
 * An inverted index with the whole BM25 contribution of each posting computed beforehand, so that a query only adds. Never
 * changes; not to be asked by two threads at once. Holds 8 bytes a posting (a term in a document), and some hundred a term.
 */
export class TextIndex {
  readonly size: number;
  private readonly all: DocumentRange;
  private readonly termIds: ReadonlyMap<string, number>;
  private readonly postings: Postings;
  private readonly beginnings: WordBeginnings;
  private readonly scores: Float32Array;
  private readonly touched: Uint32Array;

  /** @param documents each as its fields. */
  static of(analyser: Analyser, documents: readonly (readonly Field[])[], hearsKinds = false): TextIndex {
    return atOnce(TextIndex.reading(analyser, documents, hearsKinds));
  }

  /**
   * The same with pauses.
   * @param hearsKinds whether a kind of word is a term of its own, and a word no rarer than its kind.
   */
  static *reading(analyser: Analyser, documents: readonly (readonly Field[])[], hearsKinds = false): Steps<TextIndex> {
    const collected = yield* collecting(analyser, documents, hearsKinds);
    const { termIds, words, spreads } = collected;
    const beginnings = yield* WordBeginnings.reading([...words.keys()], {
      termOf: (word) => termIds.get(words.get(word) ?? '') ?? 0,
      spreadOf: (term) => spreads[term] ?? 0,
    });
    return new TextIndex(documents.length, termIds, yield* weighing(collected), beginnings);
  }

  private constructor(
    size: number,
    termIds: ReadonlyMap<string, number>,
    postings: Postings,
    beginnings: WordBeginnings,
  ) {
    this.size = size;
    this.all = { from: 0, to: size };
    this.termIds = termIds;
    this.postings = postings;
    this.beginnings = beginnings;
    this.scores = new Float32Array(size);
    this.touched = new Uint32Array(size);
  }

  /** The documents that fit best, at most `limit`, best first; equal ones in the order of the documents. */
  search(terms: readonly QueryTerm[], limit: number, range: DocumentRange = this.all): readonly TextHit[] {
    let count = 0;
    for (const { stem, weight } of terms) {
      const term = this.termIds.get(stem);
      if (term !== undefined) count = this.add(term, weight, count);
    }
    return this.collect(count, limit, range);
  }

  /**
   * What fits words that are still being typed: the last one may be the beginning of a word.
   * @param tokens of the text so far.
   */
  complete(tokens: readonly Token[], limit: number, range: DocumentRange = this.all): readonly TextHit[] {
    let count = 0;
    tokens.forEach((token, index) => {
      const term = this.termIds.get(token.stem);
      if (term !== undefined) count = this.add(term, token.isStop ? 0.1 : 1, count);
      if (index < tokens.length - 1) return;
      count = this.addBeginnings(token.folded, term, count);
    });
    return this.collect(count, limit, range);
  }

  /** Whether any document holds a term. */
  holds(stem: string): boolean {
    return this.termIds.has(stem);
  }

  /** How much one term gives to one document; 0 when it is not in it. */
  impact(stem: string, document: number): number {
    const term = this.termIds.get(stem);
    if (term === undefined) return 0;
    const { starts, documents, impacts } = this.postings;
    const end = starts[term + 1] ?? 0;
    let low = starts[term] ?? 0;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((documents[middle] ?? 0) < document) low = middle + 1;
      else high = middle;
    }
    return low < end && documents[low] === document ? (impacts[low] ?? 0) : 0;
  }

  /** Adds what a word may become, but for the one that it is. */
  private addBeginnings(folded: string, whole: number | undefined, touchedBefore: number): number {
    let count = touchedBefore;
    let added = 0;
    for (const term of this.beginnings.termsOf(folded)) {
      if (term === whole) continue;
      added += this.spreadOf(term);
      if (added > beginningLimit && added > this.spreadOf(term)) break;
      count = this.add(term, 0.5, count);
    }
    return count;
  }

  private spreadOf(term: number): number {
    const { starts } = this.postings;
    return (starts[term + 1] ?? 0) - (starts[term] ?? 0);
  }

  private add(term: number, weight: number, touchedBefore: number): number {
    const { starts, documents, impacts } = this.postings;
    const { scores, touched } = this;
    const end = starts[term + 1] ?? 0;
    let count = touchedBefore;
    for (let at = starts[term] ?? 0; at < end; at++) {
      const document = documents[at] as number;
      if (scores[document] === 0) touched[count++] = document;
      scores[document] = (scores[document] as number) + (impacts[at] as number) * weight;
    }
    return count;
  }

  /** Takes the best of the touched documents and leaves the scores clean for the next query. */
  private collect(count: number, limit: number, { from, to }: DocumentRange): readonly TextHit[] {
    const best: TextHit[] = [];
    for (let at = 0; at < count; at++) {
      const document = this.touched[at] as number;
      const score = this.scores[document] as number;
      this.scores[document] = 0;
      if (document < from || document >= to) continue;
      let place = best.length;
      while (place > 0 && isBetter(document, score, best[place - 1])) place--;
      if (place >= limit) continue;
      best.splice(place, 0, { document, score });
      if (best.length > limit) best.pop();
    }
    return best;
  }
}

/** Gives each posting what it adds to its document, one term after the other. */
function* weighing(collected: Collected): Steps<Postings> {
  const { spreads, terms, frequencies, ends, lengths } = collected;
  const rarity = rarityOf(collected);
  const starts = new Uint32Array(spreads.length + 1);
  for (const [term, spread] of spreads.entries()) starts[term + 1] = (starts[term] ?? 0) + spread;
  yield;
  const documents = new Uint32Array(terms.length);
  const impacts = new Float32Array(terms.length);
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const next = starts.slice();
  let posting = 0;
  for (const [document, end] of ends.entries()) {
    const length = k1 * (1 - b + (b * (lengths[document] ?? 0)) / average);
    for (; posting < end; posting++) {
      const term = terms.at(posting);
      const frequency = frequencies.at(posting);
      const at = next[term] ?? 0;
      documents[at] = document;
      impacts[at] = ((rarity[term] ?? 0) * frequency * (k1 + 1)) / (frequency + length);
      next[term] = at + 1;
      if (posting % stepSize === 0) yield;
    }
  }
  return { starts, documents, impacts };
}

/** How telling each term is. */
function rarityOf({ termIds, spreads, ends, kinds }: Collected): Float64Array {
  const rarity = Float64Array.from(spreads, (own) => rarityAt(own, ends.length));
  for (const [stem, kind] of kinds) {
    const [term, own] = [termIds.get(stem) ?? -1, termIds.get(kind)]; // kinds are terms only where they are heard
    if (own !== undefined) rarity[term] = rarityAt(Math.max(spreads[term] ?? 0, spreads[own] ?? 0), ends.length);
  }
  return rarity;
}

const rarityAt = (spread: number, size: number): number => Math.log(1 + (size - spread + 0.5) / (spread + 0.5));

const isBetter = (document: number, score: number, than: TextHit | undefined): boolean =>
  than === undefined || score > than.score || (score === than.score && document < than.document);
