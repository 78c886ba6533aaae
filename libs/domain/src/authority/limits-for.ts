import type { RemedyKind } from '../guideline/guideline.ts';
import type { Role } from '../identity/permission.ts';
import { convert, rateOn, type ExchangeRate, type Money } from '../money/money.ts';
import type { AuthorityLimit, AuthorityPolicy, AuthorityScope, Budget, CustomerWindow } from './authority-policy.ts';

/** Somebody as limits see them. */
export interface LimitedPerson {
  readonly accountId: string;
  readonly roles: readonly Role[];
  readonly team: string | null;
  readonly queues: readonly string[];
  readonly tenureMonths: number;
}

/** A customer as limits see them; null where it is not known. */
export interface LimitedCustomer {
  readonly tier: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
}

/** In what is counted, and at whose rates. */
export interface Counting {
  /** The organisation's currency, ISO 4217. */
  readonly currency: string;
  readonly rates: readonly ExchangeRate[];
  /** The organisation's calendar day, ISO. */
  readonly day: string;
}

/** What somebody may give. All amounts are in the organisation's currency. */
export interface PersonLimits {
  /** What they may give at all; without money where no limit names any. */
  readonly remedies: readonly RemedyKind[];
  /** Null where no limit that applies names one: then a guideline alone bounds it. */
  readonly perDecision: Money | null;
  /** With the days of the limit that won. */
  readonly perCustomer: CustomerWindow | null;
  readonly perDay: Money | null;
  /** Who lent them the authority that `perDay` belongs to: it counts on that person's day too; left out where it is their own. */
  readonly lentBy?: string;
  /** Of their own team; each must suffice. */
  readonly budgets: readonly Budget[];
}

/** A house in which nobody may give anything. */
export const noAuthority: AuthorityPolicy = {
  version: 0,
  limits: [],
  budgets: [],
  exclusions: [],
  never: [],
  goodwill: [],
  rates: [],
  answerWithinSeconds: 60,
  undoWithinSeconds: 600,
  reservationSeconds: 120,
};

/**
 * What somebody may give a customer. The largest number of those limits that apply wins, and remedies unite.
 * @param people the person first, then those who lent them their authority: what applies to any of them applies.
 * @param remedy if given, only limits that name it apply.
 */
export function limitsFor(
  policy: Pick<AuthorityPolicy, 'limits' | 'budgets'>,
  people: readonly LimitedPerson[],
  customer: LimitedCustomer,
  counting: Counting,
  remedy?: RemedyKind,
): PersonLimits {
  const applying = policy.limits.filter(
    (limit) =>
      (remedy === undefined || limit.remedies.includes(remedy)) &&
      people.some((person) => fits(limit.for, person, customer)),
  );
  const team = people[0]?.team ?? null;
  return {
    remedies: [...new Set(applying.flatMap(({ remedies }) => remedies))],
    perDecision: largest(applying, ({ perDecision }) => perDecision, counting),
    perCustomer: largest(applying, ({ perCustomer }) => perCustomer, counting),
    perDay: largest(applying, ({ perDay }) => perDay, counting),
    budgets: policy.budgets
      .filter(({ teams }) => team !== null && teams.includes(team))
      .map((budget) => ({ ...budget, amount: countedLimit(budget.amount, counting) ?? zero(counting.currency) })),
  };
}

/** An amount that is given, in the organisation's currency, rounded up; null where no rate of the day is known. */
export function countedGift(money: Money, { currency, rates, day }: Counting): Money | null {
  if (money.currency === currency) return money;
  const rate = rateOn(rates, money.currency, day);
  return rate === null ? null : convert(money, currency, rate);
}

const zero = (currency: string): Money => ({ amount: 0, currency });

function fits(scope: AuthorityScope, person: LimitedPerson, { tier, country }: LimitedCustomer): boolean {
  const { roles, accounts, teams, queues, tenureMonths, customerTiers, countries } = scope;
  const isAmong = (named: readonly string[] | undefined, ...held: readonly (string | null)[]): boolean =>
    named === undefined || held.some((one) => one !== null && named.includes(one));
  return (
    isAmong(roles, ...person.roles) &&
    isAmong(accounts, person.accountId) &&
    isAmong(teams, person.team) &&
    isAmong(queues, ...person.queues) &&
    (tenureMonths === undefined || person.tenureMonths >= tenureMonths) &&
    isAmong(customerTiers, tier) &&
    isAmong(countries, country)
  );
}

/** A limit in the organisation’s currency, rounded down, so that it is never wider than it was written; null without a rate. */
export function countedLimit<M extends Money>(money: M, { currency, rates, day }: Counting): M | null {
  if (money.currency === currency) return money;
  const rate = rateOn(rates, money.currency, day);
  return rate === null ? null : { ...money, ...convert(money, currency, rate, 'down') };
}

/** The largest of what these limits name, the first of equals; null where none names any. What cannot be counted allows nothing. */
function largest<M extends Money>(
  limits: readonly AuthorityLimit[],
  of: (limit: AuthorityLimit) => M | undefined,
  counting: Counting,
): M | null {
  return limits.reduce<M | null>((most, limit) => {
    const named = of(limit);
    if (named === undefined) return most;
    const next = countedLimit(named, counting) ?? { ...named, ...zero(counting.currency) };
    return most === null || next.amount > most.amount ? next : most;
  }, null);
}
