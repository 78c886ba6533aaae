import type { HintReason } from '@aliado/domain';
import { termsOf, type Hearing, type Term } from '../text/terms.ts';
import type { Window } from '../window.ts';

/** Words of an explanation at most. */
export const wordLimit = 5;

/** Something that was said, ready to be asked for, and the log entry in which it was. */
export interface HeardTerm extends Term {
  readonly sequence: number | null;
}

/**
 * What the customer spoke of in a window, each term once, with the weight of where it counts most. What others say is left
 * out: an agent's question is not why somebody calls.
 */
export function heardTerms({ turns }: Window, hearing: Hearing): readonly HeardTerm[] {
  const terms = new Map<string, HeardTerm>();
  for (const { isCustomer, weight: ofTurn, tokens, sequence } of turns) {
    if (!isCustomer) continue;
    for (const term of termsOf(tokens, hearing)) {
      const { stem } = term;
      const weight = ofTurn * term.weight;
      if (term.tokens.some(({ isDenied }) => isDenied) || (terms.get(stem)?.weight ?? 0) > weight) continue;
      terms.set(stem, { stem, weight, tokens: term.tokens, sequence });
    }
  }
  return [...terms.values()];
}

/** What weighed, and how much of it there is. */
export interface Evidence extends Pick<HintReason, 'words' | 'lineSequence'> {
  /** The stems of the telling words, none twice. */
  readonly stems: readonly string[];
}

/** A word that gave less than this part of the whole weighed nothing. */
const least = 0.08;

/** The words that weighed most, strongest first, the line of the strongest, and the stems of all that truly weighed. */
export function explained(terms: readonly HeardTerm[], impactOf: (stem: string) => number): Evidence {
  const impacts: { readonly term: HeardTerm; readonly impact: number }[] = [];
  let whole = 0;
  for (const term of terms) {
    const impact = term.weight * impactOf(term.stem);
    if (impact <= 0) continue;
    impacts.push({ term, impact });
    whole += impact;
  }
  const weighed = impacts
    .filter(({ impact }) => impact >= whole * least)
    .sort((one, other) => other.impact - one.impact);
  const tokens = weighed.flatMap(({ term }) => term.tokens);
  return {
    words: [...new Set(tokens.map(({ word }) => word))].slice(0, wordLimit),
    lineSequence: weighed[0]?.term.sequence ?? null,
    stems: [...new Set(tokens.flatMap(({ stem, isStop }) => (isStop ? [] : [stem])))],
  };
}

/** An unbounded BM25 score as 0 to 1; `half` is the score that gives a half. */
export const saturated = (score: number, half: number): number => score / (score + half);
