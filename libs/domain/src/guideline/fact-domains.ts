import type { CustomerTier, OrderStatus } from '../customer/customer.ts';
import type { CaseFacts } from './case-facts.ts';
import type { ValueDomain } from './value-domain.ts';

/** A path by which a condition names one fact, such as `order.status`. */
export type FactPath = {
  [Name in keyof CaseFacts & string]: CaseFacts[Name] extends string | null
    ? Name
    : `${Name}.${keyof CaseFacts[Name] & string}`;
}[keyof CaseFacts & string];

const flag: ValueDomain = { kind: 'flag' };
const count: ValueDomain = { kind: 'number', least: 0, most: Infinity, places: 0 };
const whole: ValueDomain = { kind: 'number', least: -Infinity, most: Infinity, places: 0 };
const amount: ValueDomain = { kind: 'number', least: 0, most: Infinity, places: null };
const text: ValueDomain = { kind: 'text', known: [], isClosed: false };
const oneOf = <T extends string>(known: Readonly<Record<T, true>>): ValueDomain => ({
  ...{ kind: 'text', isClosed: true },
  known: Object.keys(known),
});

/** What each fact can be, when it is known. */
export const factDomains: Readonly<Record<FactPath, ValueDomain>> = {
  'customer.tier': oneOf<CustomerTier>({ standard: true, plus: true, premium: true, prospect: true }),
  'customer.years': whole, // since a month that may lie ahead
  'customer.country': text,
  'order.total': amount,
  'order.status': oneOf<OrderStatus>({
    ...{ delivered: true, shipped: true, placed: true, paid: true },
    ...{ failed: true, returned: true, cancelled: true },
  }),
  'order.daysSincePlaced': count,
  'order.daysLate': whole, // early is less than nothing
  'order.failedDeliveries': count,
  'product.ageMonths': count,
  'product.inWarranty': flag,
  'product.repairs': count,
  'journey.callsIn7Days': count,
  'journey.brokenIn30Days': count,
  'case.isOpen': flag,
  'interaction.channel': text,
  'interaction.queue': text,
  'interaction.language': text,
  'interaction.isVerified': flag,
  'agent.tenureMonths': count,
  'agent.team': text,
  'given.toCustomerIn90Days': amount,
  'given.byAgentToday': amount,
  'promise.isOpen': flag,
  'promise.isMissed': flag,
  'promise.isRenewed': flag,
  'time.day': text,
  'time.hour': { kind: 'number', least: 0, most: 23, places: 0 },
  'time.weekday': { kind: 'number', least: 1, most: 7, places: 0 },
  matter: text,
};
