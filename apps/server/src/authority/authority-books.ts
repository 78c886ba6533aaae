import {
  limitsFor,
  type Budget,
  type CaseConditions,
  type HeldAuthority,
  type LimitedPerson,
  type Money,
  type PersonLimits,
  type RemedyKind,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { AccountDirectory, type Account } from '../identity/account-directory.ts';
import type { WeighedCase } from './case-weighing.ts';
import { Delegations } from './delegations/delegations.ts';
import { budgetKey } from './ledger/budget-period.ts';
import { GrantLedger } from './ledger/grant-ledger.ts';

/** What people may give in one case, and how much of it is used. */
export interface CaseBooks {
  /** By account; without those who do not exist or may not sign in. */
  readonly held: ReadonlyMap<string, HeldAuthority>;
  /** What stands for the order in hand. */
  readonly given: CaseConditions['given'];
  /** Of the budgets that pay: those of the team of whoever has the contact. */
  readonly team: string | null;
}

/** What somebody may give in a day by what holds for them alone, and what is left of it: minor units. */
interface DayLimit {
  readonly person: LimitedPerson;
  readonly perDay: Money;
  readonly left: number;
}

/** Opens the books of a case: limits from the playbook, what was lent, and what the ledger says is used. */
@Injectable()
export class AuthorityBooks {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly delegations: Delegations,
    private readonly ledger: GrantLedger,
  ) {}

  /**
   * @param accountIds whose authority is asked.
   * @param agentId who gives: whoever allows it, the budgets of this person's team pay.
   */
  async open(weighed: WeighedCase, accountIds: readonly string[], agentId: string | null): Promise<CaseBooks> {
    const { policy, inHand, customer, counting } = weighed;
    const { now, day, customerKey, orderNumber } = inHand;
    const wanted = [...new Set(accountIds)];
    const lent = wanted.length > 0 ? await this.delegations.lentTo(wanted, now) : [];
    const everybody = new Set([...wanted, ...lent.map(({ from }) => from), ...(agentId === null ? [] : [agentId])]);
    const [people, usage] = await Promise.all([
      this.people([...everybody]),
      this.ledger.usage({
        customerKey,
        windows: [...new Set(policy.limits.flatMap(({ perCustomer }) => perCustomer?.days ?? []))],
        people: [...new Set([...wanted, ...lent.map(({ from }) => from)])],
        day,
        budgetKeys: policy.budgets.map((budget) => budgetKey(budget, day)),
        orderNumber,
        now,
      }),
    ]);
    const spender = agentId === null ? undefined : people.get(agentId);
    const budgets = limitsFor(policy, spender ? [spender] : [], customer, counting).budgets;
    const used = usedOf(budgets, day, usage.byBudget);
    const spentBy = (person: LimitedPerson) => usage.byPerson[person.accountId] ?? 0;
    const held = wanted.flatMap((accountId): readonly (readonly [string, HeldAuthority])[] => {
      const self = people.get(accountId);
      if (!self) return [];
      const lenders = lent.flatMap(({ from, to }) => (to === accountId ? (people.get(from) ?? []) : []));
      const today = usage.byPerson[accountId] ?? 0;
      const ofLenders = Object.fromEntries(lenders.map((lender) => [lender.accountId, spentBy(lender)]));
      const limitsOf = (remedy: RemedyKind): PersonLimits => {
        const limits = limitsFor(policy, [self, ...lenders], customer, counting, remedy);
        const days = [self, ...lenders].flatMap((person): readonly DayLimit[] => {
          const { perDay } = limitsFor(policy, [person], customer, counting, remedy);
          return perDay ? [{ person, perDay, left: perDay.amount - spentBy(person) }] : [];
        });
        const most = days.reduce<DayLimit | null>((best, day) => (best && best.left >= day.left ? best : day), null);
        const lentBy = most && most.person !== self ? { lentBy: most.person.accountId } : {};
        return { ...limits, perDay: most?.perDay ?? null, ...lentBy, budgets };
      };
      return [
        [accountId, { limitsOf, usage: { toCustomer: usage.toCustomer, today, lenders: ofLenders, budgets: used } }],
      ];
    });
    return { held: new Map(held), given: usage.given, team: spender?.team ?? null };
  }

  private async people(ids: readonly string[]): Promise<ReadonlyMap<string, LimitedPerson>> {
    const found = await Promise.all(ids.map((id) => this.accounts.find(id)));
    const inUse = found.filter((account): account is Account => account !== null && account.disabledAt === null);
    return new Map(
      inUse.map(({ id, roles, team, queues, tenureMonths }) => [
        id,
        { accountId: id, roles, team, queues, tenureMonths },
      ]),
    );
  }
}

function usedOf(
  budgets: readonly Budget[],
  day: string,
  byKey: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(budgets.map((budget) => [budget.id, byKey[budgetKey(budget, day)] ?? 0]));
}
