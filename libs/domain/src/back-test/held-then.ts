import type { AuthorityPolicy } from '../authority/authority-policy.ts';
import { limitsFor, type Counting, type LimitedPerson } from '../authority/limits-for.ts';
import type { HeldAuthority, Usage } from '../authority/share-of.ts';
import type { CaseFacts } from '../guideline/case-facts.ts';
import { minorDigits } from '../money/minor-digits.ts';

/** Who acted, as far as the log and the facts do not tell it. */
export type ActingAgent = Pick<LimitedPerson, 'accountId' | 'roles' | 'queues'>;

/**
 * What an agent could give under a policy in a case of the past; null for a house without one, where guidelines alone bind. Of
 * what was given before, only the sums of the facts are known: any window is taken for one of 90 days, and what was used of
 * budgets for nothing.
 */
export function heldThen(
  policy: AuthorityPolicy | null,
  agent: ActingAgent,
  facts: CaseFacts,
  counting: Counting,
): HeldAuthority {
  if (!policy) return { limitsOf: (remedy) => ({ ...unbounded, remedies: [remedy] }), usage: unused };
  const { team, tenureMonths } = facts.agent;
  const person: LimitedPerson = { ...agent, team, tenureMonths: tenureMonths ?? 0 };
  return {
    limitsOf: (remedy) => limitsFor(policy, [person], facts.customer, counting, remedy),
    usage: usageThen(policy, facts, counting),
  };
}

const unbounded = { perDecision: null, perCustomer: null, perDay: null, budgets: [] };
const unused: Usage = { toCustomer: {}, today: 0, budgets: {} };

function usageThen({ limits }: AuthorityPolicy, { given }: CaseFacts, { currency }: Counting): Usage {
  const minor = (major: number | null) => Math.round((major ?? 0) * 10 ** minorDigits(currency));
  const days = limits.flatMap(({ perCustomer }) => perCustomer?.days ?? []);
  return {
    toCustomer: Object.fromEntries(days.map((each) => [each, minor(given.toCustomerIn90Days)])),
    today: minor(given.byAgentToday),
    budgets: {},
  };
}
