import type { CustomerProfile } from '@aliado/domain';
import { caseContextOf } from './case-context.ts';

const now = Date.parse('2026-11-21T12:00:00Z');
const daysAgo = (days: number) => now - days * 86_400_000;
const text = { es: 'texto', en: 'text' };

const lucia: CustomerProfile = {
  customer: {
    id: 'C-0001',
    kind: 'person',
    name: 'Lucía Ferrer Ortiz',
    givenName: 'Lucía',
    surname: 'Ferrer Ortiz',
    language: 'es',
    addressForm: 'usted',
    tier: 'plus',
    since: '2019-03',
    city: 'Valencia',
    country: 'ES',
    timeZone: 'Europe/Madrid',
    householdId: null,
    companyId: null,
    recordingConsent: 'announced',
    marketingConsent: 'yes',
    preference: null,
  },
  identities: [],
  orders: [
    {
      number: 'PD-2',
      placedAt: daysAgo(3),
      status: 'paid',
      total: { amount: 1_999, currency: 'EUR' },
      items: text,
      slot: null,
      failedDeliveries: 0,
      daysLate: 0,
    },
    {
      number: 'PD-1',
      placedAt: daysAgo(12.5),
      status: 'failed',
      total: { amount: 48_900, currency: 'EUR' },
      items: text,
      slot: '16–18 h',
      failedDeliveries: 2,
      daysLate: 4,
    },
  ],
  products: [
    { sku: 'A', name: text, installedAt: daysAgo(400), warrantyUntil: daysAgo(1), orderNumber: 'PD-1', repairs: 1 },
    { sku: 'B', name: text, installedAt: daysAgo(40), warrantyUntil: daysAgo(-1), orderNumber: null, repairs: 0 },
  ],
  cases: [
    {
      id: 'K-1',
      openedAt: daysAgo(5),
      matter: 'delivery.failed',
      title: text,
      state: 'broken',
      team: 'transport',
      dueAt: daysAgo(1),
      orderNumber: 'PD-1',
    },
    {
      id: 'K-0',
      openedAt: daysAgo(50),
      matter: 'other',
      title: text,
      state: 'closed',
      team: null,
      dueAt: null,
      orderNumber: 'PD-2',
    },
  ],
  related: [],
};
const journey = { callsIn7Days: 2, brokenIn30Days: 3 };

describe('the customer’s side of a case', () => {
  it('is about the order of the matter that is open, and about its product', () => {
    expect(caseContextOf(lucia, journey, now)).toEqual({
      customer: { tier: 'plus', years: 7, country: 'ES' },
      order: { total: 489, status: 'failed', daysSincePlaced: 12, daysLate: 4, failedDeliveries: 2 },
      product: { ageMonths: 13, inWarranty: false, repairs: 1 },
      journey,
      case: { isOpen: true },
    });
  });

  it('is about the newest order and what was installed last when nothing is open', () => {
    expect(caseContextOf({ ...lucia, cases: [] }, journey, now)).toMatchObject({
      order: { total: 19.99, status: 'paid', daysSincePlaced: 3 },
      product: { ageMonths: 1, inWarranty: true, repairs: 0 },
      case: { isOpen: false },
    });
  });

  it('knows of a prospect that there is nothing to know', () => {
    const prospect = { ...lucia.customer, tier: 'prospect', since: null, country: null } as const;
    const context = caseContextOf({ ...lucia, customer: prospect, orders: [], products: [], cases: [] }, journey, now);
    expect(context.customer).toEqual({ tier: 'prospect', years: null, country: null });
    expect(context.order.total).toBeNull();
    expect(context.product.inWarranty).toBeNull();
  });

  it.each([
    ['EUR', 48_900, 489],
    ['COP', 310_000_000, 3_100_000],
    ['CLP', 189_990, 189_990],
    ['KWD', 12_500, 12.5],
  ])('counts money in the major unit of %s', (currency, amount, total) => {
    const orders = lucia.orders.slice(0, 1).map((order) => ({ ...order, total: { amount, currency } }));
    expect(caseContextOf({ ...lucia, cases: [], orders }, journey, now).order.total).toBe(total);
  });
});
