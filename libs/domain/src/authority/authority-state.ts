import type { Money } from '../money/money.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { ApprovalDecision, AuthorityEvent, PersonThen, RemedyTerms } from './authority-event.ts';

/** A remedy in this interaction. */
export interface Grant {
  readonly grantId: string;
  readonly terms: RemedyTerms;
  readonly agentId: string;
  readonly approvalId: string | null;
  readonly state: 'reserved' | 'granted' | 'released' | 'undone';
  readonly reservedAt: EpochMs;
  readonly expiresAt: EpochMs;
  /** Null until granted. */
  readonly grantedAt: EpochMs | null;
  readonly undoUntil: EpochMs | null;
  readonly decidedBy: string | null;
}

/** A request for more than the agent may decide. */
export interface Approval {
  readonly approvalId: string;
  readonly terms: RemedyTerms;
  readonly agentId: string;
  readonly reason: string;
  readonly withoutAsking: Money | null;
  readonly state: 'asked' | 'decided' | 'withdrawn' | 'lapsed';
  readonly askedAt: EpochMs;
  /** Before whom it lies, in the order in which it came to them. */
  readonly offeredTo: readonly (PersonThen & { readonly until: EpochMs })[];
  /** Who reads it; null for nobody. */
  readonly openedBy: (PersonThen & { readonly at: EpochMs }) | null;
  readonly decision: {
    readonly by: PersonThen;
    readonly decision: ApprovalDecision;
    readonly amount: Money | null;
    readonly words: string;
    readonly at: EpochMs;
  } | null;
}

/** Something promised in this interaction. */
export interface PromiseGiven extends Omit<Extract<AuthorityEvent, { type: 'PromiseMade' }>, 'type'> {
  readonly madeAt: EpochMs;
}

/** What was weighed last. */
export interface Weighed extends Omit<Extract<AuthorityEvent, { type: 'CaseWeighed' }>, 'type'> {
  readonly at: EpochMs;
}

/** The part of an interaction that authority has. */
export interface AuthorityState {
  /** In the order of their reservation. */
  readonly grants: readonly Grant[];
  /** In the order in which they were asked. */
  readonly approvals: readonly Approval[];
  readonly promises: readonly PromiseGiven[];
  /** Null before the first time. */
  readonly weighed: Weighed | null;
}

/** Before anything was decided. */
export const initialAuthority: AuthorityState = { grants: [], approvals: [], promises: [], weighed: null };

/** Folds in what was decided, asked and given. */
export function evolveAuthority<S extends AuthorityState>(state: S, at: EpochMs, event: AuthorityEvent): S {
  switch (event.type) {
    case 'CaseWeighed': {
      const { matter, facts, findings } = event;
      return { ...state, weighed: { matter, facts, findings, at } };
    }
    case 'PromiseMade': {
      const { type: _, ...promise } = event;
      return { ...state, promises: [...state.promises, { ...promise, madeAt: at }] };
    }
    case 'RemedyReserved': {
      const { grantId, terms, agentId, approvalId, expiresAt } = event;
      const grant: Grant = {
        ...{ grantId, terms, agentId, approvalId, expiresAt, state: 'reserved', reservedAt: at },
        ...{ grantedAt: null, undoUntil: null, decidedBy: null },
      };
      return { ...state, grants: [...state.grants, grant] };
    }
    case 'RemedyGranted': {
      const { terms, undoUntil, decidedBy } = event;
      return withGrant(state, event.grantId, { state: 'granted', terms, undoUntil, decidedBy, grantedAt: at });
    }
    case 'RemedyReleased':
      return withGrant(state, event.grantId, { state: 'released' });
    case 'RemedyUndone':
      return withGrant(state, event.grantId, { state: 'undone' });
    default:
      return evolveApproval(state, at, event);
  }
}

type OfApproval = Extract<AuthorityEvent, { type: `Approval${string}` }>;

function evolveApproval<S extends AuthorityState>(state: S, at: EpochMs, event: OfApproval): S {
  switch (event.type) {
    case 'ApprovalAsked': {
      const { approvalId, terms, agentId, reason, withoutAsking } = event;
      const approval: Approval = {
        ...{ approvalId, terms, agentId, reason, withoutAsking, state: 'asked', askedAt: at },
        ...{ offeredTo: [], openedBy: null, decision: null },
      };
      return { ...state, approvals: [...state.approvals, approval] };
    }
    case 'ApprovalOffered': {
      const { approvalId, to, until } = event;
      return withApproval(state, approvalId, ({ offeredTo }) => ({ offeredTo: [...offeredTo, { ...to, until }] }));
    }
    case 'ApprovalOpened':
      return withApproval(state, event.approvalId, () => ({ openedBy: { ...event.by, at } }));
    case 'ApprovalPutBack': {
      const { approvalId, by } = event;
      return withApproval(state, approvalId, ({ openedBy, offeredTo }) => ({
        openedBy: openedBy?.accountId === by.accountId ? null : openedBy,
        offeredTo: offeredTo.map((offer) =>
          offer.accountId === by.accountId ? { ...offer, until: Math.min(offer.until, at) } : offer,
        ),
      }));
    }
    case 'ApprovalDecided': {
      const { by, decision, amount, words } = event;
      return withApproval(state, event.approvalId, () => ({
        state: 'decided',
        decision: { by, decision, amount, words, at },
      }));
    }
    case 'ApprovalWithdrawn':
      return withApproval(state, event.approvalId, () => ({ state: 'withdrawn' }));
    case 'ApprovalLapsed':
      return withApproval(state, event.approvalId, () => ({ state: 'lapsed' }));
    default:
      event satisfies never; // a missing case breaks the build; a newer server must not break the tab
      return state;
  }
}

function withGrant<S extends AuthorityState>(state: S, grantId: string, change: Partial<Grant>): S {
  return { ...state, grants: state.grants.map((one) => (one.grantId === grantId ? { ...one, ...change } : one)) };
}

function withApproval<S extends AuthorityState>(
  state: S,
  approvalId: string,
  change: (approval: Approval) => Partial<Approval>,
): S {
  const approvals = state.approvals.map((one) => (one.approvalId === approvalId ? { ...one, ...change(one) } : one));
  return { ...state, approvals };
}
