import type { PastCase } from '../back-test/past-session.ts';
import type { Localised } from '../text/localised.ts';
import type { EpochMs } from '../time/epoch.ts';

/** A session that is over, in a list from which one is chosen. */
export interface PastSessionRow {
  readonly interactionId: string;
  readonly at: EpochMs;
  readonly agentName: string | null;
  /** The matters of which a case was weighed, in the order in which they came up. */
  readonly matters: readonly string[];
  /** Null where nobody knew who it was. The name is null for readers who may not know customers. */
  readonly customer: { readonly id: string; readonly name: string | null } | null;
  /** What was decided in it, in words; null for nothing. */
  readonly decided: Localised | null;
}

/** Sessions that fit a search, newest first. */
export interface PastSessionPage {
  readonly sessions: readonly PastSessionRow[];
  /** Ask for what is older with this; null where nothing is. A page may be short, or empty, and older ones still fit. */
  readonly nextCursor: string | null;
}

/** One session with what was known and decided in it then. */
export interface PastSessionView extends PastSessionRow {
  /** The last case of each matter. */
  readonly cases: readonly PastCase[];
  readonly decisions: readonly DecisionThen[];
}

/** What was decided in a session, by which version of which guideline. */
export interface DecisionThen {
  readonly guidelineId: string;
  readonly guidelineVersion: number;
  readonly words: Localised;
  /** What was known then; null where no case was weighed before. */
  readonly known: PastCase | null;
}
