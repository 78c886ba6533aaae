import type { Approval, PersonThen } from '@aliado/domain';

/** Brings requests to those who may decide them. */
export abstract class ApprovalRouting {
  /** A request was just recorded. Answers at once; what follows from it is recorded in its time. Must not throw. */
  abstract asked(interactionId: string, approval: Approval): void;

  /** Those who may decide what this agent asks and are here now, in the order in which they would be asked. */
  abstract present(agentId: string): Promise<readonly PersonThen[]>;

  /** Median of the last hundred answers, milliseconds; null while fewer than five requests were decided. */
  abstract usualAnswerMs(): Promise<number | null>;
}
