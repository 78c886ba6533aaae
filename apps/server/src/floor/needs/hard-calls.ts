import type { DurationMs, EpochMs, Need } from '@aliado/domain';

/** A part of a contact that somebody had and has written up. */
export interface FinishedCall {
  readonly interactionId: string;
  /** Which of the contact's segments it was. */
  readonly ordinal: number;
  readonly queueId: string | null;
  /** When nothing was left of it. */
  readonly at: EpochMs;
  /** Talk, hold and after-contact work. */
  readonly handled: DurationMs;
  /** Whether the customer's words turned upset. */
  readonly isUpset: boolean;
}

/** What else counts for how hard somebody's calls are. */
export interface Rest {
  /** When their last break, or absence, ended; null while they rest. */
  readonly restedAt: EpochMs | null;
  readonly now: EpochMs;
  /** The mean time of handling in a queue today; null while too little was handled to say. */
  readonly meanIn: (queueId: string | null) => DurationMs | null;
  /** A queue of theirs whose contacts are shorter than those of another; null where none is. */
  readonly softerThan: (queueId: string | null) => string | null;
}

/** So many hard calls in a row are too many. */
export const hardInARow = 3;

/** A call is hard when it takes so many times as long as others of its queue. */
const longTimes = 2;

/** Calls held of somebody; more than that in a row is said as that. */
const heldCalls = 20;

/**
 * Hard calls in a row since the last break: those in which the customer turned upset, or that took more than twice as long as others
 * of their queue. A signal for care, and no figure of a person: nothing of it is stored.
 */
export class HardCalls {
  private readonly calls = new Map<string, readonly FinishedCall[]>();

  /** Notes a call, in whatever order calls are told; in the place of what was noted of it before. */
  note(agentId: string, call: FinishedCall): void {
    const inOrder = [...this.without(agentId, call), call].sort((one, other) => one.at - other.at);
    this.calls.set(agentId, inOrder.slice(-heldCalls));
  }

  /** A call is not finished after all: there is something to write up. */
  takeBack(agentId: string, call: Pick<FinishedCall, 'interactionId' | 'ordinal'>): void {
    this.hold(agentId, this.without(agentId, call));
  }

  /** Forgets what was finished before a moment. */
  forgetBefore(moment: EpochMs): void {
    for (const agentId of this.agents())
      this.hold(
        agentId,
        this.of(agentId).filter(({ at }) => at >= moment),
      );
  }

  /** The last calls of somebody, oldest first. */
  of(agentId: string): readonly FinishedCall[] {
    return this.calls.get(agentId) ?? [];
  }

  /** Everybody of whom calls are held. */
  agents(): readonly string[] {
    return [...this.calls.keys()];
  }

  /** What somebody needs; null for nothing. */
  need(agentId: string, { restedAt, now, meanIn, softerThan }: Rest): Need | null {
    if (restedAt === null) return null;
    const sinceRest = this.of(agentId).filter(({ at }) => at > restedAt);
    const lastEasy = sinceRest.findLastIndex((call) => !isHard(call, meanIn(call.queueId)));
    const row = sinceRest.slice(lastEasy + 1);
    const since = row[hardInARow - 1]?.at;
    if (since === undefined) return null;
    return {
      ...{ id: `hard-calls:${agentId}:${row[0]?.at ?? since}`, interactionId: null, agentId, queueId: null },
      ...{ customerName: null, since, from: since, dueAt: null },
      about: {
        ...{ kind: 'hard-calls', inARow: row.length, sincePauseMs: Math.max(0, now - restedAt) },
        softerQueueId: softerThan(row.at(-1)?.queueId ?? null),
      },
    };
  }

  private without(
    agentId: string,
    { interactionId, ordinal }: Pick<FinishedCall, 'interactionId' | 'ordinal'>,
  ): readonly FinishedCall[] {
    return this.of(agentId).filter((one) => one.interactionId !== interactionId || one.ordinal !== ordinal);
  }

  private hold(agentId: string, calls: readonly FinishedCall[]): void {
    if (calls.length > 0) this.calls.set(agentId, calls);
    else this.calls.delete(agentId);
  }
}

const isHard = ({ isUpset, handled }: FinishedCall, mean: DurationMs | null): boolean =>
  isUpset || (mean !== null && handled > longTimes * mean);
