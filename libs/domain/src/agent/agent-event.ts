import type { RecordedOf } from '../interaction/recorded.ts';

/** What an agent may choose to be. `on-contact` and after-contact work follow from their contacts and are not chosen. */
export type ChosenState = 'available' | 'break' | 'offline';

/** A fact about an agent's working day; the stream is `agent:ID`. */
export type AgentEvent =
  | { readonly type: 'AgentSignedIn' }
  | { readonly type: 'AgentSignedOut' }
  | { readonly type: 'AgentStateChosen'; readonly state: ChosenState; readonly reason: string | null }
  /** Which queues they serve for now; null: their own again. */
  | { readonly type: 'AgentQueuesChanged'; readonly queues: readonly string[] | null }
  | { readonly type: 'WorkOffered'; readonly interactionId: string }
  | { readonly type: 'WorkAnswered'; readonly interactionId: string }
  /** The contact is over; what is left is after-contact work. */
  | { readonly type: 'AfterContactWorkLeft'; readonly interactionId: string }
  /** Nothing is left to do: declined, withdrawn, passed on, or written up. */
  | { readonly type: 'WorkReleased'; readonly interactionId: string };

/** An entry of an agent's stream. */
export type AgentRecorded = RecordedOf<AgentEvent>;

/** The stream of an agent. */
export const agentStream = (agentId: string): string => `agent:${agentId}`;

/** Whether a stream is an agent's. */
export const isAgentStream = (streamId: string): boolean => streamId.startsWith('agent:');
