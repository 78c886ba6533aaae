import type { CaseState, CustomerCase, CustomerProfile, Touchpoint } from '@aliado/domain';
import { briefOf } from './brief.ts';

const day = 86_400_000;
const now = 100 * day;
const aCase = (matter: string, state: CaseState): CustomerCase => ({
  id: matter,
  openedAt: 0,
  matter,
  title: { es: matter, en: matter },
  state,
  team: null,
  dueAt: null,
  orderNumber: null,
});
const broke = (matter: string, daysAgo: number): Touchpoint => ({
  id: matter,
  occurredAt: now - daysAgo * day,
  stage: 'during',
  channel: 'delivery',
  matter,
  title: { es: matter, en: matter },
  detail: null,
  state: 'broken',
  orderNumber: null,
  interactionId: null,
});
const profile = (...cases: CustomerCase[]): CustomerProfile => ({
  customer: {
    id: 'c-1',
    kind: 'person',
    name: 'Lucía Ferrer',
    givenName: 'Lucía',
    surname: 'Ferrer',
    language: 'es',
    addressForm: 'usted',
    tier: 'plus',
    since: '2019-03',
    city: 'Valencia',
    country: 'ES',
    timeZone: 'Europe/Madrid',
    householdId: null,
    companyId: null,
    recordingConsent: 'given',
    marketingConsent: 'no',
    preference: null,
  },
  identities: [],
  orders: [],
  products: [],
  cases,
  related: [],
});
const titles = (brief: ReturnType<typeof briefOf>) =>
  brief.reasons.map(({ title, likelihood }) => [title.en, likelihood]);

describe('what matters before hello', () => {
  it('is what broke, then what is at risk, then what is open, and never what is closed', () => {
    const brief = briefOf(
      profile(aCase('a', 'open'), aCase('b', 'broken'), aCase('c', 'closed'), aCase('d', 'at-risk')),
      [],
      now,
    );
    expect(titles(brief)).toEqual([
      ['b', 'high'],
      ['d', 'medium'],
      ['a', 'low'],
    ]);
    expect(brief.continues?.id).toBe('b');
  });

  it('adds what went wrong lately, unless a case already stands for it', () => {
    const brief = briefOf(profile(aCase('late', 'open')), [broke('late', 1), broke('noisy', 2), broke('old', 90)], now);
    expect(titles(brief)).toEqual([
      ['noisy', 'medium'],
      ['late', 'low'],
    ]);
  });

  it('is nothing for somebody without a story', () => {
    expect(briefOf(profile(), [], now)).toEqual({ lead: null, reasons: [], continues: null });
  });
});
