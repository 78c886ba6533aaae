import type {
  AuthorityLimit,
  AuthorityPolicy,
  AuthorityScope,
  Budget,
  Exclusion,
  ExchangeRate,
  NeverRule,
} from '@aliado/domain';

/** The lists of a policy, by what one of their parts is. */
export interface PolicyParts {
  readonly limits: AuthorityLimit;
  readonly budgets: Budget;
  readonly exclusions: Exclusion;
  readonly never: NeverRule;
  readonly rates: ExchangeRate;
}

/** A list of a policy by its name. */
export type PolicyList = keyof PolicyParts;

/** The policy with one part of a list made anew. */
export const withPart = <List extends PolicyList>(
  policy: AuthorityPolicy,
  list: List,
  place: number,
  part: PolicyParts[List],
): AuthorityPolicy => ({ ...policy, [list]: partsOf(policy, list).with(place, part) });

/** The policy without one part of a list. */
export const withoutPart = (policy: AuthorityPolicy, list: PolicyList, place: number): AuthorityPolicy => ({
  ...policy,
  [list]: partsOf(policy, list).toSpliced(place, 1),
});

/** The policy with a part once more, below itself; with an id of its own where it has one. */
export function withPartTwice(policy: AuthorityPolicy, list: PolicyList, place: number): AuthorityPolicy {
  const parts: readonly PolicyParts[PolicyList][] = partsOf(policy, list);
  const part = parts[place];
  if (!part) return policy;
  const twin = 'id' in part ? { ...part, id: freeId(part.id.replace(/-\d+$/, ''), idsIn(parts)) } : part;
  return { ...policy, [list]: parts.toSpliced(place + 1, 0, twin) };
}

/** What a new part begins with. */
export interface PartDefaults {
  readonly currency: string;
  readonly team: string;
  /** ISO date. */
  readonly today: string;
}

/** The policy with a new part at the end of a list: valid where it can be, and generous nowhere. */
export function withNewPart(policy: AuthorityPolicy, list: PolicyList, defaults: PartDefaults): AuthorityPolicy {
  const parts: readonly PolicyParts[PolicyList][] = partsOf(policy, list);
  return { ...policy, [list]: [...parts, makers[list](idsIn(parts), defaults)] };
}

/** The scope with one of its lists made anew; without it where nothing is named. */
export function withScopeList<Name extends Exclude<keyof AuthorityScope, 'tenureMonths'>>(
  scope: AuthorityScope,
  name: Name,
  ids: readonly string[],
): AuthorityScope {
  const { [name]: _, ...rest } = scope;
  return ids.length === 0 ? rest : { ...scope, [name]: ids };
}

/** The scope with another least tenure; without one for null. */
export function withTenure(scope: AuthorityScope, tenureMonths: number | null): AuthorityScope {
  const { tenureMonths: _, ...rest } = scope;
  return tenureMonths === null ? rest : { ...scope, tenureMonths };
}

/** The limit with one of its sums made anew; without it for null. */
export function withSum<Name extends 'perDecision' | 'perCustomer' | 'perDay'>(
  limit: AuthorityLimit,
  name: Name,
  sum: NonNullable<AuthorityLimit[Name]> | null,
): AuthorityLimit {
  const { [name]: _, ...rest } = limit;
  return sum === null ? (rest as AuthorityLimit) : { ...limit, [name]: sum }; // every sum may be left out
}

const partsOf = <List extends PolicyList>(policy: AuthorityPolicy, list: List): readonly PolicyParts[List][] =>
  policy[list] as readonly PolicyParts[List][];

const idsIn = (parts: readonly PolicyParts[PolicyList][]): readonly string[] =>
  parts.flatMap((part) => ('id' in part ? [part.id] : []));

const words = { es: '…', en: '…' };

const makers: {
  readonly [List in PolicyList]: (taken: readonly string[], defaults: PartDefaults) => PolicyParts[List];
} = {
  limits: (taken, { currency }) => ({
    ...{ id: freeId('limit', taken), for: { roles: ['agent'] }, remedies: ['credit'] },
    perDecision: { amount: 0, currency },
  }),
  budgets: (taken, { currency, team }) => ({
    ...{ id: freeId('budget', taken), name: words, teams: [team] },
    ...{ amount: { amount: 0, currency }, period: 'month' },
  }),
  exclusions: () => ({ remedies: ['refund', 'replacement'], because: words }),
  never: (taken) => ({
    ...{ id: freeId('never', taken), remedies: ['credit'], when: 'order.status = "cancelled"', because: words },
  }),
  rates: (_, { today }) => ({ currency: 'USD', from: today, rate: '1' }),
};

function freeId(stem: string, taken: readonly string[]): string {
  let number = 2;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return taken.includes(stem) ? `${stem}-${number}` : stem;
}
