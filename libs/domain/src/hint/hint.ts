import type { Localised } from '../text/localised.ts';

export type HintKind = 'script' | 'article' | 'guideline' | 'phrase' | 'warning' | 'next-action';

/** Why a hint was shown: what proposed it, on which version of it, and the words that weighed. */
export interface HintReason {
  /** A trigger is a phrase of the playbook; text is full-text ranking; rule is a condition over the case. */
  readonly proposer: 'trigger' | 'text' | 'rule' | 'model';
  /** The script, article or guideline (and its version) whose trigger or text it was. */
  readonly source: { readonly id: string; readonly version: number };
  /** The spoken words that led to it, strongest first; at most five. */
  readonly words: readonly string[];
  /** The log entry in which they were said; null when words had no part. */
  readonly lineSequence: number | null;
  /** How well it fits, 0 to 1, comparable within one proposer only. */
  readonly score: number;
}

/** Something the console proposes to the agent. */
export interface Hint {
  /** Unique within the interaction. */
  readonly id: string;
  readonly kind: HintKind;
  /** What it is about; two hints of one kind and target are the same advice. */
  readonly target: { readonly id: string; readonly version: number };
  readonly title: Localised;
  /** What to say or do, in a sentence or two. */
  readonly text: Localised;
  readonly reason: HintReason;
}

/** What became of a hint. Read means it stood long enough to be read and was neither used nor dismissed. */
export type HintOutcome = 'used' | 'dismissed' | 'expired' | 'replaced';
