import type { AuthorityCommand, AuthorityRefusal } from './authority-command.ts';
import type { AuthorityEvent } from './authority-event.ts';
import type { Approval, AuthorityState, Grant } from './authority-state.ts';
import type { Money } from '../money/money.ts';
import type { EpochMs } from '../time/epoch.ts';

/** What follows from a command about authority, or why not. */
export type AuthorityDecision = { readonly events: readonly AuthorityEvent[] } | { readonly refused: AuthorityRefusal };

/** Decides what still fits what the log holds. Limits that reach beyond one interaction were seen to before. */
export function decideAuthority(state: AuthorityState, command: AuthorityCommand, now: EpochMs): AuthorityDecision {
  switch (command.type) {
    case 'WeighCase':
      return one({ ...command, type: 'CaseWeighed' });
    case 'ReserveRemedy':
      return reserve(state, command, now);
    case 'ConfirmRemedy':
      return confirm(grantOf(state, command.grantId), command, now);
    case 'ReleaseRemedy': {
      const { grantId, because } = command;
      return withGrant(state, grantId, (grant) =>
        grant.state === 'reserved' ? one({ type: 'RemedyReleased', grantId, because }) : nothing,
      );
    }
    case 'UndoRemedy':
      return withGrant(state, command.grantId, (grant) => undo(grant, command.by, now));
    default:
      return decideApproval(state, command);
  }
}

type OfApproval = Exclude<
  AuthorityCommand,
  { type: 'WeighCase' | 'ReserveRemedy' | 'ConfirmRemedy' | 'ReleaseRemedy' | 'UndoRemedy' }
>;

function decideApproval(state: AuthorityState, command: OfApproval): AuthorityDecision {
  switch (command.type) {
    case 'AskApproval':
      return ask(state, command);
    case 'OfferApproval': {
      const { approvalId, to, until } = command;
      return whileAsked(state, approvalId, ({ offeredTo }) =>
        offeredTo.some(({ accountId }) => accountId === to.accountId)
          ? nothing
          : one({ type: 'ApprovalOffered', approvalId, to, until }),
      );
    }
    case 'OpenApproval': {
      const { approvalId, by } = command;
      return whileAsked(state, approvalId, ({ openedBy }) =>
        openedBy ? nothing : one({ type: 'ApprovalOpened', approvalId, by }),
      );
    }
    case 'PutBackApproval': {
      const { approvalId, by } = command;
      return whileAsked(state, approvalId, ({ openedBy }) =>
        openedBy?.accountId === by.accountId ? one({ type: 'ApprovalPutBack', approvalId, by }) : nothing,
      );
    }
    case 'DecideApproval':
      return whileAsked(state, command.approvalId, (approval) => decided(approval, command));
    case 'WithdrawApproval': {
      const { approvalId, agentId } = command;
      return whileAsked(state, approvalId, (approval) =>
        approval.agentId === agentId ? one({ type: 'ApprovalWithdrawn', approvalId }) : refuse('authority/unknown'),
      );
    }
    case 'LapseApproval': {
      const { approvalId } = command;
      return whileAsked(state, approvalId, () => one({ type: 'ApprovalLapsed', approvalId }));
    }
  }
}

/** Whether two amounts are the same, or both none. */
export const isSameMoney = (a: Money | null, b: Money | null): boolean =>
  a === b || (a !== null && b !== null && a.amount === b.amount && a.currency === b.currency);

const nothing: AuthorityDecision = { events: [] };
const one = (event: AuthorityEvent): AuthorityDecision => ({ events: [event] });
const refuse = (refused: AuthorityRefusal): AuthorityDecision => ({ refused });

type Reserve = Extract<AuthorityCommand, { type: 'ReserveRemedy' }>;
type Confirm = Extract<AuthorityCommand, { type: 'ConfirmRemedy' }>;
type Ask = Extract<AuthorityCommand, { type: 'AskApproval' }>;
type Decide = Extract<AuthorityCommand, { type: 'DecideApproval' }>;

function grantOf({ grants }: AuthorityState, grantId: string): Grant | undefined {
  return grants.find((grant) => grant.grantId === grantId);
}

function withGrant(
  state: AuthorityState,
  grantId: string,
  decide: (grant: Grant) => AuthorityDecision,
): AuthorityDecision {
  const grant = grantOf(state, grantId);
  return grant ? decide(grant) : refuse('authority/unknown');
}

function whileAsked(
  { approvals }: AuthorityState,
  approvalId: string,
  decide: (approval: Approval) => AuthorityDecision,
): AuthorityDecision {
  const approval = approvals.find((candidate) => candidate.approvalId === approvalId);
  if (!approval) return refuse('authority/unknown');
  return approval.state === 'asked' ? decide(approval) : refuse('authority/already-decided');
}

/** An approval is for one remedy: it serves again only once that was released or undone. */
function reserve(state: AuthorityState, command: Reserve, now: EpochMs): AuthorityDecision {
  const { knownGrants, ...reservation } = command;
  const { grantId, approvalId, expiresAt } = reservation;
  if (grantOf(state, grantId)) return nothing;
  if (knownGrants !== null && knownGrants !== state.grants.length) return refuse('authority/changed-meanwhile');
  const stands = (grant: Grant) => grant.state === 'reserved' || grant.state === 'granted';
  const isUsed = state.grants.some((grant) => grant.approvalId === approvalId && stands(grant));
  if (approvalId !== null && isUsed) return refuse('authority/already-decided');
  return expiresAt > now ? one({ ...reservation, type: 'RemedyReserved' }) : refuse('authority/expired');
}

function confirm(grant: Grant | undefined, command: Confirm, now: EpochMs): AuthorityDecision {
  if (grant?.agentId !== command.agentId) return refuse('authority/unknown');
  if (grant.state === 'granted') return nothing;
  if (grant.state !== 'reserved' || grant.expiresAt <= now) return refuse('authority/expired');
  const { grantId, terms, agentId } = grant;
  if (!isSameMoney(command.amount, terms.amount)) return refuse('authority/not-as-reserved');
  const { decidedBy, undoFor } = command;
  return one({ type: 'RemedyGranted', grantId, terms, agentId, decidedBy, undoUntil: now + undoFor });
}

function undo({ grantId, state, undoUntil }: Grant, by: string, now: EpochMs): AuthorityDecision {
  if (state === 'undone') return nothing;
  if (state !== 'granted' || undoUntil === null) return refuse('authority/unknown');
  return now < undoUntil ? one({ type: 'RemedyUndone', grantId, by }) : refuse('authority/too-late-to-undo');
}

function ask({ approvals }: AuthorityState, command: Ask): AuthorityDecision {
  if (approvals.some(({ approvalId }) => approvalId === command.approvalId)) return nothing;
  if (command.reason.trim() === '') return refuse('authority/reason-missing');
  return one({ ...command, type: 'ApprovalAsked' });
}

function decided(approval: Approval, { approvalId, by, decision, amount, words }: Decide): AuthorityDecision {
  if (by.accountId === approval.agentId) return refuse('authority/to-oneself');
  const asked = approval.terms.amount;
  const given = decision === 'refused' ? null : decision === 'approved' ? asked : amount;
  const isLess = given !== null && asked !== null && given.currency === asked.currency && given.amount < asked.amount;
  if (decision === 'less' && !(isLess && given.amount > 0)) return refuse('authority/not-allowed');
  return one({ type: 'ApprovalDecided', approvalId, by, decision, amount: given, words });
}
