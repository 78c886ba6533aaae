import type { DecisionContext, SystemCommand } from './command.ts';
import type { Interaction } from './interaction.ts';
import { isOver } from './interaction.ts';
import type { ContactSource, InteractionEvent, SourceFact } from './interaction-event.ts';

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

function learn(state: Interaction, { from, to, language }: Opening): readonly InteractionEvent[] {
  const isNews =
    (from !== null && state.from === null) ||
    (to !== null && state.to === null) ||
    (language !== null && state.language === null);
  return isNews ? [{ type: 'CallerLearned', from, to, language }] : [];
}

function follow(state: Interaction, fact: Exclude<SourceFact, Opening>, context: DecisionContext): readonly InteractionEvent[] {
  switch (fact.type) {
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
      return state.agentId === fact.agentId && state.phase === 'talking' ? [] : [fact];
    case 'OfferWithdrawn':
      return state.offer?.agentId === fact.agentId ? [fact] : [];
    case 'ParticipantLeft':
      return state.participants.some(({ id }) => id === fact.participantId) ? [fact] : [];
    case 'InteractionEnded':
      return isOver(state) ? [] : [fact, ...afterContactWork(state, context)];
    case 'InteractionTransferred':
      return isOver(state) ? [] : [fact, ...afterContactWork(state, context)];
    case 'InteractionAbandoned':
      return isOver(state) ? [] : [fact];
    default:
      return [fact];
  }
}

/** Nobody answered: nothing to write up. */
function afterContactWork({ agentId }: Interaction, { now, afterContactWorkFor }: DecisionContext): readonly InteractionEvent[] {
  return agentId === null ? [] : [{ type: 'AfterContactWorkStarted', agentId, dueAt: now + afterContactWorkFor }];
}
