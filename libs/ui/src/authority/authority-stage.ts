import type {
  Approval,
  AuthorityOffer,
  AuthorityState,
  AuthorityView,
  EpochMs,
  Grant,
  Money,
  RemedyKind,
  RemedyTerms,
} from '@aliado/domain';

/** How far a decision is: what the card is about now. */
export type AuthorityStage =
  | { readonly kind: 'open' }
  /** Set aside, and not yet given. */
  | { readonly kind: 'set-aside'; readonly grant: Grant }
  | { readonly kind: 'asked'; readonly approval: Approval }
  | {
      readonly kind: 'answered';
      readonly approval: Approval;
      readonly decision: NonNullable<Approval['decision']>;
    }
  | { readonly kind: 'given'; readonly grant: Grant };

/** What one key does: give these terms, by an approval where they are above one's own authority, or ask for them. */
export type Proposal =
  | { readonly does: 'give'; readonly terms: RemedyTerms; readonly approvalId: string | null }
  | { readonly does: 'ask'; readonly terms: RemedyTerms };

/** What the reader chose so far: which offer, and another amount than the proposed one. */
export interface AuthorityChoice {
  /** As `offerKey` names it; null for the first. */
  readonly key: string | null;
  readonly amount: Money | null;
}

/** Names an offer within one view. */
export const offerKey = ({ terms }: Pick<AuthorityOffer, 'terms'>): string =>
  [terms.guidelineId, terms.ruleId, terms.remedy].join(' ');

/** The offer that was chosen, else the first. */
export function chosenOffer({ offers }: AuthorityView, { key }: AuthorityChoice): AuthorityOffer | null {
  return offers.find((offer) => offerKey(offer) === key) ?? offers[0] ?? null;
}

/** Whether something of an offer can be given now without asking. */
export const isGiveable = ({ blocked, upTo }: AuthorityOffer): boolean =>
  blocked === null && (upTo === null || upTo.amount > 0);

/** How far the decision is by the log. `putAside` are grants and approvals that the reader has done with. */
export function stageOf(
  { grants, approvals }: Pick<AuthorityState, 'grants' | 'approvals'>,
  putAside: readonly string[],
  now: EpochMs,
): AuthorityStage {
  const setAside = grants.findLast(({ state, expiresAt }) => state === 'reserved' && expiresAt > now);
  if (setAside) return { kind: 'set-aside', grant: setAside };
  const asked = approvals.findLast(({ state }) => state === 'asked');
  if (asked) return { kind: 'asked', approval: asked };
  const used = new Set(grants.flatMap(({ approvalId, state }) => (state === 'released' ? [] : [approvalId])));
  const answered = approvals.findLast(
    ({ approvalId, decision }) => decision !== null && !used.has(approvalId) && !putAside.includes(approvalId),
  );
  if (answered?.decision) return { kind: 'answered', approval: answered, decision: answered.decision };
  const last = grants.findLast(({ state }) => state === 'granted' || state === 'undone');
  const isGiven = last?.state === 'granted' && !putAside.includes(last.grantId);
  return isGiven ? { kind: 'given', grant: last } : { kind: 'open' };
}

/** What the key does at this stage; null for nothing. Once something was given it does nothing, so that no press gives twice. */
export function proposalOf(stage: AuthorityStage, view: AuthorityView, choice: AuthorityChoice): Proposal | null {
  switch (stage.kind) {
    case 'answered': {
      const { approval, decision } = stage;
      if (decision.decision === 'refused') return openProposal(view, choice);
      const terms = { ...approval.terms, amount: decision.amount };
      return { does: 'give', terms, approvalId: approval.approvalId };
    }
    case 'open':
      return openProposal(view, choice);
    case 'asked': // the key that asked gives nothing: what can be given meanwhile has digits of its own
    case 'set-aside':
    case 'given':
      return null;
  }
}

/** Whether something was given after this was asked: then no key gives more, so that no press gives twice. */
export const isGivenSince = ({ askedAt }: Pick<Approval, 'askedAt'>, grants: readonly Grant[]): boolean =>
  grants.some(({ grantedAt }) => grantedAt !== null && grantedAt >= askedAt);

/** Names a stage of a decision: under another name it is something that has yet to be read. */
export function nameOfStage(stage: AuthorityStage): string {
  if (stage.kind === 'open') return stage.kind;
  return `${stage.kind} ${'grant' in stage ? stage.grant.grantId : stage.approval.approvalId}`;
}

/** What can be given while somebody else decides: of each offer as much as there is, of the remedy that was asked for first. */
export function meanwhileOf(
  { offers }: AuthorityView,
  asked: RemedyKind,
): readonly Extract<Proposal, { does: 'give' }>[] {
  return offers
    .filter(isGiveable)
    .toSorted((a, b) => Number(b.terms.remedy === asked) - Number(a.terms.remedy === asked))
    .map(({ terms, upTo }) => ({ does: 'give', terms: { ...terms, amount: upTo }, approvalId: null }));
}

function openProposal(view: AuthorityView, choice: AuthorityChoice): Proposal | null {
  const offer = chosenOffer(view, choice);
  if (!offer) return null;
  const { terms, upTo, proposed, blocked, canAsk } = offer;
  if (upTo !== null) return sumProposal(offer, upTo, choice.amount ?? proposed);
  if (blocked === null) return { does: 'give', terms: { ...terms, amount: null }, approvalId: null };
  return canAsk ? { does: 'ask', terms: { ...terms, amount: null } } : null;
}

function sumProposal(offer: AuthorityOffer, upTo: Money, amount: Money | null): Proposal | null {
  if (!amount || amount.amount <= 0 || amount.currency !== upTo.currency) return null;
  const terms = { ...offer.terms, amount };
  if (offer.blocked === null && amount.amount <= upTo.amount) return { does: 'give', terms, approvalId: null };
  const isAskable = offer.canAsk && offer.askUpTo !== null && amount.amount <= offer.askUpTo.amount;
  return isAskable ? { does: 'ask', terms } : null;
}
