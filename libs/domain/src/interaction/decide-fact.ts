import { notActedOn } from '../assist/acted-on.ts';
import type { DecisionContext, SystemCommand } from './command.ts';
import type { Interaction } from './interaction.ts';
import { isOver } from './interaction.ts';
import type { ContactSource, InteractionEvent, Participant, SourceFact, TransferTarget } from './interaction-event.ts';
import { helpedBy } from '../support/intervention.ts';
import { wishBehind } from '../support/intervention-effect.ts';

/**
 * What a fact of a source adds to the log. Sources repeat themselves and come out of order: what says nothing new adds
 * nothing, what comes before the opening opens the interaction, and words that come after the end are still kept.
 */
export function decideFact(
  state: Interaction,
  { source, fact }: TakeFact,
  context: DecisionContext,
): readonly InteractionEvent[] {
  if (fact.type === 'InteractionOpened') return state.phase === 'unopened' ? [{ ...fact, source }] : learn(state, fact);
  const opening = state.phase === 'unopened' ? [unknownOpening(source)] : [];
  return [...opening, ...follow(state, fact, context)];
}

type TakeFact = Extract<SystemCommand, { type: 'TakeFact' }>;
type Opening = Extract<SourceFact, { type: 'InteractionOpened' }>;

const unknownOpening = (source: ContactSource): InteractionEvent => ({
  type: 'InteractionOpened',
  source,
  channel: 'voice',
  direction: 'inbound',
  from: null,
  to: null,
  language: null,
  consent: 'unknown',
});

function learn(state: Interaction, { from, to, language, consent }: Opening): readonly InteractionEvent[] {
  const isNews =
    (from !== null && state.from === null) ||
    (to !== null && state.to === null) ||
    (language !== null && state.language === null);
  const learned: InteractionEvent[] = isNews ? [{ type: 'CallerLearned', from, to, language }] : [];
  const isConsentNews = consent !== 'unknown' && state.consent === 'unknown';
  return isConsentNews ? [...learned, { type: 'ConsentChanged', consent }] : learned;
}

function follow(
  state: Interaction,
  fact: Exclude<SourceFact, Opening>,
  context: DecisionContext,
): readonly InteractionEvent[] {
  switch (fact.type) {
    case 'InteractionQueued':
      return state.phase === 'queued' && state.queueId === fact.queueId ? [] : [fact];
    case 'InteractionOffered':
      return state.offer?.agentId === fact.agentId && state.offer.expiresAt === fact.expiresAt ? [] : [fact];
    case 'CallHeld':
      return state.heldSince === null && !isOver(state) ? [fact] : [];
    case 'CallResumed':
      return state.heldSince === null ? [] : [fact];
    case 'AgentMuted':
      return state.isMuted ? [] : [fact];
    case 'AgentUnmuted':
      return state.isMuted ? [fact] : [];
    case 'RecordingPaused':
      return state.isRecordingPaused ? [] : [fact];
    case 'RecordingResumed':
      return state.isRecordingPaused ? [fact] : [];
    case 'ConsentChanged':
      return state.consent === fact.consent ? [] : [fact];
    case 'InteractionAnswered':
      return hasOnLine(state, fact.agentId) ? [] : [fact, ...helpAnswered(state, fact)];
    case 'OfferWithdrawn':
      return state.offer?.agentId === fact.agentId ? [fact] : [];
    case 'ParticipantJoined':
      return state.participants.some((known) => isSameParticipant(known, fact.participant)) ? [] : [fact];
    case 'ParticipantLeft':
      return state.participants.some(({ id }) => id === fact.participantId) ? [fact] : [];
    case 'InteractionEnded':
      return isOver(state) ? [] : [fact, ...notActedOn(state), ...afterContactWork(state, context)];
    case 'InteractionTransferred':
      return isOver(state) || isSameTarget(state.transferredTo, fact.to)
        ? []
        : [fact, ...afterContactWork(state, context)];
    case 'InteractionAbandoned':
      return isOver(state) ? [] : [fact];
    default:
      return [fact];
  }
}

const hasOnLine = ({ phase, agentId, transferredTo }: Interaction, who: string): boolean =>
  phase === 'talking' && agentId === who && transferredTo === null;

/** Who takes a contact over as they wished has answered its call for help. */
function helpAnswered(state: Interaction, fact: SourceFact): readonly InteractionEvent[] {
  const wish = wishBehind(state, fact);
  return state.help && wish ? [helpedBy(wish.by)] : [];
}

const isSameParticipant = (one: Participant, other: Participant): boolean =>
  one.id === other.id && one.role === other.role && one.name === other.name;

const isSameTarget = (one: TransferTarget | null, other: TransferTarget): boolean =>
  one?.kind === other.kind && one.id === other.id;

/** Nothing to write up where nobody answered, or where who did has passed the contact on and had their work then. */
function afterContactWork(
  { agentId, transferredTo }: Interaction,
  { now, afterContactWorkFor }: DecisionContext,
): readonly InteractionEvent[] {
  return agentId === null || transferredTo !== null
    ? []
    : [{ type: 'AfterContactWorkStarted', agentId, dueAt: now + afterContactWorkFor }];
}
