import type { Money } from '../money/money.ts';
import type { AuthorityLimit, AuthorityPolicy, AuthorityScope } from './authority-policy.ts';
import { countedGift, limitsFor, type Counting, type LimitedPerson } from './limits-for.ts';

const euros = (amount: number): Money => ({ amount: amount * 100, currency: 'EUR' });
const ada: LimitedPerson = { accountId: 'ada', roles: ['agent'], team: 'north', queues: ['billing'], tenureMonths: 20 };
const marta: LimitedPerson = { accountId: 'marta', roles: ['supervisor'], team: 'south', queues: [], tenureMonths: 60 };
const plus = { tier: 'plus', country: 'ES' };
const rates = [
  { currency: 'MXN', from: '2026-01-01', rate: '0.05' },
  { currency: 'MXN', from: '2026-06-01', rate: '0.04' },
];
const counting: Counting = { currency: 'EUR', rates, day: '2026-02-01' };
const limit = (id: string, scope: AuthorityScope, more: Partial<AuthorityLimit>): AuthorityLimit => ({
  ...{ id, for: scope, remedies: ['credit'] },
  ...more,
});
const policyOf = (...limits: readonly AuthorityLimit[]): Pick<AuthorityPolicy, 'limits' | 'budgets'> => ({
  limits,
  budgets: [
    { id: 'north-month', name: { es: 'N', en: 'N' }, teams: ['north'], amount: euros(1_000), period: 'month' },
    { id: 'south-month', name: { es: 'S', en: 'S' }, teams: ['south'], amount: euros(2_000), period: 'month' },
  ],
});

const house = policyOf(
  limit('agents', { roles: ['agent'] }, { perDecision: euros(150), perCustomer: { ...euros(200), days: 90 } }),
  limit('long', { tenureMonths: 12 }, { remedies: ['gesture'], perCustomer: { ...euros(250), days: 30 } }),
  limit('premium', { customerTiers: ['premium'] }, { perDecision: euros(900), perDay: euros(900) }),
);

describe('the limits of somebody', () => {
  it('are the largest number of each kind that applies, with the days of the window that won; remedies unite', () => {
    expect(limitsFor(house, [ada], plus, counting)).toEqual({
      remedies: ['credit', 'gesture'],
      perDecision: euros(150),
      perCustomer: { ...euros(250), days: 30 },
      perDay: null,
      budgets: [expect.objectContaining({ id: 'north-month' })],
    });
  });

  it('come from those limits alone that name the remedy, where one is asked', () => {
    expect(limitsFor(house, [ada], plus, counting, 'credit').perCustomer).toEqual({ ...euros(200), days: 90 });
    expect(limitsFor(house, [ada], plus, counting, 'refund').remedies).toEqual([]);
  });

  it.each<[string, AuthorityScope, boolean]>([
    ['their role', { roles: ['agent', 'lead'] }, true],
    ['another role', { roles: ['lead'] }, false],
    ['their own account', { accounts: ['ada'] }, true],
    ['another account', { accounts: ['ben'] }, false],
    ['their team', { teams: ['north'] }, true],
    ['another team', { teams: ['south'] }, false],
    ['a queue they serve', { queues: ['billing'] }, true],
    ['a queue they do not serve', { queues: ['sales'] }, false],
    ['a tenure they have', { tenureMonths: 20 }, true],
    ['a tenure they do not have', { tenureMonths: 21 }, false],
    ['the customer’s tier', { customerTiers: ['plus'] }, true],
    ['another tier', { customerTiers: ['premium'] }, false],
    ['the customer’s country', { countries: ['ES'] }, true],
    ['another country', { countries: ['MX'] }, false],
    ['two things of which one does not fit', { roles: ['agent'], countries: ['MX'] }, false],
    ['nothing', {}, true],
  ])('are asked with %s', (_, scope, fits) => {
    expect(limitsFor(policyOf(limit('l', scope, {})), [ada], plus, counting).remedies).toEqual(fits ? ['credit'] : []);
  });

  it('hold what was lent to them too, while their own team pays', () => {
    const lent = policyOf(...house.limits, limit('s', { roles: ['supervisor'] }, { perDecision: euros(300) }));
    expect(limitsFor(lent, [ada, marta], plus, counting)).toMatchObject({
      perDecision: euros(300),
      budgets: [{ id: 'north-month' }],
    });
  });

  it('are compared at the rate of the day, and never wider than they were written', () => {
    const pesos = policyOf(
      limit('mx', {}, { perDecision: { amount: 300_001, currency: 'MXN' } }),
      limit('eu', {}, { perDecision: euros(140) }),
    );
    expect(limitsFor(pesos, [ada], plus, counting).perDecision).toEqual({ amount: 15_000, currency: 'EUR' });
    expect(limitsFor(pesos, [ada], plus, { ...counting, day: '2026-07-01' }).perDecision).toEqual(euros(140));
    expect(limitsFor(pesos, [ada], plus, { ...counting, day: '2025-12-31' }).perDecision).toEqual(euros(140));
  });

  it('allow nothing where they name a sum that no rate counts, instead of leaving it unbounded', () => {
    const yen = { amount: 10_000, currency: 'JPY' };
    const uncounted = policyOf(
      limit('jp', {}, { perDecision: yen, perCustomer: { ...yen, days: 90 }, perDay: yen }),
      limit('eu', {}, { perDecision: euros(20) }),
    );
    expect(limitsFor(uncounted, [ada], plus, counting)).toMatchObject({
      perDecision: euros(20),
      perCustomer: { ...euros(0), days: 90 },
      perDay: euros(0),
    });
  });

  it('count a gift in another currency rounded up, and not at all without a rate', () => {
    expect(countedGift({ amount: 1, currency: 'MXN' }, counting)).toEqual({ amount: 1, currency: 'EUR' });
    expect(countedGift({ amount: 1, currency: 'JPY' }, counting)).toBeNull();
    expect(countedGift(euros(3), counting)).toEqual(euros(3));
  });
});
