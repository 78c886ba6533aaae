import fc from 'fast-check';
import type { AllowedRemedy, GuidelineFinding, RemedyKind } from '../guideline/guideline.ts';
import type { Money } from '../money/money.ts';
import type { AuthorityPolicy } from './authority-policy.ts';
import type { AuthorityOffer } from './authority-view.ts';
import type { PersonLimits } from './limits-for.ts';
import { excludedBy, offersOf, type CaseConditions, type CaseToDecide } from './offers-of.ts';
import { passedBound, type HeldAuthority, type Usage } from './share-of.ts';

const euros = (amount: number): Money => ({ amount: amount * 100, currency: 'EUR' });
const both = (words: string) => ({ es: words, en: words });
const all: readonly RemedyKind[] = ['credit', 'gesture', 'refund', 'replacement', 'expedite', 'waiver'];
const budget = { id: 'north', name: both('North'), teams: ['north'], amount: euros(1_000), period: 'month' } as const;
const agent: PersonLimits = {
  remedies: all,
  perDecision: euros(150),
  perCustomer: { ...euros(200), days: 90 },
  perDay: euros(600),
  budgets: [budget],
};
const unused: Usage = { toCustomer: { 90: 0 }, today: 0, budgets: { north: 0 } };
const held = (limits: PersonLimits, usage: Partial<Usage> = {}): HeldAuthority => ({
  limitsOf: () => limits,
  usage: { ...unused, ...usage },
});
const supervisor = held({ ...agent, perDecision: euros(300), perCustomer: { ...euros(400), days: 90 } });
const policy: Pick<AuthorityPolicy, 'exclusions' | 'goodwill'> = {
  exclusions: [{ remedies: ['refund', 'replacement'], because: both('not both') }],
  goodwill: ['gesture', 'credit'],
};
const free: CaseConditions = { never: [], given: [], missedPromise: null, isToOneself: false };
const findingOf = (...then: readonly AllowedRemedy[]): GuidelineFinding => ({
  guideline: { id: 'late', version: 15, name: both('Late'), why: both('why') },
  inputs: [],
  hits: [{ id: 'twice', then, because: both('because') }],
});
const caseOf = (then: AllowedRemedy, more: Partial<CaseToDecide> = {}): CaseToDecide => ({
  findings: [findingOf(then)],
  policy,
  counting: { currency: 'EUR', rates: [], day: '2026-02-01' },
  conditions: free,
  matter: 'delivery.failed',
  orderNumber: 'PD-1',
  mine: held(agent),
  others: [],
  ...more,
});
const credit: AllowedRemedy = { remedy: 'credit', limit: euros(150), proposed: euros(30) };
const first = (decided: CaseToDecide): Partial<AuthorityOffer> => offersOf(decided)[0] ?? {};

describe('what may be given in a case', () => {
  it('is as much as the guideline and every limit leave, with what is proposed at first', () => {
    expect(offersOf(caseOf(credit, { mine: held(agent, { toCustomer: { 90: 4_000 }, today: 8_500 }) }))).toEqual([
      {
        terms: {
          ...{ remedy: 'credit', guidelineId: 'late', guidelineVersion: 15, ruleId: 'twice' },
          ...{ matter: 'delivery.failed', orderNumber: 'PD-1' },
        },
        ...{ guidelineName: both('Late'), because: both('because'), say: null, checks: [] },
        ...{ upTo: euros(150), proposed: euros(30), blocked: null, askUpTo: null, canAsk: false },
        bounds: [
          { kind: 'decision', used: euros(0), limit: euros(150), days: null, name: null },
          { kind: 'customer', used: euros(40), limit: euros(200), days: 90, name: null },
          { kind: 'day', used: euros(85), limit: euros(600), days: null, name: null },
          { kind: 'budget', used: euros(0), limit: euros(1_000), days: null, name: both('North') },
        ],
      },
    ]);
  });

  it.each<[string, Partial<Usage>, number, string]>([
    ['the customer’s window', { toCustomer: { 90: 20_000 } }, 18_000, 'authority/above-customer'],
    ['the day', { today: 60_000 }, 58_000, 'authority/above-day'],
    ['a budget', { budgets: { north: 100_000 } }, 98_000, 'authority/above-budget'],
  ])('is what %s leaves, and nothing when it is used up', (_, usedUp, nearly, reason) => {
    expect(first(caseOf(credit, { mine: held(agent, usedUp) }))).toMatchObject({
      ...{ upTo: euros(0), proposed: euros(0), blocked: { reason } },
    });
    const almost = JSON.parse(JSON.stringify(usedUp).replace(/\d{4,}/, String(nearly))) as Partial<Usage>;
    expect(first(caseOf(credit, { mine: held(agent, almost) }))).toMatchObject({ upTo: euros(20), blocked: null });
  });

  it('is whole for what is no sum, and none of it for who may not give that remedy', () => {
    const expedite = { remedy: 'expedite' } as const;
    expect(first(caseOf(expedite))).toMatchObject({ upTo: null, proposed: null, bounds: [], blocked: null });
    const mine = held({ ...agent, remedies: ['credit'] });
    expect(first(caseOf(expedite, { mine, others: [supervisor] }))).toMatchObject({
      ...{ upTo: null, blocked: { reason: 'authority/above-decision' }, askUpTo: null, canAsk: true },
    });
  });

  it('is for somebody else to decide where the guideline says so', () => {
    expect(first(caseOf({ ...credit, decides: 'supervisor' }, { others: [supervisor] }))).toMatchObject({
      ...{ upTo: euros(0), blocked: { reason: 'authority/above-decision' }, askUpTo: euros(300), canAsk: true },
    });
  });

  it('can be asked for above one’s own part, up to what the most able of those present may allow', () => {
    expect(first(caseOf(credit, { others: [supervisor, held(agent)] }))).toMatchObject({
      ...{ upTo: euros(150), askUpTo: euros(300), canAsk: true },
    });
  });

  it('is nothing where the remedy is “none”', () => {
    expect(offersOf(caseOf({ remedy: 'none' }))).toEqual([]);
  });

  const refund = { remedy: 'refund', limit: euros(90) } as const;
  it.each<[string, AllowedRemedy, Partial<CaseConditions>, string, ReturnType<typeof both> | null]>([
    [
      'a rule of what nobody gives',
      credit,
      { never: [{ id: 'n', remedies: ['credit'], when: 'true', because: both('undone') }] },
      'never',
      both('undone'),
    ],
    [
      'a remedy that excludes it',
      refund,
      { given: [{ remedy: 'replacement', amount: null }] },
      'excluded',
      both('not both'),
    ],
    ['a promise that comes first', credit, { missedPromise: both('the washer') }, 'promise-first', both('the washer')],
    ['being the customer', credit, { isToOneself: true }, 'to-oneself', null],
  ])('is barred by %s, which asking does not change', (_, then, conditions, reason, about) => {
    const barred = caseOf(then, { conditions: { ...free, ...conditions }, others: [supervisor] });
    expect(first(barred)).toMatchObject({
      ...{ upTo: euros(0), proposed: euros(0), canAsk: false, askUpTo: null },
      blocked: { reason: `authority/${reason}`, about },
    });
  });

  it('is not barred by a promise where it is no kindness', () => {
    const conditions = { ...free, missedPromise: both('the washer') };
    expect(first(caseOf(refund, { conditions }))).toMatchObject({ blocked: null, upTo: euros(90) });
  });

  it('is given once where it is no sum and excludes another, and in parts where it is one', () => {
    expect(excludedBy('replacement', false, policy.exclusions)).toEqual(['refund', 'replacement']);
    expect(excludedBy('refund', true, policy.exclusions)).toEqual(['replacement']);
    expect(excludedBy('credit', true, policy.exclusions)).toEqual([]);
  });
});

describe('whatever is given as it is offered', () => {
  const sum = fc.integer({ min: 0, max: 40_000 }).map((amount): Money => ({ amount, currency: 'EUR' }));
  const limits = fc.record({
    perDecision: fc.option(sum),
    perCustomer: fc.option(sum.map((money) => ({ ...money, days: 90 }))),
    perDay: fc.option(sum),
    budgets: fc
      .array(sum, { maxLength: 3 })
      .map((sums) => sums.map((amount, nth) => ({ ...budget, id: `b${nth}`, amount }))),
  });
  const used = fc.record({
    toCustomer: fc.integer({ min: 0, max: 50_000 }),
    today: fc.integer({ min: 0, max: 50_000 }),
  });

  const atMost = (limit: Money | null): number => limit?.amount ?? Infinity;

  it('passes no limit, however often it is offered and given', () => {
    fc.assert(
      fc.property(
        limits,
        sum,
        used,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
        (own, limit, before, shares) => {
          const person: PersonLimits = { ...agent, ...own };
          let given = 0;
          for (const share of [...shares, 1]) {
            const usage: Usage = {
              toCustomer: { 90: before.toCustomer + given },
              today: before.today + given,
              budgets: Object.fromEntries(own.budgets.map(({ id }) => [id, given])),
            };
            const [offer] = offersOf(caseOf({ remedy: 'credit', limit }, { mine: held(person, usage) }));
            const amount = Math.round((offer?.upTo?.amount ?? 0) * share);
            expect(passedBound(offer?.bounds ?? [], amount)).toBeNull();
            expect(amount).toBeLessThanOrEqual(Math.min(limit.amount, atMost(own.perDecision)));
            if (amount > 0) expect(before.toCustomer + given + amount).toBeLessThanOrEqual(atMost(own.perCustomer));
            if (amount > 0) expect(before.today + given + amount).toBeLessThanOrEqual(atMost(own.perDay));
            given += amount;
            for (const { amount: most } of own.budgets) expect(given).toBeLessThanOrEqual(most.amount);
          }
        },
      ),
    );
  });

  it('is all there is: a cent more passes a limit', () => {
    fc.assert(
      fc.property(limits, sum, used, (own, limit, before) => {
        const usage = { toCustomer: { 90: before.toCustomer }, today: before.today, budgets: {} };
        const [offer] = offersOf(caseOf({ remedy: 'credit', limit }, { mine: held({ ...agent, ...own }, usage) }));
        expect(passedBound(offer?.bounds ?? [], (offer?.upTo?.amount ?? 0) + 1)).not.toBeNull();
      }),
    );
  });
});
