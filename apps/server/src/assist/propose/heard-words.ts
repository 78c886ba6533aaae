import type { HintReason } from '@aliado/domain';
import type { QueryTerm } from '../text/text-index.ts';
import { termsOf, type Hearing } from '../text/terms.ts';
import type { Window } from '../window.ts';

/** Words of an explanation at most. */
export const wordLimit = 5;

/** Something that was said, ready to be asked for. */
export interface HeardTerm extends QueryTerm {
  /** As it was said; several where they make it together. */
  readonly words: readonly string[];
  /** What makes it, for telling pieces of evidence apart. */
  readonly stems: readonly string[];
  readonly sequence: number;
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
      const weight = ofTurn * term.weight;
      if (term.tokens.some(({ isDenied }) => isDenied) || (terms.get(term.stem)?.weight ?? 0) > weight) continue;
      const words = term.tokens.map(({ word }) => word);
      const stems = term.tokens.flatMap(({ stem, isStop }) => (isStop ? [] : [stem]));
      terms.set(term.stem, { stem: term.stem, weight, words, stems, sequence });
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
  const impacts = terms.flatMap((term) => {
    const impact = term.weight * impactOf(term.stem);
    return impact > 0 ? [{ ...term, impact }] : [];
  });
  const whole = impacts.reduce((sum, { impact }) => sum + impact, 0);
  const weighed = impacts
    .filter(({ impact }) => impact >= whole * least)
    .sort((one, other) => other.impact - one.impact);
  return {
    words: [...new Set(weighed.flatMap(({ words }) => words))].slice(0, wordLimit),
    lineSequence: weighed[0]?.sequence ?? null,
    stems: [...new Set(weighed.flatMap(({ stems }) => stems))],
  };
}

/** An unbounded BM25 score as 0 to 1; `half` is the score that gives a half. */
export const saturated = (score: number, half: number): number => score / (score + half);
