import type { AllowedRemedy, RemedyKind } from '../guideline/guideline.ts';
import type { Money } from '../money/money.ts';
import type { Localised } from '../text/localised.ts';
import type { AuthorityRefusal } from './authority-command.ts';
import type { Bound } from './authority-view.ts';
import { countedLimit, type Counting, type PersonLimits } from './limits-for.ts';

/** What was used of limits that reach beyond one interaction: minor units of the organisation's currency. */
export interface Usage {
  /** What the customer was given, by the days of a window that ends now. */
  readonly toCustomer: Readonly<Record<number, number>>;
  /** What the person decided on the organisation's day. */
  readonly today: number;
  /** What counts on the organisation's day of those who lent them authority, by account; left out where nobody did. */
  readonly lenders?: Readonly<Record<string, number>>;
  /** By the budget's id, in its present period. */
  readonly budgets: Readonly<Record<string, number>>;
}

/** Somebody's limits, and what of them is used. */
export interface HeldAuthority {
  limitsOf(remedy: RemedyKind): PersonLimits;
  readonly usage: Usage;
}

/** What of an allowed remedy somebody may give or allow now. */
export interface Share {
  /** Null for what is no sum. */
  readonly upTo: Money | null;
  readonly bounds: readonly Bound[];
  /** Why it is none at all; null when it is some. */
  readonly none: { readonly reason: AuthorityRefusal; readonly about: Localised | null } | null;
}

/**
 * What of an allowed remedy somebody may give now, or allow where they are asked: the sum that a guideline leaves to agents, and
 * its word that somebody else decides, do not bind those who are asked.
 */
export function shareOf(
  { remedy, limit, decides }: AllowedRemedy,
  { limitsOf, usage }: HeldAuthority,
  counting: Counting,
  isAsked: boolean,
): Share {
  const limits = limitsOf(remedy);
  const allowed = limit === undefined ? null : countedLimit(limit, counting);
  const zero: Money = { amount: 0, currency: counting.currency };
  const isTheirs = limits.remedies.includes(remedy) && (isAsked || decides !== 'supervisor');
  if (limit !== undefined && allowed === null) return noneOf(zero, [], 'authority/no-rate');
  if (allowed === null) return isTheirs ? whole : noneOf(null, [], 'authority/above-decision');
  const bounds = boundsOf(allowed, limits, usage, isAsked);
  if (!isTheirs) return noneOf(zero, bounds, 'authority/above-decision');
  const used = bounds.find((bound) => leftOf(bound) === 0);
  if (used) return noneOf(zero, bounds, refusalOf[used.kind], used.name);
  return { upTo: { ...zero, amount: Math.min(...bounds.map(leftOf)) }, bounds, none: null };
}

/** The first bound that a gift would pass; null when it fits all. The amount is in the organisation's currency. */
export function passedBound(bounds: readonly Bound[], amount: number): AuthorityRefusal | null {
  const passed = bounds.find((bound) => amount > leftOf(bound));
  return passed ? refusalOf[passed.kind] : null;
}

const whole: Share = { upTo: null, bounds: [], none: null };

const refusalOf = {
  decision: 'authority/above-decision',
  customer: 'authority/above-customer',
  day: 'authority/above-day',
  budget: 'authority/above-budget',
} as const satisfies Record<Bound['kind'], AuthorityRefusal>;

const noneOf = (
  upTo: Money | null,
  bounds: readonly Bound[],
  reason: AuthorityRefusal,
  about: Localised | null = null,
): Share => ({ upTo, bounds, none: { reason, about } });

const leftOf = ({ limit, used }: Bound): number => Math.max(0, limit.amount - used.amount);

function boundsOf(
  allowed: Money,
  { perDecision, perCustomer, perDay, lentBy, budgets }: PersonLimits,
  usage: Usage,
  isAsked: boolean,
): readonly Bound[] {
  const { currency } = allowed;
  const used = (amount: number): Money => ({ amount, currency });
  const least = perDecision !== null && perDecision.amount < allowed.amount ? perDecision : allowed;
  const today = lentBy === undefined ? usage.today : (usage.lenders?.[lentBy] ?? 0);
  const decision = isAsked ? (perDecision ?? allowed) : least;
  return [
    { kind: 'decision', used: used(0), limit: decision, days: null, name: null },
    ...(perCustomer
      ? [
          {
            kind: 'customer' as const,
            used: used(usage.toCustomer[perCustomer.days] ?? 0),
            limit: { amount: perCustomer.amount, currency },
            days: perCustomer.days,
            name: null,
          },
        ]
      : []),
    ...(perDay ? [{ kind: 'day' as const, used: used(today), limit: perDay, days: null, name: null }] : []),
    ...budgets.map(({ id, name, amount }) => ({
      kind: 'budget' as const,
      used: used(usage.budgets[id] ?? 0),
      limit: amount,
      days: null,
      name,
    })),
  ];
}
