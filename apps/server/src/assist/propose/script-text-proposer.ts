import type { Knowledge } from '../knowledge.ts';
import { HintProposer, type Proposal } from '../proposal.ts';
import type { Window } from '../window.ts';
import { explained, heardTerms } from './heard-words.ts';

/** How many scripts are proposed at most: also weak ones, which what is known of the case may raise. */
const limit = 40;

/** How sharply a better score wins, and the score of "none of them"; found on half of our own dialogues. */
const sharpness = 0.5;
const noneOfThem = 8;

/** Proposes scripts whose whole text is nearest to what was said: each with its chance among them all and none of them. */
export class ScriptTextProposer extends HintProposer {
  private readonly knowledge: (language: Window['language']) => Knowledge;

  constructor(knowledge: (language: Window['language']) => Knowledge) {
    super();
    this.knowledge = knowledge;
  }

  propose(window: Window): readonly Proposal[] {
    const { scriptIndex, scriptHints } = this.knowledge(window.language);
    const heard = heardTerms(window, { hearsKinds: true, hearsPairs: true });
    const terms = heard.filter(({ stem }) => scriptIndex.holds(stem)); // most pairs of words are in no script
    const hits = scriptIndex.search(terms, limit);
    const odds = ({ score }: { readonly score: number }) => Math.exp(sharpness * (score - noneOfThem));
    const all = hits.reduce((sum, hit) => sum + odds(hit), 1);
    return hits.flatMap((hit) => {
      const hint = scriptHints[hit.document];
      if (!hint) return [];
      const { stems, ...why } = explained(terms, (stem) => scriptIndex.impact(stem, hit.document));
      const reason = { proposer: 'text' as const, source: hint.target, ...why, score: odds(hit) / all };
      return [{ ...hint, evidence: stems, isCertain: false, reason }];
    });
  }
}
