import type { CustomerCase, Touchpoint } from '@aliado/domain';
import { repeatIn } from './repeat-contacts.ts';

const day = 86_400_000;
const now = 100 * day;
const touchpoint = (nth: number, more: Partial<Touchpoint> = {}): Touchpoint => ({
  ...{ id: `t-${nth}`, occurredAt: now - nth * day, stage: 'after', channel: 'voice', matter: 'delivery.late' },
  ...{ title: { es: '', en: '' }, detail: null, state: 'ok', orderNumber: null, interactionId: `int-${nth}` },
  ...more,
});
const openCase: CustomerCase = {
  ...{ id: 'c', openedAt: 0, matter: 'delivery.late', title: { es: '', en: '' }, state: 'open', team: null },
  ...{ dueAt: null, orderNumber: null },
};
const profile = { cases: [openCase] };
const question = { interactionId: 'int-now', customerId: 'lucia', matter: null };

describe('a repeated contact', () => {
  it('is the third on one open matter within a fortnight', () => {
    expect(repeatIn(profile, [touchpoint(1), touchpoint(3)], question, now)).toEqual({
      ...{ kind: 'repeat', matter: 'delivery.late', times: 3, withinDays: 14 },
    });
    expect(repeatIn(profile, [touchpoint(1)], question, now)).toBeNull();
    expect(repeatIn(profile, [touchpoint(1), touchpoint(15)], question, now)).toBeNull();
  });

  it('counts contacts, not deliveries or letters of the house, and not itself', () => {
    const delivery = touchpoint(2, { channel: 'delivery' });
    const itself = touchpoint(0, { interactionId: 'int-now' });
    expect(repeatIn(profile, [touchpoint(1), delivery, itself], question, now)).toBeNull();
  });

  it('is none where the matter is closed, or where this one is about something else', () => {
    const two = [touchpoint(1), touchpoint(3)];
    expect(repeatIn({ cases: [{ ...openCase, state: 'closed' }] }, two, question, now)).toBeNull();
    expect(repeatIn(profile, two, { ...question, matter: 'billing.invoice' }, now)).toBeNull();
    expect(repeatIn(null, [touchpoint(1, { state: 'open' }), touchpoint(3)], question, now)).not.toBeNull();
  });
});
