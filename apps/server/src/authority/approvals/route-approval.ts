import type { Approval, EpochMs } from '@aliado/domain';

/** Somebody whose own authority covers a request, as they stand at this moment. */
export interface Approver {
  readonly accountId: string;
  readonly name: string;
  readonly team: string | null;
  /** Requests that lie before them and wait. */
  readonly waiting: number;
  /** Whether they have a contact of their own in hand. */
  readonly isOnContact: boolean;
  /** Requests that came to them on this day of the organisation. */
  readonly hadToday: number;
}

/** Where a request stands: what the log says, and who is there. */
export interface RequestToRoute {
  readonly approval: Pick<Approval, 'agentId' | 'offeredTo' | 'openedBy'>;
  readonly agentTeam: string | null;
  /** Those who could decide it and are present, in any order. */
  readonly present: readonly Approver[];
  /** Whether somebody is there still, or may come back in a moment. */
  readonly isThere: (accountId: string) => boolean;
}

/** The next person to lay a request before; null while somebody has time left, or nobody else is there. */
export function nextApprover(request: RequestToRoute, now: EpochMs): Approver | null {
  if (request.approval.offeredTo.some((offer) => hasTimeLeft(request, offer, now))) return null;
  return bestFirst(request)[0] ?? null;
}

/** Those whom it was not laid before yet, the best first: free, of the same team, with the fewest today, by name. */
export function bestFirst({ approval, agentTeam, present }: RequestToRoute): readonly Approver[] {
  const known = new Set([approval.agentId, ...approval.offeredTo.map(({ accountId }) => accountId)]);
  const rank = ({ waiting, isOnContact, team, hadToday }: Approver): readonly number[] => [
    // nobody free is no reason to hold a request back: then it goes to who is least taken up
    Number(isOnContact),
    waiting,
    Number(agentTeam === null || team !== agentTeam),
    hadToday,
  ];
  return present
    .filter(({ accountId }) => !known.has(accountId))
    .toSorted((one, other) => compare(rank(one), rank(other)) || byName(one, other));
}

/** Whether this offer keeps a request from going on: its time is not up, and who has it is there or was reading it. */
function hasTimeLeft(
  { approval, isThere }: RequestToRoute,
  { accountId, until }: Approval['offeredTo'][number],
  now: EpochMs,
): boolean {
  return now < until && (isThere(accountId) || approval.openedBy?.accountId === accountId);
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

const byName = (one: Approver, other: Approver): number =>
  one.name.localeCompare(other.name) || one.accountId.localeCompare(other.accountId);
