import type { Knowledge } from '../knowledge.ts';
import { HintProposer, type Proposal } from '../proposal.ts';
import type { Window } from '../window.ts';
import { heardTerms, type HeardTerm } from './heard-words.ts';
import { WordWeights } from './word-weights.ts';

/** How many scripts are proposed at most, and the least chance of one behind the third: what is known of the case may raise them. */
const [limit, least] = [12, 0.01];

/**
 * What the voices of a script count beside the whole of what the house has written on it, and how sharply a better score wins.
 * These and the next are found on half of our own dialogues.
 */
const [voiceShare, sharpness] = [1, 0.2];

/** The score of "none of them" before anybody spoke, and what each utterance of the customer adds to it, up to so many. */
const [noneAtFirst, noneByTurn, noneTurns] = [10, 7, 3];

/** Proposes scripts whose text is nearest to what both sides said: each with its chance among them all and none of them. */
export class ScriptTextProposer extends HintProposer {
  private readonly knowledge: (language: Window['language']) => Knowledge;

  constructor(knowledge: (language: Window['language']) => Knowledge) {
    super();
    this.knowledge = knowledge;
  }

  propose(window: Window): readonly Proposal[] {
    const knowledge = this.knowledge(window.language);
    const heard = heardTerms(window, { hearsKinds: true, hearsPairs: true });
    const terms = heard.filter(({ stem }) => knowledge.scriptIndex.holds(stem)); // most pairs of words are in no script
    const chances = chancesByText(window, knowledge, terms);
    const best = [...chances.keys()].sort((one, other) => (chances[other] ?? 0) - (chances[one] ?? 0));
    return best.slice(0, limit).flatMap((place, order) => {
      const [hint, score = 0] = [knowledge.scriptHints[place], chances[place]];
      if (!hint || score === 0 || (order > 2 && score < least)) return [];
      const { stems, ...why } = wordsFor(place, window, knowledge, terms).told(window);
      const reason = { proposer: 'text' as const, source: hint.target, ...why, score };
      return [{ ...hint, evidence: stems, isCertain: false, reason }];
    });
  }
}

/** The chance of each script in the order of the playbook; what is left to 1 is the chance of none of them. */
function chancesByText(window: Window, knowledge: Knowledge, terms: readonly HeardTerm[]): Float64Array {
  const { scriptIndex, scriptVoices } = knowledge;
  const scores = scriptVoices.scores(window.turns.map(({ said }) => said)).map((score) => voiceShare * score);
  for (const { document, score } of scriptIndex.search(terms, scriptIndex.size)) {
    scores[document] = (scores[document] ?? 0) + score;
  }
  const spoken = window.turns.filter(({ isCustomer }) => isCustomer).length;
  const none = noneAtFirst + noneByTurn * Math.min(spoken, noneTurns); // the more is said, the more fits by chance
  const odds = scores.map((score) => (score > 0 ? Math.exp(sharpness * (score - none)) : 0));
  const all = odds.reduce((sum, one) => sum + one, 1);
  return odds.map((one) => one / all);
}

function wordsFor(place: number, { turns }: Window, knowledge: Knowledge, terms: readonly HeardTerm[]): WordWeights {
  const weights = new WordWeights();
  for (const { stem, weight, tokens } of terms) {
    const impact = (weight * knowledge.scriptIndex.impact(stem, place)) / tokens.length;
    for (const { word } of tokens) weights.add(word, impact);
  }
  const spoken = turns.flatMap(({ isCustomer, said }) => (isCustomer ? [said] : []));
  for (const { word, weight } of knowledge.scriptVoices.weighedWords(spoken, place)) {
    weights.add(word, voiceShare * weight);
  }
  return weights;
}
