import type { Actor } from '../interaction/recorded.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { AgentEvent, AgentRecorded, ChosenState } from './agent-event.ts';

/** How far an agent is with one contact. */
export type WorkStage = 'offered' | 'on-contact' | 'after-contact-work';

/** A contact in an agent’s hands, and how far they are with it. */
export interface WorkItem {
  readonly interactionId: string;
  readonly stage: WorkStage;
  /** When this stage began. */
  readonly since: EpochMs;
}

/** What an agent is doing, as the floor sees it. */
export type AgentStatus = ChosenState | 'ringing' | 'on-contact' | 'after-contact-work';

/** An agent's working life as the log tells it. */
export interface Agent {
  readonly sequence: number;
  readonly chosen: ChosenState;
  /** Why on a break; null otherwise. */
  readonly reason: string | null;
  readonly chosenAt: EpochMs | null;
  /** Who chose it: the agent, a supervisor, or the server. Null before anybody did. */
  readonly chosenBy: Actor | null;
  /** The queues they serve for now; null for their own. */
  readonly queues: readonly string[] | null;
  /** Contacts in hand, in the order in which they came. */
  readonly work: readonly WorkItem[];
  /** When the status last changed, by choice or by work. */
  readonly statusSince: EpochMs | null;
}

/** Somebody who never worked. */
export const initialAgent: Agent = {
  sequence: 0,
  chosen: 'offline',
  reason: null,
  chosenAt: null,
  chosenBy: null,
  queues: null,
  work: [],
  statusSince: null,
};

/** Work comes before choice: who talks is on contact, whatever they chose before. */
export function statusOf({ chosen, work }: Pick<Agent, 'chosen' | 'work'>): AgentStatus {
  if (work.some(({ stage }) => stage === 'on-contact')) return 'on-contact';
  if (work.some(({ stage }) => stage === 'after-contact-work')) return 'after-contact-work';
  if (work.some(({ stage }) => stage === 'offered')) return 'ringing';
  return chosen;
}

/** Whether a customer is there, or about to be: then nothing is said to an agent of their own strain. */
export const isWithCustomer = (status: AgentStatus): boolean => status === 'on-contact' || status === 'ringing';

/** Folds one entry in. Pure and total, like `evolve` of an interaction. */
export function evolveAgent(state: Agent, entry: AgentRecorded): Agent {
  if (entry.sequence <= state.sequence) return state;
  const next = { ...fold(state, entry), sequence: entry.sequence };
  return statusOf(next) === statusOf(state) ? next : { ...next, statusSince: entry.occurredAt };
}

function fold(state: Agent, { event, occurredAt, by }: AgentRecorded): Agent {
  switch (event.type) {
    case 'AgentSignedIn':
      return state;
    case 'AgentSignedOut':
      return { ...state, chosen: 'offline', reason: null, chosenAt: occurredAt, chosenBy: by };
    case 'AgentStateChosen':
      return { ...state, chosen: event.state, reason: event.reason, chosenAt: occurredAt, chosenBy: by };
    case 'AgentQueuesChanged':
      return { ...state, queues: event.queues };
    case 'WorkOffered':
      return withWork(state, event.interactionId, 'offered', occurredAt);
    case 'WorkAnswered':
      return withWork(state, event.interactionId, 'on-contact', occurredAt);
    case 'AfterContactWorkLeft':
      return withWork(state, event.interactionId, 'after-contact-work', occurredAt);
    case 'WorkReleased':
      return { ...state, work: state.work.filter(({ interactionId }) => interactionId !== event.interactionId) };
    default:
      event satisfies never; // a missing case breaks the build; a newer server must not break the tab
      return state;
  }
}

function withWork(state: Agent, interactionId: string, stage: WorkStage, since: EpochMs): Agent {
  const item = { interactionId, stage, since };
  const isKnown = state.work.some((work) => work.interactionId === interactionId);
  const work = isKnown
    ? state.work.map((old) => (old.interactionId === interactionId ? item : old))
    : [...state.work, item];
  return { ...state, work };
}

/** What changes an agent’s day: their own choice, a console that came or went, or what became of a contact. */
export type AgentCommand =
  | { readonly type: 'SignIn' }
  | { readonly type: 'SignOut' }
  | { readonly type: 'ChooseState'; readonly state: ChosenState; readonly reason: string | null }
  | { readonly type: 'ChangeQueues'; readonly queues: readonly string[] | null }
  | { readonly type: 'TakeWork'; readonly interactionId: string; readonly stage: WorkStage }
  | { readonly type: 'ReleaseWork'; readonly interactionId: string };

/** Why a command changed nothing in an agent’s day. The console has a sentence for each, in both languages. */
export type AgentRefusal = 'agent/has-open-work' | 'agent/reason-missing';

/** Decides what a command changes in an agent's day. Pure; says why not, never throws. */
export function decideAgent(
  state: Agent,
  command: AgentCommand,
): { readonly events: readonly AgentEvent[] } | { readonly refused: AgentRefusal } {
  switch (command.type) {
    case 'SignIn':
      return { events: [{ type: 'AgentSignedIn' }] };
    case 'SignOut':
      return state.work.length > 0 ? { refused: 'agent/has-open-work' } : { events: [{ type: 'AgentSignedOut' }] };
    case 'ChooseState': {
      if (command.state === 'break' && !command.reason) return { refused: 'agent/reason-missing' };
      if (command.state === 'offline' && state.work.length > 0) return { refused: 'agent/has-open-work' };
      const isSame = state.chosen === command.state && state.reason === command.reason;
      return { events: isSame ? [] : [{ type: 'AgentStateChosen', state: command.state, reason: command.reason }] };
    }
    case 'ChangeQueues': {
      const { queues } = command;
      return { events: isSameSet(state.queues, queues) ? [] : [{ type: 'AgentQueuesChanged', queues }] };
    }
    case 'TakeWork': {
      const stage = state.work.find(({ interactionId }) => interactionId === command.interactionId)?.stage;
      if (stage === command.stage) return { events: [] };
      const { interactionId } = command;
      return { events: [{ type: eventOfStage[command.stage], interactionId }] };
    }
    case 'ReleaseWork': {
      const isHeld = state.work.some(({ interactionId }) => interactionId === command.interactionId);
      return { events: isHeld ? [{ type: 'WorkReleased', interactionId: command.interactionId }] : [] };
    }
  }
}

function isSameSet(one: readonly string[] | null, other: readonly string[] | null): boolean {
  if (one === null || other === null) return one === other;
  return one.length === other.length && one.every((item) => other.includes(item));
}

const eventOfStage = {
  offered: 'WorkOffered',
  'on-contact': 'WorkAnswered',
  'after-contact-work': 'AfterContactWorkLeft',
} as const satisfies Record<WorkStage, AgentEvent['type']>;
