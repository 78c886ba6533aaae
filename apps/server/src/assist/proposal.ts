import type { Hint } from '@aliado/domain';
import type { Window } from './window.ts';

/** Advice that fits what was said: a hint that has not been decided on. */
export interface Proposal extends Omit<Hint, 'id'> {
  /** What it is about. */
  readonly matters: readonly string[];
  /** Whether words were heard that mean this advice is wrong here. */
  readonly isContradicted: boolean;
  /** The stems of the telling words that speak for it, none twice; empty where no words had a part. */
  readonly evidence: readonly string[];
  /** Whether it may be shown on this proposer's word alone, however few the words. */
  readonly isCertain: boolean;
}

/** Something that has an opinion on what would help now. Pure towards the window; a learnt ranker is one more of these. */
export abstract class HintProposer {
  /** In any order; empty where nothing fits. Scores are 0 to 1 and comparable within one proposer. */
  abstract propose(window: Window): readonly Proposal[];
}

/** The same advice has the same key. */
export const proposalKey = ({ kind, target }: Pick<Proposal, 'kind' | 'target'>): string => `${kind}:${target.id}`;
