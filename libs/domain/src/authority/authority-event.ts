import type { RemedyKind } from '../guideline/guideline.ts';
import type { CaseFacts } from '../guideline/case-facts.ts';
import type { Money } from '../money/money.ts';
import type { EpochMs } from '../time/epoch.ts';

/** What is given: which remedy, how much, for what, and by which rule. */
export interface RemedyTerms {
  readonly remedy: RemedyKind;
  /** Null for what is not a sum. */
  readonly amount: Money | null;
  readonly guidelineId: string;
  readonly guidelineVersion: number;
  readonly ruleId: string;
  readonly matter: string | null;
  /** The order it is for; null where none is known. */
  readonly orderNumber: string | null;
}

/** Somebody by id, with the name they had then. */
export interface PersonThen {
  readonly accountId: string;
  readonly name: string;
}

/** How a request was decided: as asked, less than asked, or not at all. */
export type ApprovalDecision = 'approved' | 'less' | 'refused';

/** What was decided, asked and given in an interaction. */
export type AuthorityEvent =
  /** What was known, and what the guidelines in force said of it. */
  | {
      readonly type: 'CaseWeighed';
      readonly matter: string | null;
      readonly facts: CaseFacts;
      readonly findings: readonly {
        readonly guidelineId: string;
        readonly version: number;
        readonly ruleIds: readonly string[];
      }[];
    }
  /** Something was promised to the customer, with a time. */
  | {
      readonly type: 'PromiseMade';
      readonly promiseId: string;
      readonly words: string;
      readonly team: string | null;
      readonly dueAt: EpochMs;
      readonly matter: string | null;
      readonly orderNumber: string | null;
      readonly by: string;
    }
  /** Set aside within all limits; counts against them until it is granted or released. */
  | {
      readonly type: 'RemedyReserved';
      readonly grantId: string;
      readonly terms: RemedyTerms;
      readonly agentId: string;
      /** The approval that allows it; null within the agent's own authority. */
      readonly approvalId: string | null;
      readonly expiresAt: EpochMs;
    }
  | {
      readonly type: 'RemedyGranted';
      readonly grantId: string;
      readonly terms: RemedyTerms;
      readonly agentId: string;
      /** Whose authority it was. */
      readonly decidedBy: string;
      readonly undoUntil: EpochMs;
    }
  | { readonly type: 'RemedyReleased'; readonly grantId: string; readonly because: 'withdrawn' | 'expired' }
  | { readonly type: 'RemedyUndone'; readonly grantId: string; readonly by: string }
  | {
      readonly type: 'ApprovalAsked';
      readonly approvalId: string;
      readonly terms: RemedyTerms;
      readonly agentId: string;
      readonly reason: string;
      /** What the agent could give without asking; null for what is not a sum, or nothing. */
      readonly withoutAsking: Money | null;
    }
  /** Laid before somebody who may decide it. */
  | { readonly type: 'ApprovalOffered'; readonly approvalId: string; readonly to: PersonThen; readonly until: EpochMs }
  | { readonly type: 'ApprovalOpened'; readonly approvalId: string; readonly by: PersonThen }
  /** Who read it left it without an answer: it lies before them alone no longer. */
  | { readonly type: 'ApprovalPutBack'; readonly approvalId: string; readonly by: PersonThen }
  | {
      readonly type: 'ApprovalDecided';
      readonly approvalId: string;
      readonly by: PersonThen;
      readonly decision: ApprovalDecision;
      /** What may be given; null when refused, and for what is not a sum. */
      readonly amount: Money | null;
      /** Words that the agent can say; empty for none. */
      readonly words: string;
    }
  | { readonly type: 'ApprovalWithdrawn'; readonly approvalId: string }
  /** Nobody decided while the contact lasted. */
  | { readonly type: 'ApprovalLapsed'; readonly approvalId: string };

/** The types of these events, for what tells them from others. */
export const authorityTypes = [
  'CaseWeighed',
  'PromiseMade',
  'RemedyReserved',
  'RemedyGranted',
  'RemedyReleased',
  'RemedyUndone',
  'ApprovalAsked',
  'ApprovalOffered',
  'ApprovalOpened',
  'ApprovalPutBack',
  'ApprovalDecided',
  'ApprovalWithdrawn',
  'ApprovalLapsed',
] as const satisfies readonly AuthorityEvent['type'][];
