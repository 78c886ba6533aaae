import type { AuthorityRefusal } from '../authority/authority-command.ts';
import type { ApprovalDecision, PersonThen, RemedyTerms } from '../authority/authority-event.ts';
import type { Bound } from '../authority/authority-view.ts';
import type { InteractionRefusal } from '../interaction/command.ts';
import type { ParticipantRole } from '../interaction/interaction-event.ts';
import type { Money } from '../money/money.ts';
import type { Localised } from '../text/localised.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { LiveRefusal } from './live.ts';

/** What an agent may ask for about authority. Ids are made by the console, once per intention. */
export type AuthorityAsk =
  /** Sets a remedy aside within all limits. */
  | {
      readonly type: 'reserve';
      readonly grantId: string;
      readonly terms: RemedyTerms;
      readonly approvalId: string | null;
      /** How many remedies of this interaction the console shows: with another number in the log, nothing is set aside. */
      readonly knownGrants: number | null;
    }
  /** Gives it, naming again what is given: it must be what was set aside. */
  | { readonly type: 'confirm'; readonly grantId: string; readonly amount: Money | null }
  | { readonly type: 'release'; readonly grantId: string }
  | { readonly type: 'undo'; readonly grantId: string }
  | { readonly type: 'ask'; readonly approvalId: string; readonly terms: RemedyTerms; readonly reason: string }
  | { readonly type: 'withdraw'; readonly approvalId: string };

/** Asks about authority in an interaction. */
export interface AuthorityRequest {
  readonly commandId: string;
  readonly interactionId: string;
  readonly ask: AuthorityAsk;
}

/** What became of it. A reservation says what was set aside, to be read back. */
export type AuthorityOutcome =
  | {
      readonly accepted: {
        readonly sequence: number;
        /** What stands under this grant or request now; null for what was released, undone or withdrawn. */
        readonly terms: RemedyTerms | null;
      };
    }
  | { readonly refused: InteractionRefusal | LiveRefusal | AuthorityRefusal };

/** What somebody with authority does with a request. */
export type ApprovalAct =
  | { readonly type: 'open' }
  /** Leaves it unanswered to whoever else may decide it. */
  | { readonly type: 'put-back' }
  | {
      readonly type: 'decide';
      readonly decision: ApprovalDecision;
      /** Only for `less`. */
      readonly amount: Money | null;
      readonly words: string;
    };

/** Acts on a request for approval. */
export interface ApprovalRequest {
  readonly commandId: string;
  readonly interactionId: string;
  readonly approvalId: string;
  readonly act: ApprovalAct;
}

/** A request that waits, with all that is needed to decide it in seconds. */
export interface WaitingApproval {
  readonly approvalId: string;
  readonly interactionId: string;
  readonly terms: RemedyTerms;
  readonly guidelineName: Localised;
  readonly agent: PersonThen;
  /** Null where nobody knows who calls. */
  readonly customerName: string | null;
  /** Whether the contact still lasts; after it, there is time. */
  readonly isOnLine: boolean;
  readonly reason: string;
  readonly askedAt: EpochMs;
  /** When it goes on to the next person as well. */
  readonly until: EpochMs;
  /** What the agent could give without asking. */
  readonly withoutAsking: Money | null;
  /** How this customer, this agent and the budgets stand, under the reader's own limits. */
  readonly bounds: readonly Bound[];
  /** The last words, oldest first, at most eight. */
  readonly excerpt: readonly { readonly sequence: number; readonly role: ParticipantRole; readonly text: string }[];
  /** How requests like it were decided: same guideline, last 90 days. */
  readonly likeIt: { readonly asked: number; readonly approvedAsAsked: number };
  readonly openedBy: PersonThen | null;
}

/** All that waits for one reader, oldest first. */
export interface ApprovalList {
  readonly waiting: readonly WaitingApproval[];
  readonly serverTime: EpochMs;
}
