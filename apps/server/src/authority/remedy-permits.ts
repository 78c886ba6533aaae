import {
  countedGift,
  excludedBy,
  type Approval,
  type AuthorityOffer,
  type AuthorityRefusal,
  type Grant,
  type Interaction,
  type PersonLimits,
  type RemedyTerms,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import type { CaseBooks } from './authority-books.ts';
import { matterOf, type WeighedCase } from './case-weighing.ts';
import { aboveBounds, LedgerAuthorityReader, standingOf } from './ledger-authority-reader.ts';
import { budgetKey } from './ledger/budget-period.ts';
import type { Caps, Reservation } from './ledger/grant-ledger.ts';

/** What may be set aside, and what the ledger must hold it to; or why not. */
export type Permit =
  | {
      /** As they stand for the server: of the wish, only the rule, the remedy and the amount count. */
      readonly terms: RemedyTerms;
      readonly decidedBy: string;
      readonly limits: PersonLimits;
      readonly books: CaseBooks;
    }
  | { readonly refused: AuthorityRefusal };

const dayMs = 86_400_000;

/** Says whether a wish may be fulfilled, weighed with what is known now: by whose authority, and within what. */
@Injectable()
export class RemedyPermits {
  constructor(private readonly reader: LedgerAuthorityReader) {}

  /** What the agent may give by their own authority. */
  async own(weighed: WeighedCase, wanted: RemedyTerms, agentId: string): Promise<Permit> {
    const { offers, books } = await this.reader.offers(weighed, agentId, []);
    const offer = offerFor(offers, wanted);
    const limits = books.held.get(agentId)?.limitsOf(wanted.remedy);
    if (!offer || !limits) return { refused: 'authority/not-allowed' };
    const refused = offer.blocked?.reason ?? aboveBounds(weighed, wanted, offer.bounds);
    if (refused) return { refused };
    return { terms: { ...offer.terms, amount: wanted.amount }, decidedBy: agentId, limits, books };
  }

  /** What somebody approved and may still allow. */
  async approved(weighed: WeighedCase, wanted: RemedyTerms, approval: Approval): Promise<Permit> {
    const { agentId, decision } = approval;
    if (!isFor(approval, weighed)) return { refused: 'approval/for-something-else' };
    const refusal = refusalUnder(approval, weighed.interaction.grants, wanted);
    if (refusal || !decision) return { refused: refusal ?? 'authority/unknown' };
    const decidedBy = decision.by.accountId;
    const { books } = await this.reader.offers(weighed, agentId, [decidedBy]);
    const held = books.held.get(decidedBy);
    if (!held) return { refused: 'authority/not-allowed' };
    const { refused } = standingOf(weighed, books, wanted, agentId, held);
    if (refused) return { refused };
    const { orderNumber } = weighed.inHand;
    const terms = { ...wanted, orderNumber, matter: matterOf(weighed.interaction) };
    return { terms, decidedBy, limits: held.limitsOf(wanted.remedy), books };
  }
}

/** The offer by the rule that somebody means; null where there is none, or it is no sum and a sum is meant, or the reverse. */
export function offerFor(offers: readonly AuthorityOffer[], wanted: RemedyTerms): AuthorityOffer | null {
  const offer = offers.find(({ terms }) => isSameRule(terms, wanted));
  return offer && (offer.upTo === null) === (wanted.amount === null) ? offer : null;
}

/** A reservation of what is permitted, and what it must stay within at the moment of its transaction. */
export function reservationOf(
  { inHand, policy, counting }: WeighedCase,
  { terms, decidedBy, limits, books }: Exclude<Permit, { refused: unknown }>,
  asked: Pick<Reservation, 'interactionId' | 'grantId' | 'agentId' | 'approvalId'>,
): { readonly reservation: Reservation; readonly caps: Caps } {
  const { now, day, customerKey } = inHand;
  const { perCustomer, perDay, budgets } = limits;
  const isSum = terms.amount !== null;
  const keys = budgets.map((budget) => [budgetKey(budget, day), budget.amount.amount] as const);
  return {
    reservation: {
      ...{
        ...asked,
        decidedBy,
        lentBy: limits.lentBy ?? null,
        customerKey,
        terms,
        day,
        team: books.team,
        reservedAt: now,
      },
      baseAmount: terms.amount === null ? 0 : (countedGift(terms.amount, counting)?.amount ?? 0),
      budgetKeys: keys.map(([key]) => key),
      expiresAt: now + policy.reservationSeconds * 1_000,
    },
    caps: {
      customer: isSum && perCustomer ? { most: perCustomer.amount, since: now - perCustomer.days * dayMs } : null,
      day: isSum && perDay ? perDay.amount : null,
      budgets: isSum ? Object.fromEntries(keys) : {},
      excluded: excludedBy(terms.remedy, isSum, policy.exclusions),
    },
  };
}

const isSameRule = (one: Omit<RemedyTerms, 'amount'>, other: RemedyTerms): boolean =>
  one.remedy === other.remedy &&
  one.guidelineId === other.guidelineId &&
  one.guidelineVersion === other.guidelineVersion &&
  one.ruleId === other.ruleId;

/** Whether a case is about what was approved: the same order, and without one the same matter. */
function isFor({ terms }: Approval, { inHand, interaction }: WeighedCase): boolean {
  if (terms.orderNumber !== inHand.orderNumber) return false;
  return terms.orderNumber !== null || terms.matter === matterOf(interaction);
}

/** Why something may not be set aside under an approval; null when it may. */
function refusalUnder(
  { approvalId, terms, decision }: Approval,
  grants: Interaction['grants'],
  wanted: RemedyTerms,
): AuthorityRefusal | null {
  if (!decision) return 'authority/unknown';
  if (decision.decision === 'refused' || !isSameRule(terms, wanted)) return 'authority/not-allowed';
  const stands = (grant: Grant) => grant.state === 'reserved' || grant.state === 'granted';
  if (grants.some((grant) => grant.approvalId === approvalId && stands(grant))) return 'authority/already-decided';
  return isWithin(wanted, decision) ? null : 'authority/not-as-reserved';
}

/** Less than what was approved may be given, more may not. */
function isWithin({ amount }: RemedyTerms, { amount: most }: NonNullable<Approval['decision']>): boolean {
  if (amount === null || most === null) return amount === most;
  return amount.currency === most.currency && amount.amount <= most.amount;
}
