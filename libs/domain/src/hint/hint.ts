import type { Localised } from '../text/localised.ts';
import type { EpochMs } from '../time/epoch.ts';

/**
 * What a hint proposes. A `script` while another one runs means to switch; a `read-out` must be said and was not yet; a `promise`
 * is one that was heard and not yet made; an `idea` is one that the customer volunteered.
 */
export type HintKind =
  'script' | 'article' | 'guideline' | 'phrase' | 'warning' | 'read-out' | 'next-action' | 'promise' | 'idea';

/** A promise that was heard, ready to be made. */
export interface HeardPromise {
  readonly words: string;
  readonly dueAt: EpochMs;
  readonly team: string | null;
}

/** Its matter is open on the customer's journey; the contact's queue is for it. */
export type HintKnowledge = 'open-matter' | 'queue';

/** Why a hint was shown: what proposed it, on which version of it, and the words that weighed. */
export interface HintReason {
  /**
   * What weighed most: a phrase of the playbook, full-text ranking, a condition over the case or a pattern of speech, a model
   * learnt from sessions, the place in the running script, a language model, or a supervisor who handed it over.
   */
  readonly proposer: 'trigger' | 'text' | 'rule' | 'model' | 'position' | 'language-model' | 'supervisor';
  /** The script, article or guideline (and its version) whose trigger or text it was. */
  readonly source: { readonly id: string; readonly version: number };
  /** The spoken words that led to it, strongest first; at most five. */
  readonly words: readonly string[];
  /** The log entry in which they were said; null when words had no part. */
  readonly lineSequence: number | null;
  /** What was known before anybody spoke and made it likelier; left out where nothing did. */
  readonly known?: readonly HintKnowledge[];
  /** The chance that it is right, 0 to 1, as far as the proposer is calibrated. */
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
  /** Why the house wants it, where that is more than the reason tells. */
  readonly because?: Localised;
  /** Only of a `promise`. */
  readonly promise?: HeardPromise;
}

/**
 * What became of a hint. Retracted: the words that led to it were taken back by the recogniser. Done: what it asked for was said or
 * done without it, and nobody needs it any more.
 */
export type HintOutcome = 'used' | 'dismissed' | 'expired' | 'replaced' | 'retracted' | 'done';
