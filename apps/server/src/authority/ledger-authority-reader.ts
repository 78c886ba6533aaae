import {
  countedGift,
  limitsFor,
  offersOf,
  passedBound,
  shareOf,
  type AllowedRemedy,
  type AuthorityOffer,
  type AuthorityRefusal,
  type HeldAuthority,
  type Interaction,
  type PersonLimits,
  type RemedyTerms,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '../identity/account-directory.ts';
import { approvedNotGiven, withApproved } from './approved-not-given.ts';
import { AuthorityBooks, type CaseBooks } from './authority-books.ts';
import { AuthorityReader, type Standing } from './authority-reader.ts';
import { CaseWeighing, conditionsOf, matterOf, obstacleInCase, type WeighedCase } from './case-weighing.ts';

/** Reads authority from the playbook of a contact and the ledger. */
@Injectable()
export class LedgerAuthorityReader extends AuthorityReader {
  constructor(
    private readonly weighing: CaseWeighing,
    private readonly books: AuthorityBooks,
    private readonly accounts: AccountDirectory,
  ) {
    super();
  }

  async limitsOf(interaction: Interaction, accountId: string): Promise<PersonLimits | null> {
    const account = await this.accounts.find(accountId);
    if (!account) return null;
    const { policy, customer, counting } = await this.weighing.of(interaction);
    return limitsFor(policy, [{ ...account, accountId }], customer, counting);
  }

  async standings(
    interaction: Interaction,
    terms: RemedyTerms,
    accountIds: readonly string[],
  ): Promise<ReadonlyMap<string, Standing>> {
    const weighed = await this.weighing.of(interaction);
    const books = await this.books.open(weighed, accountIds, interaction.agentId);
    const approved = approvedNotGiven(interaction, weighed.counting);
    return new Map(
      [...books.held].map(([accountId, held]) => {
        const standing = standingOf(weighed, books, terms, accountId, held);
        return [accountId, { ...standing, bounds: withApproved(standing.bounds, approved, accountId) }];
      }),
    );
  }

  /** What a weighed case offers to somebody. @param others those present who could be asked. */
  async offers(
    weighed: WeighedCase,
    accountId: string,
    others: readonly string[],
  ): Promise<{ readonly offers: readonly AuthorityOffer[]; readonly books: CaseBooks }> {
    const books = await this.books.open(weighed, [accountId, ...others], accountId);
    const mine = books.held.get(accountId);
    if (!mine) return { offers: [], books };
    const { findings, policy, counting, inHand, interaction } = weighed;
    const offers = offersOf({
      findings,
      policy,
      counting,
      conditions: conditionsOf(weighed, books.given, accountId),
      matter: matterOf(interaction),
      orderNumber: inHand.orderNumber,
      mine,
      others: others.flatMap((id) => books.held.get(id) ?? []),
    });
    return { offers, books };
  }
}

/** What a guideline allows by the rule of these terms; null where none in force does, in this case. */
export function allowedIn({ findings }: WeighedCase, terms: RemedyTerms): AllowedRemedy | null {
  const { guidelineId, guidelineVersion, ruleId, remedy, amount } = terms;
  const finding = findings.find(
    ({ guideline }) => guideline.id === guidelineId && guideline.version === guidelineVersion,
  );
  const allowed = finding?.hits.find(({ id }) => id === ruleId)?.then.find((one) => one.remedy === remedy);
  return allowed && (allowed.limit === undefined) === (amount === null) ? allowed : null;
}

/** How terms stand for somebody who is asked. */
export function standingOf(
  weighed: WeighedCase,
  books: CaseBooks,
  terms: RemedyTerms,
  accountId: string,
  held: HeldAuthority,
): Standing {
  const allowed = allowedIn(weighed, terms);
  if (!allowed) return { upTo: null, bounds: [], refused: 'authority/not-allowed' };
  const { upTo, bounds, none } = shareOf(allowed, held, weighed.counting, true);
  const obstacle = obstacleInCase(weighed, terms, conditionsOf(weighed, books.given, accountId));
  return { upTo, bounds, refused: obstacle?.reason ?? none?.reason ?? aboveBounds(weighed, terms, bounds) };
}

/** The bound that the amount of these terms would pass; null for none. */
export function aboveBounds(
  { counting }: WeighedCase,
  { amount }: RemedyTerms,
  bounds: Standing['bounds'],
): AuthorityRefusal | null {
  if (amount === null) return null;
  const base = countedGift(amount, counting);
  return base === null ? 'authority/no-rate' : passedBound(bounds, base.amount);
}
