import type { Token } from './analyser.ts';

/** Something that a text speaks of: a word, two words together, or a kind of word. */
export interface Term {
  readonly stem: string;
  /** What it counts against a word. */
  readonly weight: number;
  /** The words that make it. */
  readonly tokens: readonly Token[];
}

/** What is listened to besides words. */
export interface Hearing {
  readonly hearsKinds: boolean;
  /** Neighbours, fillers left out: two telling words, or one with a negation before it. */
  readonly hearsPairs: boolean;
}

/** What a kind of word counts against the word itself, and two words that stand together. */
const kindWeight = 0.6;
const pairWeight = 0.7;

/** The terms of a text, in order; stop words make none alone. */
export function termsOf(tokens: readonly Token[], { hearsKinds, hearsPairs }: Hearing): readonly Term[] {
  const terms: Term[] = [];
  let before: Token | null = null;
  for (const token of tokens) {
    const { stem, concept, isStop, isFiller } = token;
    if (!isStop) terms.push({ stem, weight: 1, tokens: [token] });
    if (hearsKinds && !isStop && concept !== stem) terms.push({ stem: concept, weight: kindWeight, tokens: [token] });
    if (!hearsPairs || isFiller) continue;
    if (before && belongTogether(before, token)) {
      terms.push({ stem: `${before.concept} ${concept}`, weight: pairWeight, tokens: [before, token] });
    }
    before = token;
  }
  return terms;
}

const belongTogether = (before: Token, { sentence, isStop }: Token): boolean =>
  before.sentence === sentence && !isStop && (!before.isStop || before.isNegation);
