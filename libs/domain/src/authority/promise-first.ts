import type { CustomerCase } from '../customer/customer.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { PromiseGiven } from './authority-state.ts';

/** Whether what was promised with a case was not kept in time, or may not be. */
export function isBehind({ state, dueAt }: Pick<CustomerCase, 'state' | 'dueAt'>, now: EpochMs): boolean {
  if (state === 'closed') return false;
  return state === 'broken' || state === 'at-risk' || (dueAt !== null && dueAt <= now);
}

/** Whether what was promised with a case was not kept in time. */
export function isMissed({ state, dueAt }: Pick<CustomerCase, 'state' | 'dueAt'>, now: EpochMs): boolean {
  return state === 'broken' || (state !== 'closed' && dueAt !== null && dueAt <= now);
}

/**
 * The first case that comes before any kindness: it is behind, and nothing was promised anew for it. A promise renews what was
 * promised for its matter, and for its order; a promise for a matter also renews what else was promised for the order of that matter.
 */
export function promiseInTheWay(
  cases: readonly CustomerCase[],
  promises: readonly Pick<PromiseGiven, 'matter' | 'orderNumber'>[],
  now: EpochMs,
): CustomerCase | null {
  const matters = new Set(promises.map(({ matter }) => matter));
  const orders = new Set([
    ...promises.map(({ orderNumber }) => orderNumber),
    ...cases.filter(({ matter }) => matters.has(matter)).map(({ orderNumber }) => orderNumber),
  ]);
  orders.delete(null);
  const isRenewed = ({ matter, orderNumber }: CustomerCase) =>
    matters.has(matter) || (orderNumber !== null && orders.has(orderNumber));
  return cases.find((one) => isBehind(one, now) && !isRenewed(one)) ?? null;
}
