import fc from 'fast-check';
import type { AgentEvent, AgentRecorded } from '../agent/agent-event.ts';
import type { Hint } from '../hint/hint.ts';
import type { DeskCommand } from '../interaction/command.ts';
import type {
  InteractionEvent,
  Participant,
  Recorded,
  SourceFact,
  TransferTarget,
} from '../interaction/interaction-event.ts';
import type { RecordedOf } from '../interaction/recorded.ts';
import { assistFields } from './arbitrary-assist.ts';
import { authorityFields } from './arbitrary-authority.ts';
import { scriptFields } from './arbitrary-script.ts';
import { supportFields } from './arbitrary-support.ts';

// few values of each, so that events meet: the same agent, hint or note again
const agentId = fc.constantFrom('ada', 'bruno', 'carla');
const words = fc.constantFrom('', 'hola', 'it never arrived', '⟦payment-card⟧');
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const at = fc.nat(600_000);
const language = maybe(fc.constantFrom('es' as const, 'en' as const));
const consent = fc.constantFrom('unknown' as const, 'announced' as const, 'given' as const, 'refused' as const);
const role = fc.constantFrom('customer' as const, 'agent' as const, 'supervisor' as const, 'other' as const);
const lineSequence = fc.integer({ min: 1, max: 20 });
const address = maybe(fc.constantFrom('+34611550117', '+34900550100'));
const target: fc.Arbitrary<TransferTarget> = fc.record({
  kind: fc.constantFrom('queue' as const, 'agent' as const, 'address' as const),
  id: fc.constantFrom('billing', 'bruno', '+34900550100'),
});
const participant: fc.Arbitrary<Participant> = fc.record({
  id: fc.constantFrom('customer', 'agent:ada', 'agent:bruno', 'supervisor:sol'),
  role,
  name: maybe(fc.constantFrom('Ada', 'Sol')),
});
const candidate = fc.record({
  customerId: fc.constantFrom('c-1', 'c-2'),
  name: fc.constantFrom('Lucía Ferrer', 'Jack Sullivan'),
  evidence: fc.constant([{ kind: 'phone' as const, label: 'main' }]),
});

/** Hints of a few kinds and targets, so that the same advice comes again. */
export const hints: fc.Arbitrary<Hint> = fc.record({
  id: fc.constantFrom('h1', 'h2', 'h3', 'h4', 'h5'),
  kind: fc.constantFrom('script' as const, 'article' as const, 'warning' as const),
  target: fc.record({
    id: fc.constantFrom('failed-delivery', 'card-refunds'),
    version: fc.integer({ min: 1, max: 2 }),
  }),
  title: fc.constant({ es: 'Entrega que no llegó', en: 'Delivery that never came' }),
  text: fc.constant({ es: 'Discúlpese primero.', en: 'Apologise first.' }),
  reason: fc.record({
    proposer: fc.constantFrom('trigger' as const, 'text' as const, 'rule' as const, 'model' as const),
    source: fc.constant({ id: 'failed-delivery', version: 1 }),
    words: fc.constant(['no llegó']),
    lineSequence: maybe(lineSequence),
    score: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
});

type EventOf<Type extends InteractionEvent['type']> = Extract<InteractionEvent, { type: Type }>;
type Fields<Type extends InteractionEvent['type']> = {
  [Key in keyof Omit<EventOf<Type>, 'type'>]: fc.Arbitrary<EventOf<Type>[Key]>;
};

const source = fc.constant({ name: 'simulator', contactId: 'contact-1', can: ['hold', 'end'] as const });
const outcome = fc.constantFrom(
  'used' as const,
  'dismissed' as const,
  'expired' as const,
  'replaced' as const,
  'retracted' as const,
);

const fields: { readonly [Type in InteractionEvent['type']]: Fields<Type> } = {
  InteractionOpened: {
    source,
    channel: fc.constantFrom('voice', 'chat', 'email'),
    direction: fc.constantFrom('inbound', 'outbound'),
    from: address,
    to: address,
    language,
    consent,
  },
  CallerLearned: { from: address, to: address, language },
  InteractionQueued: { queueId: fc.constantFrom('deliveries', 'billing') },
  InteractionOffered: { agentId, expiresAt: maybe(at) },
  OfferWithdrawn: { agentId, reason: fc.constantFrom('declined', 'timed-out', 'cancelled') },
  InteractionAnswered: { agentId, agentName: maybe(fc.constant('Ada')) },
  CallHeld: {},
  CallResumed: {},
  AgentMuted: {},
  AgentUnmuted: {},
  InteractionTransferred: { manner: fc.constantFrom('blind', 'attended'), to: target },
  CallConferenced: {},
  ParticipantJoined: { participant },
  ParticipantLeft: { participantId: participant.map(({ id }) => id) },
  ConsentChanged: { consent },
  RecordingPaused: {},
  RecordingResumed: {},
  UtteranceSpoken: {
    utteranceId: fc.constantFrom('u1', 'u2', 'u3', 'u4'),
    participantId: participant.map(({ id }) => id),
    role,
    text: words,
    startedAt: at,
    endedAt: at,
    language,
    confidence: maybe(fc.constant(0.9)),
  },
  InteractionEnded: {
    reason: fc.constantFrom('hung-up', 'transferred', 'failed', 'source-closed'),
    endedBy: fc.oneof(role, fc.constant('system' as const)),
  },
  InteractionAbandoned: {},
  SourceGapNoticed: { since: at, until: maybe(at) },
  CustomerIdentified: {
    certainty: fc.constantFrom('known', 'probable', 'ambiguous', 'unknown'),
    customerId: maybe(fc.constantFrom('c-1', 'c-2')),
    candidates: fc.array(candidate, { maxLength: 2 }),
  },
  CustomerVerified: { by: fc.constant(['order']) },
  CustomerCorrected: { customerId: maybe(fc.constant('c-1')), name: maybe(fc.constant('Marta')) },
  LinePinned: { lineSequence },
  LineUnpinned: { lineSequence },
  HintShown: { hint: hints },
  HintSettled: { hintId: hints.map(({ id }) => id), outcome },
  HintsMuted: {},
  HintsUnmuted: {},
  GuidelineConsulted: {
    guidelineId: fc.constant('late-delivery'),
    version: fc.constant(14),
    ruleIds: fc.constant(['twice']),
  },
  NoteWritten: { noteId: fc.constantFrom('n1', 'n2'), text: words },
  HelpAsked: { words: maybe(words) },
  AfterContactWorkStarted: { agentId, dueAt: at },
  AfterContactWorkExtended: { agentId, dueAt: at },
  AfterContactWorkFinished: {
    agentId,
    disposition: maybe(fc.constant('promised')),
    matter: maybe(fc.constant('delivery.failed')),
    summary: words,
    finishedBy: fc.constantFrom('agent', 'timeout'),
  },
  ...authorityFields,
  ...assistFields,
  ...scriptFields,
  ...supportFields,
  RedactionApplied: { toSequence: lineSequence, kind: fc.constant('payment-card'), count: fc.constant(1) },
  EntryWithheld: {},
};

/** Events of one type with fields that meet those of others. */
export function eventsOf<Type extends InteractionEvent['type']>(type: Type): fc.Arbitrary<EventOf<Type>> {
  // the table above has the fields of each type; TypeScript cannot follow a mapped type through `fc.record`
  return fc
    .record(fields[type] as Record<string, fc.Arbitrary<unknown>>)
    .map((rest) => ({ type, ...rest }) as EventOf<Type>);
}

const eventTypes = Object.keys(fields) as readonly InteractionEvent['type'][];

const loggedTypes = eventTypes.filter((type) => type !== 'EntryWithheld');

/** Every event that a log can hold, in any state of its fields. */
export const interactionEvents: fc.Arbitrary<InteractionEvent> = fc.oneof(...loggedTypes.map((type) => eventsOf(type)));

const factTypes = eventTypes
  .slice(0, eventTypes.indexOf('CustomerIdentified'))
  .filter((type) => type !== 'CallerLearned');

/** What sources state, in no order that makes sense. */
export const sourceFacts: fc.Arbitrary<SourceFact> = fc.oneof(
  ...factTypes.map((type) => eventsOf(type)),
) as fc.Arbitrary<SourceFact>;

const lifeTypes = [
  'InteractionOffered',
  'OfferWithdrawn',
  'InteractionAnswered',
  'InteractionTransferred',
  'InteractionEnded',
] as const;

/** What sources state of who has a call, so that calls are passed on, lost and ended in every order. */
export const lifeFacts: fc.Arbitrary<SourceFact> = fc.oneof(
  ...lifeTypes.map((type): fc.Arbitrary<SourceFact> => eventsOf(type)),
  eventsOf('InteractionQueued'),
  { arbitrary: eventsOf('InteractionAbandoned'), weight: 1 },
);

/** What agents ask for, whether or not it is possible. */
export const deskCommands: fc.Arbitrary<DeskCommand> = fc.oneof<fc.Arbitrary<DeskCommand>[]>(
  fc.record({ type: fc.constant('ConfirmCustomer' as const), customerId: fc.constant('c-1') }),
  fc.record({ type: fc.constant('CorrectCustomer' as const), customerId: fc.constant(null), name: maybe(words) }),
  fc.record({ type: fc.constantFrom('PinLine' as const, 'UnpinLine' as const), lineSequence }),
  fc.record({ type: fc.constantFrom('UseHint' as const, 'DismissHint' as const), hintId: hints.map(({ id }) => id) }),
  fc.record({ type: fc.constantFrom('MuteHints' as const, 'UnmuteHints' as const, 'ExtendAfterContactWork' as const) }),
  eventsOf('ScriptStarted').map((started) => ({ ...started, type: 'StartScript' as const })),
  eventsOf('ScriptStepEntered').map((entered) => ({ ...entered, type: 'EnterScriptStep' as const })),
  eventsOf('ScriptValueSet').map((set) => ({ ...set, type: 'SetScriptValue' as const })),
  fc.record({
    type: fc.constant('LeaveScript' as const),
    reason: fc.constantFrom('completed' as const, 'left' as const),
  }),
  eventsOf('ScriptResumed').map(({ scriptId }) => ({ type: 'ResumeScript' as const, scriptId })),
  eventsOf('SubScriptEntered').map((entered) => ({ ...entered, type: 'EnterSubScript' as const })),
  eventsOf('SubScriptReturned').map((returned) => ({ ...returned, type: 'ReturnFromSubScript' as const })),
  eventsOf('ReadOutOmitted').map(({ stepId, reason }) => ({ type: 'OmitReadOut' as const, stepId, reason })),
  eventsOf('NoteWritten').map((written) => ({ ...written, type: 'WriteNote' as const })),
  eventsOf('HelpAsked').map((asked) => ({ ...asked, type: 'AskForHelp' as const })),
  eventsOf('WhisperSent').map(({ whisperId, text }) => ({ type: 'AnswerWhisper' as const, whisperId, text })),
  eventsOf('WhisperRead').map(({ whisperId }) => ({ type: 'ReadWhisper' as const, whisperId })),
  fc.constant({ type: 'CallOffHelp' as const }),
  eventsOf('AfterContactWorkFinished').map(({ disposition, matter, summary }) => ({
    ...{ type: 'FinishAfterContactWork' as const, disposition, matter, summary },
  })),
);

/** The log of one stream: gapless sequences, times that need not be in order. */
function logsOf<E>(
  streamId: string,
  events: fc.Arbitrary<E>,
  maxLength: number,
): fc.Arbitrary<readonly RecordedOf<E>[]> {
  const happened = fc.record({ event: events, occurredAt: at });
  return fc.array(happened, { maxLength }).map((entries) =>
    entries.map(({ event, occurredAt }, index) => {
      const sequence = index + 1;
      return { streamId, sequence, occurredAt, recordedAt: sequence * 1_000, by: 'system' as const, event };
    }),
  );
}

/** Logs of an interaction: any events in any order. */
export const interactionLogs: fc.Arbitrary<readonly Recorded[]> = logsOf('int-1', interactionEvents, 60);

const interactionId = fc.constantFrom('int-1', 'int-2');
const workTypes = fc.constantFrom(
  ...(['WorkOffered', 'WorkAnswered', 'AfterContactWorkLeft', 'WorkReleased'] as const),
);
const agentEvents: fc.Arbitrary<AgentEvent> = fc.oneof(
  fc.record({ type: fc.constantFrom('AgentSignedIn' as const, 'AgentSignedOut' as const) }),
  fc.record({
    type: fc.constant('AgentStateChosen' as const),
    state: fc.constantFrom('available' as const, 'break' as const, 'offline' as const),
    reason: maybe(fc.constant('lunch')),
  }),
  fc.record({
    type: fc.constant('AgentQueuesChanged' as const),
    queues: maybe(fc.constantFrom(['billing'], ['billing', 'sales'], [])),
  }),
  fc.record({ type: workTypes, interactionId }),
);

/** Logs of an agent: any events in any order. */
export const agentLogs: fc.Arbitrary<readonly AgentRecorded[]> = logsOf('agent:ada', agentEvents, 40);
