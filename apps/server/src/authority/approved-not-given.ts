import { countedGift, type Bound, type Counting, type Interaction } from '@aliado/domain';

/** A sum that somebody approved in an interaction and that its agent can still give. */
interface ApprovedSum {
  readonly by: string;
  /** Minor units of the organisation's currency. */
  readonly amount: number;
}

/** What was approved in an interaction and is neither set aside nor given: the ledger does not know of it. */
export function approvedNotGiven({ approvals, grants }: Interaction, counting: Counting): readonly ApprovedSum[] {
  const stands = new Set(
    grants.filter(({ state }) => state === 'reserved' || state === 'granted').map(({ approvalId }) => approvalId),
  );
  return approvals.flatMap(({ approvalId, decision }) => {
    if (!decision?.amount || decision.decision === 'refused' || stands.has(approvalId)) return [];
    const amount = countedGift(decision.amount, counting)?.amount ?? 0;
    return [{ by: decision.by.accountId, amount }];
  });
}

/** Bounds of somebody as they stand once what was approved is given, too: it counts on the day of whoever approved it. */
export function withApproved(
  bounds: readonly Bound[],
  approved: readonly ApprovedSum[],
  accountId: string,
): readonly Bound[] {
  const sum = (sums: readonly ApprovedSum[]) => sums.reduce((total, { amount }) => total + amount, 0);
  const added: Readonly<Record<Bound['kind'], number>> = {
    decision: 0,
    customer: sum(approved),
    day: sum(approved.filter(({ by }) => by === accountId)),
    budget: sum(approved),
  };
  return bounds.map((bound) => ({
    ...bound,
    used: { ...bound.used, amount: bound.used.amount + added[bound.kind] },
  }));
}
