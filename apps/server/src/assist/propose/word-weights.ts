import { fold } from '../text/analyser.ts';
import type { Window } from '../window.ts';
import { wordLimit, type Evidence } from './heard-words.ts';

/** A word that gave less than this part of the whole weighed nothing. */
const least = 0.08;

/** What the customer's words weighed for one advice, added up from whoever read them. */
export class WordWeights {
  private readonly weights = new Map<string, number>();
  private whole = 0;

  /** Adds what a word gave; what spoke against the advice explains nothing. */
  add(word: string, weight: number): void {
    if (weight <= 0) return;
    const folded = fold(word);
    this.weights.set(folded, (this.weights.get(folded) ?? 0) + weight);
    this.whole += weight;
  }

  /** The telling words and negations that weighed most, strongest first, where the strongest was said last, and the stems of the telling ones. */
  told({ turns }: Window): Evidence {
    const strongest = [...this.weights]
      .filter(([, weight]) => weight >= this.whole * least)
      .sort(([, one], [, other]) => other - one);
    const found = strongest.flatMap(([folded]) => {
      for (const { isCustomer, sequence, tokens } of turns.toReversed()) {
        const token = isCustomer ? tokens.find((one) => one.folded === folded) : undefined;
        if (token && (!token.isStop || token.isNegation)) return [{ token, sequence }];
      }
      return [];
    });
    return {
      words: [...new Set(found.map(({ token }) => token.word))].slice(0, wordLimit),
      lineSequence: found[0]?.sequence ?? null,
      stems: [...new Set(found.flatMap(({ token }) => (token.isStop ? [] : [token.stem])))],
    };
  }
}
