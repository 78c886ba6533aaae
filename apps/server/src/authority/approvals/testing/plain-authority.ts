import type { Bound, Interaction, PersonLimits, RemedyTerms } from '@aliado/domain';
import { AuthorityReader, type Standing } from '../../authority-reader.ts';

/** Authority for specs: everybody has one limit per decision, in euro cents; nobody else has any. */
export class PlainAuthority extends AuthorityReader {
  readonly limits = new Map<string, number>();

  async limitsOf(_: Interaction, accountId: string): Promise<PersonLimits | null> {
    const amount = this.limits.get(accountId);
    if (amount === undefined) return null;
    const perDecision = { amount, currency: 'EUR' };
    return { remedies: ['credit'], perDecision, perCustomer: null, perDay: null, budgets: [] };
  }

  async standings(
    _: Interaction,
    { amount }: RemedyTerms,
    accountIds: readonly string[],
  ): Promise<ReadonlyMap<string, Standing>> {
    return new Map(accountIds.map((id) => [id, standing(this.limits.get(id) ?? 0, amount?.amount ?? 0)]));
  }
}

function standing(limit: number, asked: number): Standing {
  const upTo = { amount: limit, currency: 'EUR' };
  const bound: Bound = { kind: 'decision', used: { amount: 0, currency: 'EUR' }, limit: upTo, days: null, name: null };
  return { upTo, bounds: [bound], refused: asked <= limit ? null : 'authority/above-decision' };
}
