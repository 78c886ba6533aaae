import type { AuthorityPolicy } from '@aliado/domain';
import {
  withNewPart,
  withoutPart,
  withPart,
  withPartTwice,
  withScopeList,
  withSum,
  withTenure,
} from './authority-edits.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const policy: AuthorityPolicy = {
  version: 1,
  limits: [
    { id: 'agents', for: { roles: ['agent'] }, remedies: ['credit'], perDecision: eur(15_000) },
    { id: 'leads', for: { roles: ['lead'] }, remedies: ['refund'] },
  ],
  ...{ budgets: [], exclusions: [], never: [], goodwill: ['credit'], rates: [] },
  ...{ answerWithinSeconds: 60, undoWithinSeconds: 600, reservationSeconds: 120 },
};
const defaults = { currency: 'EUR', team: 'desk-north', today: '2026-11-22' };
const ids = ({ limits }: AuthorityPolicy) => limits.map(({ id }) => id);

describe('writing who may give what', () => {
  it('makes one limit anew and leaves the others as they are', () => {
    const [agents, leads] = policy.limits;
    if (!agents) throw new Error('there is one');
    const next = withPart(policy, 'limits', 0, withSum(agents, 'perDay', eur(60_000)));
    expect(next.limits).toEqual([{ ...agents, perDay: eur(60_000) }, leads]);
    expect(next.limits[1]).toBe(leads);
  });

  it('doubles a limit below itself, under an id that is free', () => {
    const twice = withPartTwice(withPartTwice(policy, 'limits', 0), 'limits', 1);
    expect(ids(twice)).toEqual(['agents', 'agents-2', 'agents-3', 'leads']);
    expect(twice.limits[2]).toEqual({ ...policy.limits[0], id: 'agents-3' });
    expect(withPartTwice(policy, 'limits', 7)).toBe(policy);
  });

  it('begins a new limit that gives nothing yet', () => {
    const next = withNewPart(withNewPart(policy, 'limits', defaults), 'limits', defaults);
    expect(ids(next)).toEqual(['agents', 'leads', 'limit', 'limit-2']);
    expect(next.limits[3]?.perDecision).toEqual(eur(0));
  });

  it.each(['budgets', 'exclusions', 'never', 'rates'] as const)('adds to the %s and takes away again', (list) => {
    const next = withNewPart(policy, list, defaults);
    expect(next[list]).toHaveLength(1);
    expect(withoutPart(next, list, 0)).toEqual(policy);
  });

  it('names nothing in a scope rather than an empty list', () => {
    const scope = { roles: ['agent'], teams: ['desk-north'] } as const;
    expect(withScopeList(scope, 'teams', [])).toEqual({ roles: ['agent'] });
    expect(withScopeList(scope, 'queues', ['billing'])).toEqual({ ...scope, queues: ['billing'] });
    expect(withTenure(withTenure(scope, 12), null)).toEqual(scope);
  });

  it('has no sum where there is no limit', () => {
    const [agents] = policy.limits;
    expect(agents && withSum(agents, 'perDecision', null)).toEqual({
      ...{ id: 'agents', for: { roles: ['agent'] }, remedies: ['credit'] },
    });
  });
});
