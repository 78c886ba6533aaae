import type { Knowledge } from '../knowledge.ts';
import { HintProposer, type Proposal } from '../proposal.ts';
import type { Window } from '../window.ts';
import { explained, heardWords, saturated } from './heard-words.ts';

/** How many scripts are proposed at most: also weak ones, which what is known of the case may raise. */
const limit = 40;

/** The BM25 score of an even chance; found on the dialogues of our own pack. */
const half = 16;

/** Proposes scripts whose whole text is nearest to what was said. */
export class ScriptTextProposer extends HintProposer {
  private readonly knowledge: (language: Window['language']) => Knowledge;

  constructor(knowledge: (language: Window['language']) => Knowledge) {
    super();
    this.knowledge = knowledge;
  }

  propose(window: Window): readonly Proposal[] {
    const { index, scriptHints, scriptRange } = this.knowledge(window.language);
    const words = heardWords(window);
    return index.search(words, limit, scriptRange).flatMap(({ document, score }) => {
      const hint = scriptHints[document];
      if (!hint) return [];
      const why = explained(words, (stem) => index.impact(stem, document));
      const reason = { proposer: 'text' as const, source: hint.target, ...why, score: saturated(score, half) };
      return [{ ...hint, reason }];
    });
  }
}
