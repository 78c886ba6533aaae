import type { AuthorityAsk, AuthorityState, RemedyTerms } from '@aliado/domain';
import { isSameMoney } from '@aliado/domain';

/** Something about authority that the agent wants once. Its ids are made with it, so that however often it is sent it happens once. */
export interface Intention {
  readonly wants: 'give' | 'undo' | 'release' | 'ask' | 'withdraw';
  readonly interactionId: string;
  /** Of the grant, or of the approval for `ask` and `withdraw`. */
  readonly id: string;
  /** As they were on the screen; null where nothing is given or asked for. */
  readonly shown: RemedyTerms | null;
  /** The approval that allows what is given; null within the agent's own authority. */
  readonly approvalId: string | null;
  readonly reason: string;
  /** How many remedies of this contact were on the screen when it was wanted. */
  readonly knownGrants: number | null;
  /** Ids of its messages: to set aside or to do, and to confirm. */
  readonly commandIds: readonly [string, string];
  /** What was set aside, once that is known. */
  readonly kept: RemedyTerms | null;
  /** The log holds the outcome from this sequence on; null while it is under way. */
  readonly doneAt: number | null;
}

/** Whether two terms are one and the same: remedy, sum, rule and order. */
export const isSameTerms = (a: RemedyTerms, b: RemedyTerms): boolean =>
  a.remedy === b.remedy &&
  isSameMoney(a.amount, b.amount) &&
  a.guidelineId === b.guidelineId &&
  a.guidelineVersion === b.guidelineVersion &&
  a.ruleId === b.ruleId &&
  a.orderNumber === b.orderNumber;

/** Whether what was set aside is not what was on the screen: then the agent decides again. */
export const hasDifference = ({ shown, kept }: Intention): boolean =>
  shown !== null && kept !== null && !isSameTerms(shown, kept);

/** The message that comes next, with its id. */
export function nextMessage(intention: Intention): { readonly commandId: string; readonly ask: AuthorityAsk } {
  const { wants, id, shown, approvalId, reason, commandIds, kept, knownGrants } = intention;
  const [commandId, confirmId] = commandIds;
  if (wants === 'give') {
    if (kept) return { commandId: confirmId, ask: { type: 'confirm', grantId: id, amount: kept.amount } };
    return { commandId, ask: { type: 'reserve', grantId: id, terms: termsOf(shown), approvalId, knownGrants } };
  }
  if (wants === 'ask') return { commandId, ask: { type: 'ask', approvalId: id, terms: termsOf(shown), reason } };
  if (wants === 'withdraw') return { commandId, ask: { type: 'withdraw', approvalId: id } };
  return { commandId, ask: { type: wants, grantId: id } };
}

/** What the log says of an intention: it happened, it came to nothing, it can go on, or it is not there. */
export type Standing =
  | { readonly is: 'done' }
  | { readonly is: 'void' }
  | { readonly is: 'absent' }
  /** `kept` is what the log holds set aside; null where nothing is. */
  | { readonly is: 'open'; readonly kept: RemedyTerms | null };

/** Asks the log what became of an intention. */
export function standingOf({ wants, id }: Intention, { grants, approvals }: AuthorityState): Standing {
  if (wants === 'ask' || wants === 'withdraw') {
    const approval = approvals.find(({ approvalId }) => approvalId === id);
    if (!approval) return { is: 'absent' };
    return wants === 'ask' || approval.state !== 'asked' ? { is: 'done' } : { is: 'open', kept: null };
  }
  const grant = grants.find(({ grantId }) => grantId === id);
  if (!grant) return { is: 'absent' };
  if (wants === 'give' && grant.state === 'released') return { is: 'void' };
  const waitsIn = wants === 'undo' ? 'granted' : 'reserved';
  return grant.state === waitsIn ? { is: 'open', kept: wants === 'give' ? grant.terms : null } : { is: 'done' };
}

/** @throws if there are none: what is given or asked for always has terms */
function termsOf(shown: RemedyTerms | null): RemedyTerms {
  if (!shown) throw new Error('nothing is given or asked for without terms');
  return shown;
}
