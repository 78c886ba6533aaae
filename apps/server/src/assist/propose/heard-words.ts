import type { HintReason } from '@aliado/domain';
import type { QueryTerm } from '../text/text-index.ts';
import type { HeardTurn, Window } from '../window.ts';

/** What somebody else than the customer says counts this much. */
const contextWeight = 0.5;

/** Words of an explanation at most. */
export const wordLimit = 5;

/** A word that was said, ready to be asked for. */
export interface HeardWord extends QueryTerm {
  readonly word: string;
  readonly sequence: number;
  readonly isCustomer: boolean;
}

/** The telling words of a window, each once, with the weight of where it counts most. */
export function heardWords({ turns }: Window): readonly HeardWord[] {
  const words = new Map<string, HeardWord>();
  for (const turn of turns) {
    const weight = weightOf(turn);
    for (const { stem, word, isStop, isDenied } of turn.tokens) {
      if (isStop || isDenied || (words.get(stem)?.weight ?? 0) > weight) continue;
      words.set(stem, { stem, weight, word, sequence: turn.sequence, isCustomer: turn.isCustomer });
    }
  }
  return [...words.values()];
}

/**
 * The customer's words that weighed most, strongest first, and the line of the strongest. Words of others helped to rank and
 * are not the reason.
 */
export function explained(
  words: readonly HeardWord[],
  impactOf: (stem: string) => number,
): Pick<HintReason, 'words' | 'lineSequence'> {
  const weighed = words
    .filter(({ isCustomer }) => isCustomer)
    .map((word) => ({ ...word, impact: word.weight * impactOf(word.stem) }))
    .filter(({ impact }) => impact > 0)
    .sort((one, other) => other.impact - one.impact);
  return { words: weighed.slice(0, wordLimit).map(({ word }) => word), lineSequence: weighed[0]?.sequence ?? null };
}

const weightOf = ({ weight, isCustomer }: HeardTurn): number => (isCustomer ? weight : weight * contextWeight);

/** An unbounded BM25 score as 0 to 1; `half` is the score that gives a half. */
export const saturated = (score: number, half: number): number => score / (score + half);
