import type { CaseState, CustomerCase } from '../customer/customer.ts';
import { isMissed, promiseInTheWay } from './promise-first.ts';

const now = 1_000;
const aCase = (id: string, state: CaseState, more: Partial<CustomerCase> = {}): CustomerCase => ({
  ...{ id, openedAt: 0, matter: 'delivery.failed', title: { es: id, en: id }, state },
  ...{ team: null, dueAt: null, orderNumber: 'PD-1' },
  ...more,
});
const inTheWay = (cases: readonly CustomerCase[], ...promises: Parameters<typeof promiseInTheWay>[1]) =>
  promiseInTheWay(cases, promises, now)?.id ?? null;

describe('a promise before a surprise', () => {
  it.each<[CaseState, number | null, boolean]>([
    ['broken', null, true],
    ['at-risk', null, true],
    ['open', null, false],
    ['open', 999, true],
    ['open', 1_000, true],
    ['open', 1_001, false],
    ['closed', 1, false],
  ])('a case that is %s and due at %s stands in the way: %s', (state, dueAt, stands) => {
    expect(inTheWay([aCase('a', state, { dueAt })])).toBe(stands ? 'a' : null);
  });

  it('is renewed by a promise for its matter, or for its order', () => {
    const late = aCase('late', 'broken');
    expect(inTheWay([late], { matter: 'delivery.failed', orderNumber: null })).toBeNull();
    expect(inTheWay([late], { matter: 'other', orderNumber: 'PD-1' })).toBeNull();
    expect(inTheWay([late], { matter: 'other', orderNumber: 'PD-2' })).toBe('late');
    expect(inTheWay([late], { matter: null, orderNumber: null })).toBe('late');
  });

  it('renews what else was promised for the same order', () => {
    const refund = aCase('refund', 'at-risk', { matter: 'billing.double-charge' });
    const other = aCase('other', 'broken', { matter: 'repair.repeat', orderNumber: 'PD-2' });
    const promise = { matter: 'delivery.failed', orderNumber: null };
    expect(inTheWay([aCase('late', 'broken'), refund], promise)).toBeNull();
    expect(inTheWay([aCase('late', 'broken'), refund, other], promise)).toBe('other');
  });

  it('is missed once it is broken or its time is up; at risk it is not yet', () => {
    expect([aCase('a', 'broken'), aCase('b', 'open', { dueAt: 1 })].every((one) => isMissed(one, now))).toBe(true);
    expect([aCase('c', 'at-risk'), aCase('d', 'closed', { dueAt: 1 })].some((one) => isMissed(one, now))).toBe(false);
  });
});
