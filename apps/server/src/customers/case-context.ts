import {
  type CustomerProfile,
  type EpochMs,
  type Order,
  type OwnedProduct,
  unknownFacts,
  minorDigits,
} from '@aliado/domain';
import type { CaseContext } from './customer-directory.ts';

const day = 86_400_000;

/** Of somebody of whom nothing is known. */
export const unknownCase: CaseContext = {
  customer: unknownFacts.customer,
  order: unknownFacts.order,
  product: unknownFacts.product,
  journey: unknownFacts.journey,
  case: unknownFacts.case,
};

/**
 * The customer's side of a case. The order is the one in hand; the product is that order's,
 * else the one installed last. Years, months and days are whole ones that have passed.
 */
export function caseContextOf(
  profile: CustomerProfile,
  journey: CaseContext['journey'],
  now: EpochMs,
  order: Order | undefined = orderInHand(profile, null),
): CaseContext {
  const { customer, products, cases } = profile;
  const product =
    products.find(({ orderNumber }) => orderNumber !== null && orderNumber === order?.number) ??
    newestOf(products, ({ installedAt }) => installedAt ?? 0);
  return {
    customer: {
      tier: customer.tier,
      years: customer.since === null ? null : yearsSince(customer.since, now),
      country: customer.country,
    },
    order: order ? orderOf(order, now) : unknownCase.order,
    product: product ? productOf(product, now) : unknownCase.product,
    journey,
    case: { isOpen: cases.some(({ state }) => state !== 'closed') },
  };
}

/** The order that is spoken of: the one named, else that of the first open matter, else the newest. */
export function orderInHand({ orders, cases }: CustomerProfile, named: string | null): Order | undefined {
  const open = cases.find(({ state }) => state !== 'closed');
  const known = (number: string | null | undefined) => orders.find((order) => order.number === number);
  return known(named) ?? known(open?.orderNumber) ?? newestOf(orders, ({ placedAt }) => placedAt);
}

function orderOf({ total, status, placedAt, daysLate, failedDeliveries }: Order, now: EpochMs): CaseContext['order'] {
  const daysSincePlaced = Math.max(0, Math.floor((now - placedAt) / day));
  return {
    total: total.amount / 10 ** minorDigits(total.currency),
    status,
    daysSincePlaced,
    daysLate,
    failedDeliveries,
  };
}

function productOf({ installedAt, warrantyUntil, repairs }: OwnedProduct, now: EpochMs): CaseContext['product'] {
  return {
    ageMonths: installedAt === null ? null : monthsBetween(new Date(installedAt), new Date(now)),
    inWarranty: warrantyUntil === null ? null : warrantyUntil > now,
    repairs,
  };
}

const yearsSince = (since: string, now: EpochMs): number =>
  Math.floor(monthsBetween(new Date(`${since}-01`), new Date(now)) / 12);

function monthsBetween(from: Date, to: Date): number {
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return Math.max(0, to.getUTCDate() >= from.getUTCDate() ? months : months - 1);
}

function newestOf<T>(items: readonly T[], at: (item: T) => EpochMs): T | undefined {
  return items.reduce<T | undefined>((newest, item) => (newest && at(newest) >= at(item) ? newest : item), undefined);
}
