import type { DurationMs } from '@aliado/domain';
import type { Conversation } from './conversation.ts';
import type { Beat } from './score.ts';

/** How a call went: `played` reached its written end, in `gave-up` nobody answered, `cut-short` was hung up on before. */
export type CallOutcome = 'played' | 'gave-up' | 'cut-short';

/** A call to be played. */
export interface CallPlan {
  readonly runId: string;
  readonly contactId: string;
  readonly conversation: Conversation;
  readonly queueId: string;
  readonly beats: readonly Beat[];
  readonly speed: number;
  /** How long a caller waits for somebody before leaving, in real time; null for ever. */
  readonly patience: DurationMs | null;
  /** Whether people answer: then how long a caller waits is for them to decide, and hanging up for the agent's side too. */
  readonly isForPeople: boolean;
}

/** An offer to one agent. */
export interface CallOffer {
  readonly agentId: string;
  readonly agentName: string | null;
  readonly ringFor: DurationMs;
  /** For a platform that answers by itself; null when the agent must. */
  readonly answerAfter: DurationMs | null;
}
