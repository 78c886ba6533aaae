import type { Steps } from '../in-slices.ts';
import type { Analyser, Token } from './analyser.ts';

/** A phrase to be found, with whatever it stands for. */
export interface Phrase<T> {
  readonly text: string;
  readonly meaning: T;
}

/** A phrase that was said. */
export interface PhraseHit<T> {
  readonly meaning: T;
  /** Words of the phrase without fillers. */
  readonly length: number;
  /** Words that were said between them. */
  readonly gaps: number;
  /** The tokens that made it, in order. */
  readonly tokens: readonly Token[];
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  readonly ends: { readonly meaning: T; readonly length: number }[];
}

/** A beginning of a phrase that may still be completed. */
interface Attempt<T> {
  readonly node: Node<T>;
  readonly gap: number;
  readonly gaps: number;
  readonly tokens: readonly Token[];
}

/** Words that may stand between two words of a phrase. */
const widestGap = 2;

/** Phrases read before a pause. */
const stepSize = 32;

/** Attempts followed at once: more than any sentence needs, and a bound for what is no sentence. */
const attemptLimit = 256;

/** Finds many phrases in one pass over a text: a tree of concepts, walked from every word at once. Inflection and fillers do not matter. */
export class PhraseAutomaton<T> {
  private readonly root: Node<T> = { next: new Map(), ends: [] };

  /** Reads phrases with a pause after every few. */
  static *reading<T>(analyser: Analyser, phrases: readonly Phrase<T>[]): Steps<PhraseAutomaton<T>> {
    const automaton = new PhraseAutomaton<T>(analyser, []);
    for (let from = 0; from < phrases.length; from += stepSize) {
      automaton.take(analyser, phrases.slice(from, from + stepSize));
      yield;
    }
    return automaton;
  }

  constructor(analyser: Analyser, phrases: readonly Phrase<T>[]) {
    this.take(analyser, phrases);
  }

  private take(analyser: Analyser, phrases: readonly Phrase<T>[]): void {
    for (const { text, meaning } of phrases) {
      const concepts = analyser.tokens(text).flatMap(({ concept, isFiller }) => (isFiller ? [] : [concept]));
      let node = this.root;
      for (const concept of concepts) {
        const next = node.next.get(concept) ?? { next: new Map(), ends: [] };
        node.next.set(concept, next);
        node = next;
      }
      if (node !== this.root) node.ends.push({ meaning, length: concepts.length });
    }
  }

  /** Every phrase that the tokens hold, those left out that the speaker denied. */
  find(tokens: readonly Token[]): readonly PhraseHit<T>[] {
    const hits: PhraseHit<T>[] = [];
    let attempts: readonly Attempt<T>[] = [];
    let sentence = 0;
    for (const token of tokens) {
      if (token.sentence !== sentence) attempts = [];
      sentence = token.sentence;
      if (token.isFiller) continue;
      const going: Attempt<T>[] = [];
      for (const attempt of [...attempts, { node: this.root, gap: 0, gaps: 0, tokens: [] }]) {
        const next = isHeard(token, attempt) ? attempt.node.next.get(token.concept) : undefined;
        if (next) {
          const reached = { node: next, gap: 0, gaps: attempt.gaps, tokens: [...attempt.tokens, token] };
          for (const end of next.ends) hits.push({ ...end, gaps: reached.gaps, tokens: reached.tokens });
          if (next.next.size > 0) going.push(reached);
        }
        if (attempt.node !== this.root && attempt.gap < widestGap) {
          going.push({ ...attempt, gap: attempt.gap + 1, gaps: attempt.gaps + 1 });
        }
      }
      attempts = going.slice(0, attemptLimit);
    }
    return hits;
  }
}

/** What is denied is not heard, but for a phrase that holds the denial: `no es una queja` is said by denying it. */
const isHeard = <T>({ isDenied }: Token, { tokens }: Attempt<T>): boolean =>
  !isDenied || tokens.some(({ isNegation }) => isNegation);
