import type { AgentEvent } from '../agent/agent-event.ts';
import { assistTypes, type AssistEvent } from '../assist/assist-event.ts';
import { authorityTypes, type AuthorityEvent } from '../authority/authority-event.ts';
import type { InteractionEvent } from '../interaction/interaction-event.ts';
import { scriptTypes, type ScriptEvent } from '../script/script-event.ts';
import { supportTypes, type SupportEvent } from '../support/support-event.ts';

type OtherEvent = Exclude<InteractionEvent, AssistEvent | AuthorityEvent | ScriptEvent | SupportEvent>;

/** Those that have no list of their own; what stands for entries that a reader is not told of happens nowhere. */
const otherTypes: Readonly<Record<Exclude<OtherEvent['type'], 'EntryWithheld'>, true>> = {
  ...{ InteractionOpened: true, CallerLearned: true, InteractionQueued: true, InteractionOffered: true },
  ...{ OfferWithdrawn: true, InteractionAnswered: true, CallHeld: true, CallResumed: true, AgentMuted: true },
  ...{ AgentUnmuted: true, InteractionTransferred: true, CallConferenced: true, ParticipantJoined: true },
  ...{ ParticipantLeft: true, ConsentChanged: true, RecordingPaused: true, RecordingResumed: true },
  ...{ UtteranceSpoken: true, InteractionEnded: true, InteractionAbandoned: true, SourceGapNoticed: true },
  ...{ CustomerIdentified: true, CustomerVerified: true, CustomerCorrected: true, LinePinned: true },
  ...{ LineUnpinned: true, HintShown: true, HintSettled: true, HintsMuted: true, HintsUnmuted: true },
  ...{ GuidelineConsulted: true, NoteWritten: true, HelpAsked: true, AfterContactWorkStarted: true },
  ...{ AfterContactWorkExtended: true, AfterContactWorkFinished: true, RedactionApplied: true },
};

const agentTypes: Readonly<Record<AgentEvent['type'], true>> = {
  ...{ AgentSignedIn: true, AgentSignedOut: true, AgentStateChosen: true, AgentQueuesChanged: true },
  ...{ WorkOffered: true, WorkAnswered: true, AfterContactWorkLeft: true, WorkReleased: true },
};

/** What happens in contacts, by type. */
export const contactEventTypes: readonly string[] = [
  ...Object.keys(otherTypes),
  ...[...supportTypes, ...authorityTypes, ...scriptTypes, ...assistTypes],
];

/** What happens to those who take contacts, by type. */
export const agentEventTypes: readonly string[] = Object.keys(agentTypes);

/** Over which stretches events are counted; the last minutes hold the one that runs. */
export const eventStretches = { last5: 5, last15: 15, last30: 30, last60: 60 } as const;

/** A stretch of minutes; the day of the house so far; of a contact, all there was. */
export type EventStretch = keyof typeof eventStretches | 'today' | 'all';

/** How often each type of event happened, by type and stretch. */
export type EventFacts = Readonly<Record<string, Partial<Record<EventStretch, number>>>>;

/** A fact that counts events. */
export interface EventCount {
  readonly type: string;
  readonly stretch: EventStretch;
}

/** How such a fact is written: `events.HelpAsked.last15`. */
export const eventPath = ({ type, stretch }: EventCount): string => `events.${type}.${stretch}`;

/** What a path counts; null where it is no such fact. */
export function eventCountOf(path: string): EventCount | null {
  const [head, type, stretch] = path.split('.');
  if (head !== 'events' || type === undefined || !isStretch(stretch)) return null;
  return { type, stretch };
}

const isStretch = (name: string | undefined): name is EventStretch =>
  name !== undefined && (name in eventStretches || name === 'today' || name === 'all');

/** Where a contact is, as far as events are counted by it. */
export interface Whereabouts {
  readonly queueId: string | null;
  readonly agentId: string | null;
}

/** The events that say where a contact is. */
export const whereTypes = [
  'InteractionQueued',
  'InteractionAnswered',
] as const satisfies readonly InteractionEvent['type'][];

/** A contact that came nowhere yet. */
export const nowhere: Whereabouts = { queueId: null, agentId: null };

/** Where a contact is after an event: the same as `queueId` and `agentId` of its state. */
export function whereAfter(where: Whereabouts, event: InteractionEvent): Whereabouts {
  switch (event.type) {
    case 'InteractionQueued':
      return { ...where, queueId: event.queueId };
    case 'InteractionAnswered':
      return { ...where, agentId: event.agentId };
    default:
      return where;
  }
}

/** Whose event it was: of the agent whom it names, else of whoever has the contact. */
export const agentIn = (event: InteractionEvent, where: Whereabouts): string | null =>
  'agentId' in event ? event.agentId : where.agentId;
