import type { Knowledge } from '../knowledge.ts';
import { chancesOf } from '../learn/linear-model.ts';
import type { LearntModel, ModelsOf } from '../models/learnt-models.ts';
import { HintProposer, type Proposal } from '../proposal.ts';
import type { ColdRanker } from '../script-ranking/cold-ranker.ts';
import { ScriptRanker } from '../script-ranking/script-ranker.ts';
import type { Window } from '../window.ts';
import { WordWeights } from './word-weights.ts';

/** How many scripts are proposed at most, and the least chance of one behind the third. */
const [limit, least] = [8, 0.03];

/** What the model is called in reasons. */
const sourceId = 'scripts';

/**
 * Proposes scripts by what earlier calls were about, once something was learnt of them. Scripts that nobody had called about when
 * the model was trained keep the chances that their text gives them, and the others share what the surest of them leaves: text that
 * fits a little of many scripts does not drown what was learnt.
 */
export class LearntScriptProposer extends HintProposer {
  private readonly knowledge: (language: Window['language']) => Knowledge;
  private readonly models: ModelsOf<'scripts'>;
  private readonly byText: HintProposer;
  /** The ranker of a playbook's scripts with the model that it was made of. */
  private readonly rankers = new WeakMap<ColdRanker, { readonly model: LearntModel; readonly ranker: ScriptRanker }>();

  constructor(
    knowledge: (language: Window['language']) => Knowledge,
    models: ModelsOf<'scripts'>,
    byText: HintProposer,
  ) {
    super();
    this.knowledge = knowledge;
    this.models = models;
    this.byText = byText;
  }

  propose(window: Window): readonly Proposal[] {
    const model = this.models.of('scripts', window.language);
    if (model === null) return this.byText.propose(window);
    const { labels } = model.trained.model;
    const hasStrangers = this.knowledge(window.language).scriptHints.some(({ target }) => !labels.includes(target.id));
    const byText = hasStrangers ? this.byText.propose(window) : [];
    const strangers = byText.filter(({ target }) => !labels.includes(target.id));
    return sharedOut([...this.learnt(window, model, 1 - sureness(strangers)), ...strangers]);
  }

  /** @param left the chance that is not given to scripts the model does not know. */
  private learnt(window: Window, model: LearntModel, left: number): readonly Proposal[] {
    const { scriptHints, scriptVoices } = this.knowledge(window.language);
    const ranker = this.rankerOf(window.language, scriptVoices, model);
    const turns = window.turns.map(({ said }) => said);
    const chances = chancesOf(ranker.scores(turns));
    const weighing = ranker.weighing(turns);
    const hints = new Map(scriptHints.map((hint) => [hint.target.id, hint]));
    const known = model.trained.model.labels.flatMap((label, place) => {
      const hint = hints.get(label); // what is in the playbook no more, and no script at all, is no hint
      return hint ? [{ hint, score: (chances[place] ?? 0) * left }] : [];
    });
    return known
      .sort((one, other) => other.score - one.score)
      .slice(0, limit)
      .flatMap(({ hint, score }, order) => {
        if (order > 2 && score < least) return [];
        const weights = new WordWeights();
        for (const { word, weight } of weighing(hint.target.id)) weights.add(word, weight);
        const { stems, ...why } = weights.told(window);
        const source = { id: sourceId, version: model.version };
        return [
          { ...hint, evidence: stems, isCertain: false, reason: { proposer: 'model' as const, source, ...why, score } },
        ];
      });
  }

  private rankerOf(language: Window['language'], cold: ColdRanker, model: LearntModel): ScriptRanker {
    const known = this.rankers.get(cold);
    if (known?.model === model) return known.ranker;
    const ranker = new ScriptRanker(language, cold, model.trained);
    this.rankers.set(cold, { model, ranker });
    return ranker;
  }
}

/** How likely one of these is on average, each counted as often as it is likely; 0 without any. */
function sureness(proposals: readonly Proposal[]): number {
  const [sum, squares] = [1, 2].map((power) => proposals.reduce((all, { reason }) => all + reason.score ** power, 0));
  return squares ? Math.min(1, squares / (sum ?? 1)) : 0;
}

/** Chances that together are no more than certain. */
function sharedOut(proposals: readonly Proposal[]): readonly Proposal[] {
  const sum = proposals.reduce((all, { reason }) => all + reason.score, 0);
  if (sum <= 1) return proposals;
  return proposals.map((one) => ({ ...one, reason: { ...one.reason, score: one.reason.score / sum } }));
}
