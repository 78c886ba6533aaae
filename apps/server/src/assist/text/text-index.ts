import { atOnce, type Steps } from '../in-slices.ts';
import type { Analyser, Token } from './analyser.ts';
import { collecting, type Collected, type Field } from './postings.ts';

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

/** Saturation and length normalisation of BM25 (Robertson and Zaragoza 2009, section 3.4.1). */
const k1 = 1.2;
const b = 0.5;

/** At most this many words are tried for one prefix, the most frequent first. */
const prefixLimit = 64;

/**
 * An inverted index with the whole BM25 contribution of each posting computed beforehand, so that a query only adds. Never
 * changes; not to be asked by two threads at once.
 */
export class TextIndex {
  readonly size: number;
  private readonly all: DocumentRange;
  private readonly termIds: ReadonlyMap<string, number>;
  /** Where the postings of a term begin; one more at the end. */
  private readonly starts: Uint32Array;
  private readonly documents: Uint32Array;
  private readonly impacts: Float32Array;
  /** Folded words in order, for prefixes, with the term of each. */
  private readonly words: readonly string[];
  private readonly wordTerms: Uint32Array;
  private readonly scores: Float32Array;
  private readonly touched: Uint32Array;

  /** @param documents each as its fields. */
  static of(analyser: Analyser, documents: readonly (readonly Field[])[], hearsKinds = false): TextIndex {
    return atOnce(TextIndex.reading(analyser, documents, hearsKinds));
  }

  /**
   * The same with a pause after each document.
   * @param hearsKinds whether a kind of word is a term of its own, and a word no rarer than its kind.
   */
  static *reading(analyser: Analyser, documents: readonly (readonly Field[])[], hearsKinds = false): Steps<TextIndex> {
    const collected = yield* collecting(analyser, documents, hearsKinds);
    return new TextIndex(collected);
  }

  private constructor({ postings, lengths, words, kinds }: Collected) {
    this.size = lengths.length;
    this.all = { from: 0, to: this.size };
    this.termIds = new Map([...postings.keys()].map((stem, id) => [stem, id]));
    const total = [...postings.values()].reduce((sum, { length }) => sum + length, 0);
    this.starts = new Uint32Array(postings.size + 1);
    this.documents = new Uint32Array(total);
    this.impacts = new Float32Array(total);
    const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
    let at = 0;
    let term = 0;
    for (const [stem, list] of postings) {
      const spread = Math.max(list.length, postings.get(kinds.get(stem) ?? '')?.length ?? 0); // kinds are postings only where they are heard
      const rarity = Math.log(1 + (this.size - spread + 0.5) / (spread + 0.5));
      for (const { document, frequency } of list) {
        const length = k1 * (1 - b + (b * (lengths[document] ?? 0)) / average);
        this.documents[at] = document;
        this.impacts[at++] = (rarity * frequency * (k1 + 1)) / (frequency + length);
      }
      this.starts[++term] = at;
    }
    this.words = [...words.keys()].sort();
    this.wordTerms = Uint32Array.from(this.words, (word) => this.termIds.get(words.get(word) ?? '') ?? 0);
    this.scores = new Float32Array(this.size);
    this.touched = new Uint32Array(this.size);
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
      for (const other of this.termsBeginningWith(token.folded))
        if (other !== term) count = this.add(other, 0.5, count);
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
    let low = this.starts[term] ?? 0;
    let high = this.starts[term + 1] ?? 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.documents[middle] ?? 0) < document) low = middle + 1;
      else high = middle;
    }
    return low < (this.starts[term + 1] ?? 0) && this.documents[low] === document ? (this.impacts[low] ?? 0) : 0;
  }

  private add(term: number, weight: number, touchedBefore: number): number {
    const { documents, impacts, scores, touched } = this;
    const end = this.starts[term + 1] ?? 0;
    let count = touchedBefore;
    for (let at = this.starts[term] ?? 0; at < end; at++) {
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

  private termsBeginningWith(prefix: string): readonly number[] {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.words[middle] ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    const terms = new Set<number>();
    for (let at = low; this.words[at]?.startsWith(prefix); at++) terms.add(this.wordTerms[at] ?? 0);
    const frequency = (term: number) => (this.starts[term + 1] ?? 0) - (this.starts[term] ?? 0);
    return [...terms].sort((one, other) => frequency(other) - frequency(one)).slice(0, prefixLimit);
  }
}

const isBetter = (document: number, score: number, than: TextHit | undefined): boolean =>
  than === undefined || score > than.score || (score === than.score && document < than.document);
