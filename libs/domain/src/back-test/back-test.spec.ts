import fc from 'fast-check';
import type { AuthorityEvent, RemedyTerms } from '../authority/authority-event.ts';
import type { AuthorityPolicy } from '../authority/authority-policy.ts';
import { noAuthority } from '../authority/limits-for.ts';
import { unknownFacts, type CaseFacts } from '../guideline/case-facts.ts';
import type { FeelEvaluator } from '../guideline/case-reading.ts';
import type { AllowedRemedy, Guideline } from '../guideline/guideline.ts';
import type { BackTestDifference } from '../wire/authoring.ts';
import { aTape, type Tape } from '../testing/tape.ts';
import { authorityFields } from '../testing/arbitrary-authority.ts';
import type { RuleBook } from './allowance.ts';
import { BackTestTally } from './back-test-tally.ts';
import { compareSession } from './compare-session.ts';
import { readPastSession } from './past-session.ts';

/** Knows one path and tests for equality. */
const feel: FeelEvaluator<CaseFacts> = {
  value: (_, { order }) => order.failedDeliveries,
  holds: (test, value) => test === '-' || test === String(value),
};
const context = {
  feel,
  currency: 'EUR',
  agentOf: (accountId: string) => ({ accountId, roles: ['agent' as const], queues: [] }),
};

const text = (words: string) => ({ es: words, en: words });
const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' });
const credit = (limit: number): AllowedRemedy => ({ remedy: 'credit', limit: euros(limit) });

function rulesWith(rules: Readonly<Record<string, readonly AllowedRemedy[]>>, policy: AuthorityPolicy | null = null) {
  const guideline: Guideline = {
    ...{ id: 'late-delivery', version: 14, name: text('Late'), matters: ['delivery.failed'], owner: 'experience' },
    ...{ why: text('Because'), effectiveFrom: '2026-01-01', hitPolicy: 'first' },
    inputs: [{ id: 'failed', label: text('Failures'), expression: 'order.failedDeliveries' }],
    rules: Object.entries(rules).map(([test, then]) => ({ id: `r${test}`, when: [test], then, because: text('So') })),
  };
  return { guidelines: [guideline], policy } satisfies RuleBook;
}

const terms = (amount: number | null, remedy: RemedyTerms['remedy'] = 'credit'): RemedyTerms => ({
  ...{ remedy, amount: amount === null ? null : euros(amount), guidelineId: 'late-delivery', guidelineVersion: 14 },
  ...{ ruleId: 'r2', matter: 'delivery.failed', orderNumber: null },
});

/** A call with a case of so many failed deliveries, and what was decided in it, a second apart. */
function aCall(failedDeliveries: number, ...events: readonly AuthorityEvent[]): Tape {
  const facts = { ...unknownFacts, order: { ...unknownFacts.order, failedDeliveries } };
  const answered = aTape('int-1').at(1_000, { type: 'InteractionAnswered', agentId: 'ada', agentName: 'Ada' });
  const weighed = answered.at(2_000, { type: 'CaseWeighed', matter: 'delivery.failed', facts, findings: [] });
  return events.reduce((tape, event, nth) => tape.at(3_000 + nth * 1_000, event), weighed);
}

const marta = { accountId: 'marta', name: 'Marta' };
const granted = (amount: number | null, grantId = 'g1', remedy: RemedyTerms['remedy'] = 'credit'): AuthorityEvent => ({
  ...{ type: 'RemedyGranted', grantId, terms: terms(amount, remedy), agentId: 'ada', decidedBy: 'ada', undoUntil: 0 },
});
const asked = (amount: number, withoutAsking = 100): AuthorityEvent => ({
  ...{ type: 'ApprovalAsked', approvalId: 'a1', terms: terms(amount), agentId: 'ada', reason: 'why' },
  withoutAsking: euros(withoutAsking),
});
const decided = (decision: 'approved' | 'less' | 'refused', amount: number | null): AuthorityEvent => ({
  ...{ type: 'ApprovalDecided', approvalId: 'a1', by: marta, decision, words: '' },
  amount: amount === null ? null : euros(amount),
});
const reserved = (amount: number): AuthorityEvent => ({
  ...{ type: 'RemedyReserved', grantId: 'g1', terms: terms(amount), agentId: 'ada', approvalId: 'a1', expiresAt: 0 },
});

function test(base: RuleBook, draft: RuleBook, ...tapes: readonly Tape[]) {
  const tally = new BackTestTally('EUR');
  const differences = tapes.flatMap(
    ({ entries }) => tally.add(compareSession(readPastSession('int-1', entries), base, draft, context)) ?? [],
  );
  return { differences, result: tally.result() };
}

const upTo100 = rulesWith({ '2': [credit(100)], '-': [{ remedy: 'none' }] });
const upTo150 = rulesWith({ '2': [credit(150)], '-': [{ remedy: 'none' }] });
const plain = ({ was, wouldBe, change, direction }: BackTestDifference) => ({
  was: was.en,
  wouldBe: wouldBe.en,
  change: change && change.amount / 100,
  direction,
});

describe('a back-test', () => {
  it('keeps what was given within the limits of the draft', () => {
    const { differences, result } = test(upTo100, upTo150, aCall(2, granted(80)));
    expect(differences).toEqual([]);
    expect(result.asItWouldBe).toEqual(result.asItWas);
    expect(result.sentence).toEqual({ es: 'No habría cambiado nada.', en: 'It would have changed nothing.' });
  });

  it('spares an approval that the draft makes needless, and the waiting for it', () => {
    const refused = aCall(2, asked(120), decided('refused', null));
    const { differences, result } = test(upTo100, upTo150, refused);
    expect(differences.map(plain)).toEqual([
      {
        was: 'Asked for: credit of €120, refused after 1 s',
        wouldBe: 'Given at once: credit of €120',
        ...{ change: 120, direction: 'more' },
      },
    ]);
    expect(result).toMatchObject({
      asItWas: { grants: 0, approvals: 1, refused: 1, waitMs: 1_000 },
      asItWouldBe: { grants: 1, approvals: 0, refused: 0, waitMs: 0, money: euros(120) },
      sentence: {
        es: 'Habría dado 1 abono más, 120\u00a0€ más, y habría ahorrado 1 aprobación.',
        en: 'It would have given 1 more credit, €120 more, and spared 1 approval.',
      },
    });
  });

  it('counts as asked what was decided as less', () => {
    const less = aCall(2, asked(140), decided('less', 110), reserved(110), granted(110));
    const { differences } = test(upTo100, upTo150, less);
    expect(differences.map(plain)).toMatchObject([
      { was: 'Asked for: credit of €140, €110 approved after 1 s', change: 30, direction: 'more' },
    ]);
  });

  it('gives nothing more to who turned down what was approved', () => {
    const { differences } = test(upTo100, upTo150, aCall(2, asked(140), decided('approved', 140)));
    expect(differences.map(plain)).toMatchObject([{ change: 0, direction: 'same' }]);
  });

  it('leaves asked what a budget held back', () => {
    const held = aCall(2, asked(120, 40), decided('approved', 120), reserved(120), granted(120));
    expect(test(upTo100, upTo150, held).differences).toEqual([]);
  });

  it('counts what goes above a lower limit as asked, and no more than that limit as given', () => {
    const waited = aCall(1, asked(50), decided('refused', null));
    const { differences, result } = test(upTo150, upTo100, aCall(2, granted(130)), waited);
    expect(differences.map(plain)).toEqual([
      {
        was: 'Given: credit of €130',
        wouldBe: 'To be asked for: credit of €130; €100 without asking',
        ...{ change: -30, direction: 'less' },
      },
    ]);
    expect(result.asItWouldBe).toMatchObject({ approvals: 2, waitMs: 2_000, grants: 1, money: euros(100) });
    expect(result.sentence.en).toBe('It would have given €30 less and asked for 1 more approval.');
  });

  it('takes away what the draft does not allow', () => {
    const without = rulesWith({ '-': [{ remedy: 'none' }] });
    const { differences, result } = test(upTo100, without, aCall(2, granted(80)));
    expect(differences.map(({ was }) => was.es)).toEqual(['Se dio un abono de 80\u00a0€']);
    expect(differences.map(plain)).toMatchObject([
      { wouldBe: 'It would not be allowed', change: -80, direction: 'less' },
    ]);
    expect(result.less).toBe(1);
  });

  it('counts what is newly allowed as offered, and not as given', () => {
    const wider = rulesWith({ '2': [credit(100)], '1': [{ ...credit(60), proposed: euros(30) }] });
    const { differences, result } = test(upTo100, wider, aCall(1), aCall(2), aCall(2, granted(20)));
    expect(differences.map(plain)).toEqual([
      {
        was: 'Nothing was offered',
        wouldBe: 'It could be offered: credit of €30',
        ...{ change: null, direction: 'more' },
      },
    ]);
    expect(result.asItWouldBe.money).toEqual(euros(20));
    expect(result.offered).toEqual({ sessions: 1, upTo: euros(30), takenShare: 0.5 });
    expect(result.sentence.es).toBe('En 1 sesión habría dejado ofrecer hasta 30\u00a0€ donde no se permitía nada.');
    expect(result.hitsByRule).toEqual({ r1: 1, r2: 2 });
  });

  it('does not count what was taken back', () => {
    const undone = aCall(2, granted(80), { type: 'RemedyUndone', grantId: 'g1', by: 'ada' });
    expect(test(upTo100, upTo150, undone).result.asItWas).toMatchObject({ grants: 0, money: euros(0) });
  });

  it('tries a policy on what agents may give by themselves', () => {
    const policy = (limit: number): AuthorityPolicy => ({
      ...noAuthority,
      limits: [{ id: 'agents', for: { roles: ['agent'] }, remedies: ['credit'], perDecision: euros(limit) }],
    });
    const rules = { '2': [credit(150)] };
    const [narrow, wide] = [rulesWith(rules, policy(50)), rulesWith(rules, policy(200))];
    const call = aCall(2, asked(120, 50), decided('approved', 120), reserved(120), granted(120));
    const { differences } = test(narrow, wide, call);
    expect(differences.map(plain)).toMatchObject([{ wouldBe: 'Given at once: credit of €120', change: 0 }]);
    expect(test(wide, narrow, aCall(2, granted(120))).differences.map(plain)).toMatchObject([
      { change: -70, direction: 'less' },
    ]);
  });

  it('tells amounts in bars of a round width', () => {
    const { result } = test(upTo100, upTo150, aCall(2, granted(15)), aCall(2, granted(95)));
    expect(result.histogram).toHaveLength(10);
    expect(result.histogram.filter(({ was }) => was > 0)).toEqual([
      { upTo: 2_000, was: 1, wouldBe: 1 },
      { upTo: 10_000, was: 1, wouldBe: 1 },
    ]);
  });
});

const authorityEvents = fc.oneof(
  ...Object.entries(authorityFields).map(([type, fields]) =>
    fc.record(fields as Record<string, fc.Arbitrary<unknown>>).map((rest) => ({ type, ...rest }) as AuthorityEvent),
  ),
);
const calls = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.array(authorityEvents, { maxLength: 12 }))
  .map(([failed, events]) => aCall(failed, ...events));
const remedies = fc.oneof(
  fc.integer({ min: 0, max: 6 }).map(credit),
  fc.constantFrom<AllowedRemedy>({ remedy: 'none' }, { remedy: 'replacement' }),
  fc.integer({ min: 0, max: 6 }).map((limit): AllowedRemedy => ({ ...credit(limit), decides: 'supervisor' })),
);
const ruleSets = fc.dictionary(fc.constantFrom('0', '1', '2', '-'), fc.array(remedies, { minLength: 1, maxLength: 3 }));

describe('every back-test', () => {
  it('of what is in force against itself changes nothing', () => {
    fc.assert(
      fc.property(fc.array(calls, { maxLength: 5 }), ruleSets, (tapes, rules) => {
        const { differences, result } = test(rulesWith(rules), rulesWith(rules), ...tapes);
        expect(differences).toEqual([]);
        expect(result.asItWouldBe).toEqual(result.asItWas);
      }),
    );
  });

  it('of raised limits never gives less', () => {
    fc.assert(
      fc.property(fc.array(calls, { maxLength: 5 }), ruleSets, fc.nat(5), (tapes, rules, more) => {
        const raised = Object.fromEntries(
          Object.entries(rules).map(([test, then]) => [
            test,
            then.map(({ limit, ...rest }): AllowedRemedy => {
              return limit ? { ...rest, limit: { ...limit, amount: limit.amount + more * 100 } } : rest;
            }),
          ]),
        );
        const { result } = test(rulesWith(rules), rulesWith(raised), ...tapes);
        expect(result.less).toBe(0);
        expect(result.asItWouldBe.money.amount).toBeGreaterThanOrEqual(result.asItWas.money.amount);
        expect(result.asItWouldBe.approvals).toBeLessThanOrEqual(result.asItWas.approvals);
      }),
    );
  });
});
