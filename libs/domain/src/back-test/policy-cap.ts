import type { AuthorityPolicy } from '../authority/authority-policy.ts';
import { limitsFor, type Counting, type LimitedPerson } from '../authority/limits-for.ts';
import type { CaseFacts } from '../guideline/case-facts.ts';
import type { RemedyKind } from '../guideline/guideline.ts';
import { minorDigits } from '../money/minor-digits.ts';

/** Who acted, as far as the log and the facts do not tell it. */
export type ActingAgent = Pick<LimitedPerson, 'accountId' | 'roles' | 'queues'>;

/**
 * What a policy lets an agent give of a remedy without asking, minor units: 0 where no limit is meant for them, Infinity where
 * those that are name no sum. Of what was given before, only the sums of the facts are known: a window of other than 90 days
 * is taken for one of 90, and shared budgets count as sufficient.
 */
export function capOf(
  policy: AuthorityPolicy,
  agent: ActingAgent,
  { agent: { team, tenureMonths }, customer, given }: CaseFacts,
  remedy: RemedyKind,
  counting: Counting,
): number {
  const person: LimitedPerson = { ...agent, team, tenureMonths: tenureMonths ?? 0 };
  const { remedies, perDecision, perCustomer, perDay } = limitsFor(policy, [person], customer, counting, remedy);
  if (!remedies.includes(remedy)) return 0;
  const minor = (major: number | null) => Math.round((major ?? 0) * 10 ** minorDigits(counting.currency));
  const left = [
    perDecision?.amount ?? Infinity,
    (perCustomer?.amount ?? Infinity) - minor(given.toCustomerIn90Days),
    (perDay?.amount ?? Infinity) - minor(given.byAgentToday),
  ];
  return Math.max(0, Math.min(...left));
}
