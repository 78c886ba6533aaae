import type { Money } from '../money/money.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { ApprovalDecision, AuthorityEvent, PersonThen, RemedyTerms } from './authority-event.ts';

/** What the server asks the log to take in once limits and permissions were seen to; the log decides what still fits. */
export type AuthorityCommand =
  | (Omit<Extract<AuthorityEvent, { type: 'CaseWeighed' }>, 'type'> & { readonly type: 'WeighCase' })
  | (Omit<Extract<AuthorityEvent, { type: 'RemedyReserved' }>, 'type'> & {
      readonly type: 'ReserveRemedy';
      /** How many remedies whoever asks knew of in this interaction; null for who does not say. */
      readonly knownGrants: number | null;
    })
  /** Carries what was read back: it must be what was reserved. */
  | {
      readonly type: 'ConfirmRemedy';
      readonly grantId: string;
      readonly agentId: string;
      readonly amount: Money | null;
      readonly decidedBy: string;
      readonly undoFor: number;
    }
  | { readonly type: 'ReleaseRemedy'; readonly grantId: string; readonly because: 'withdrawn' | 'expired' }
  | { readonly type: 'UndoRemedy'; readonly grantId: string; readonly by: string }
  | {
      readonly type: 'AskApproval';
      readonly approvalId: string;
      readonly terms: RemedyTerms;
      readonly agentId: string;
      readonly reason: string;
      readonly withoutAsking: Money | null;
    }
  | { readonly type: 'OfferApproval'; readonly approvalId: string; readonly to: PersonThen; readonly until: EpochMs }
  | { readonly type: 'OpenApproval'; readonly approvalId: string; readonly by: PersonThen }
  | { readonly type: 'PutBackApproval'; readonly approvalId: string; readonly by: PersonThen }
  | {
      readonly type: 'DecideApproval';
      readonly approvalId: string;
      readonly by: PersonThen;
      readonly decision: ApprovalDecision;
      readonly amount: Money | null;
      readonly words: string;
    }
  | { readonly type: 'WithdrawApproval'; readonly approvalId: string; readonly agentId: string }
  | { readonly type: 'LapseApproval'; readonly approvalId: string };

/** Why nothing was decided, asked or given. */
export type AuthorityRefusal =
  /** There is no such grant or approval here. */
  | 'authority/unknown'
  /** No guideline in force allows this remedy in this case. */
  | 'authority/not-allowed'
  | 'authority/above-decision'
  | 'authority/above-customer'
  | 'authority/above-day'
  | 'authority/above-budget'
  | 'authority/never'
  /** Another remedy was given that excludes this one. */
  | 'authority/excluded'
  /** First what was promised, then kindness. */
  | 'authority/promise-first'
  | 'authority/to-oneself'
  /** What was read back is not what was reserved. */
  | 'authority/not-as-reserved'
  | 'authority/expired'
  /** Something was given in this interaction that whoever asked did not know of. */
  | 'authority/changed-meanwhile'
  /** It was approved for another order, or another matter. */
  | 'approval/for-something-else'
  /** Somebody else gave it. */
  | 'authority/not-yours-to-undo'
  | 'authority/too-late-to-undo'
  | 'authority/already-decided'
  | 'authority/reason-missing'
  /** There is no rate for this currency today. */
  | 'authority/no-rate';
