import type { ApprovalDecision } from '../authority/authority-event.ts';
import type { RemedyKind } from '../guideline/guideline.ts';
import type { Money } from '../money/money.ts';
import type { Localised } from '../text/localised.ts';
import type { EpochMs } from '../time/epoch.ts';

/** What a proposal is about: what one rule of a guideline, whatever its version, leaves to agents of one remedy. */
export interface ProposalKey {
  readonly guidelineId: string;
  readonly ruleId: string;
  readonly remedy: RemedyKind;
}

/** A request behind a proposal, as it was decided. */
export interface DecidedRequest {
  readonly interactionId: string;
  readonly approvalId: string;
  readonly agentId: string;
  readonly decidedBy: string;
  readonly decidedAt: EpochMs;
  readonly decision: ApprovalDecision;
  /** Null for what is not a sum. */
  readonly asked: Money | null;
  /** Null when refused, and for what is not a sum. */
  readonly allowed: Money | null;
}

/**
 * A wider limit that the decisions of the last 90 days speak for: almost all of them gave what was asked. It changes
 * nothing by itself: a person drafts the change, or says why not.
 */
export interface LimitProposal extends ProposalKey {
  readonly guidelineName: Localised;
  /** Requests decided, at least 30. */
  readonly decided: number;
  readonly approvedAsAsked: number;
  /** Approved exactly as asked ÷ decided, at least 0.95. */
  readonly share: number;
  /** Half of what was asked was at most this; null for what is not a sum. */
  readonly median: Money | null;
  /** Nine in ten of what was asked was at most this; null for what is not a sum. */
  readonly p90: Money | null;
  /** The limit under which nine in ten of those approved as asked would have needed nobody; null for what is not a sum. */
  readonly proposed: Money | null;
  /** Newest first, at most 100. */
  readonly requests: readonly DecidedRequest[];
}
