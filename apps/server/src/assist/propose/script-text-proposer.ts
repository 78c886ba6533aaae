import type { Knowledge } from '../knowledge.ts';
import { chancesOf } from '../learn/linear-model.ts';
import { HintProposer, type Proposal } from '../proposal.ts';
import type { WeighedWord } from '../script-ranking/cold-ranker.ts';
import type { ReadExamples } from '../script-ranking/example-ranker.ts';
import type { TextIndex } from '../text/text-index.ts';
import type { Window } from '../window.ts';
import { heardTerms, type HeardTerm } from './heard-words.ts';
import { WordWeights } from './word-weights.ts';

/** How many scripts are proposed at most, and the least chance of one behind the third: what is known of the case may raise them. */
const [limit, least] = [12, 0.01];

/** What the scores of written text count beside what was learnt of the sentences that customers are known to say. */
const textShare = 0.05;

/** How much likelier it is before anybody spoke that no script fits, as a logarithm. */
const noneAtFirst = 0.7;

/** Sentences that a script has on average from which on examples are enough to go by. */
const enoughExamples = 12;

/** The same for text without examples: the score of "none of them" at first, and what each utterance adds to it, up to so many. */
const textAlone = { sharpness: 0.2, none: 8, byTurn: 3, turns: 3 };

/** How much each word of the customer weighed for the script at a place. */
type Weighing = (place: number) => readonly WeighedWord[];

/**
 * Proposes scripts whose examples and text are nearest to what was said: each with its chance among them all and none of them.
 */
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
    const said = window.turns.map((turn) => turn.said);
    const examples = knowledge.scriptExamples.read(said);
    const chances = chancesByText(window, knowledge, terms, examples);
    const voices = knowledge.scriptVoices.weighing(said.filter(({ by }) => by === 'customer'));
    const best = [...chances.keys()].sort((one, other) => (chances[other] ?? 0) - (chances[one] ?? 0));
    return best.slice(0, limit).flatMap((place, order) => {
      const [hint, score = 0] = [knowledge.scriptHints[place], chances[place]];
      if (!hint || score === 0 || (order > 2 && score < least)) return [];
      const { stems, ...why } = wordsFor(place, [examples.weighing, voices], terms, knowledge.scriptIndex).told(window);
      const reason = { proposer: 'text' as const, source: hint.target, ...why, score };
      return [{ ...hint, evidence: stems, isCertain: false, reason }];
    });
  }
}

/**
 * The chance of each script in the order of the playbook; what is left to 1 is the chance of none of them. Examples lead where the
 * house has written down enough of them, its text where there are few.
 */
function chancesByText(
  { turns }: Window,
  { scriptIndex, scriptVoices, scriptExamples }: Knowledge,
  terms: readonly HeardTerm[],
  examples: ReadExamples,
): Float64Array {
  const written = scriptVoices.scores(turns.map(({ said }) => said));
  for (const { document, score } of scriptIndex.search(terms, scriptIndex.size)) {
    written[document] = (written[document] ?? 0) + score;
  }
  const learnt = chancesByExamples(written, examples);
  const share = Math.min(1, scriptExamples.perScript / enoughExamples);
  if (share === 1) return learnt;
  const plain = chancesByTextAlone(written, turns.filter(({ isCustomer }) => isCustomer).length);
  return learnt.map((chance, place) => share * chance + (1 - share) * (plain[place] ?? 0));
}

/** @param spoken utterances of the customer. */
function chancesByTextAlone(written: Float64Array, spoken: number): Float64Array {
  const { sharpness: alone, none, byTurn, turns } = textAlone;
  const least = none + byTurn * Math.min(spoken, turns); // the more is said, the more fits by chance
  const odds = written.map((score) => (score > 0 ? Math.exp(alone * (score - least)) : 0));
  const all = odds.reduce((sum, one) => sum + one, 1);
  return odds.map((one) => one / all);
}

function chancesByExamples(written: Float64Array, examples: ReadExamples): Float64Array {
  const scores = examples.scores.map((score, place) => score + textShare * (written[place] ?? 0));
  const any = 1 / (1 + Math.exp(noneAtFirst - examples.anyFits));
  return chancesOf(scores).map((chance) => any * chance);
}

function wordsFor(
  place: number,
  [byExamples, byVoices]: readonly [Weighing, Weighing],
  terms: readonly HeardTerm[],
  index: TextIndex,
): WordWeights {
  const weights = new WordWeights();
  for (const { word, weight } of byExamples(place)) weights.add(word, weight);
  for (const { stem, weight, tokens } of terms) {
    const impact = (textShare * weight * index.impact(stem, place)) / tokens.length;
    for (const { word } of tokens) weights.add(word, impact);
  }
  for (const { word, weight } of byVoices(place)) weights.add(word, textShare * weight);
  return weights;
}
