import {
  applyGuideline,
  type FeelEvaluator,
  type Guideline,
  type GuidelineFinding,
  type CaseFacts,
} from '@aliado/domain';
import { HintProposer, type Proposal } from '../proposal.ts';
import type { Window } from '../window.ts';
import { decisionText } from './decision-text.ts';

/** A rule that holds is certain; it is not more urgent than what was just said. */
const score = 0.6;

/** Proposes the guidelines of the matter in hand that allow something in this case. */
export class GuidelineProposer extends HintProposer {
  private readonly guidelinesFor: (matter: string, at: number) => readonly Guideline[];
  private readonly feel: FeelEvaluator<CaseFacts>;

  constructor(guidelinesFor: (matter: string, at: number) => readonly Guideline[], feel: FeelEvaluator<CaseFacts>) {
    super();
    this.guidelinesFor = guidelinesFor;
    this.feel = feel;
  }

  propose({ matter, scope, began }: Window): readonly Proposal[] {
    if (matter === null) return [];
    return this.guidelinesFor(matter, began).flatMap((guideline) => {
      const { hits } = applyGuideline(guideline, scope, this.feel);
      const allowing = hits.filter(({ then }) => then.some(({ remedy }) => remedy !== 'none'));
      return allowing.length > 0 ? [proposalOf(guideline, allowing)] : [];
    });
  }
}

/** @param hits the rules that hold and allow something; at least one. */
function proposalOf({ id, version, name, matters }: Guideline, hits: GuidelineFinding['hits']): Proposal {
  const source = { id, version };
  return {
    kind: 'guideline',
    target: source,
    title: name,
    text: decisionText(hits),
    matters,
    isContradicted: false,
    evidence: [],
    isCertain: true,
    reason: { proposer: 'rule', source, words: [], lineSequence: null, score },
  };
}
