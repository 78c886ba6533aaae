import { append } from '../collection/chunked-list.ts';
import type { Interaction, Line } from './interaction.ts';
import { isOver } from './interaction.ts';
import { supervisorOnLine } from '../support/intervention.ts';
import { wishBehind, withEffect } from '../support/intervention-effect.ts';
import type { Participant, Recorded } from './interaction-event.ts';
import type { ContactEvent } from './evolve.ts';

/** Folds in what happened on the line. `state` already carries the entry's sequence. */
export function evolveContact(state: Interaction, entry: Recorded, event: ContactEvent): Interaction {
  const at = entry.occurredAt;
  switch (event.type) {
    case 'InteractionOpened': {
      const { source, channel, direction, from, to, language, consent } = event;
      const participants = withParticipant(state, { id: 'customer', role: 'customer', name: null });
      const opened = { ...state, phase: 'opened', openedAt: at, participants } as const;
      return { ...opened, source, channel, direction, from, to, language, consent };
    }
    case 'CallerLearned':
      return {
        ...state,
        from: event.from ?? state.from,
        to: event.to ?? state.to,
        language: event.language ?? state.language,
      };
    case 'InteractionQueued':
      return isOver(state)
        ? { ...state, queueId: event.queueId }
        : { ...state, phase: 'queued', queueId: event.queueId, queuedAt: at, offer: null };
    case 'InteractionOffered':
      if (isOver(state)) return state;
      return {
        ...state,
        // somebody asked to join a call that goes on does not take it away from who has it
        phase: state.phase === 'talking' && state.transferredTo === null ? 'talking' : 'ringing',
        offeredAt: at,
        offer: { agentId: event.agentId, expiresAt: event.expiresAt },
      };
    case 'OfferWithdrawn':
      if (state.offer?.agentId !== event.agentId) return state;
      return { ...state, phase: state.phase === 'ringing' ? 'queued' : state.phase, offer: null };
    case 'InteractionAnswered': {
      const before = withoutParticipant(state, supervisorOnLine(event.agentId)); // who was with it has it now
      const participants = withParticipant(before, {
        id: `agent:${event.agentId}`,
        role: 'agent',
        name: event.agentName,
      });
      const answered = {
        ...{ ...state, agentId: event.agentId, offer: null },
        ...{ answeredAt: state.answeredAt ?? at, connectedAt: at },
      };
      const wish = wishBehind(state, event);
      const held = withEffect(answered, wish, { at, agentId: state.agentId });
      const told = wish ? withMark(held, entry, 'taken-over', wish.by.name) : held;
      return isOver(state) ? told : { ...told, phase: 'talking', participants, transferredTo: null };
    }
    case 'CallHeld':
      return withMark({ ...state, heldSince: state.heldSince ?? at }, entry, 'held', null);
    case 'CallResumed':
      return withMark(resumed(state, at), entry, 'resumed', null);
    case 'AgentMuted':
      return { ...state, isMuted: true };
    case 'AgentUnmuted':
      return { ...state, isMuted: false };
    case 'InteractionTransferred': {
      const { participants } = withoutParticipant(state, `agent:${state.agentId}`);
      const left = { ...resumed(state, at), participants, transferredTo: event.to, isMuted: false };
      return withMark(left, entry, 'transferred', event.to.id);
    }
    case 'CallConferenced':
      return resumed(state, at);
    case 'ParticipantJoined': {
      const joined = { ...state, participants: withParticipant(state, event.participant) };
      return withMark(joined, entry, 'joined', labelOf(event.participant));
    }
    case 'ParticipantLeft': {
      const gone = state.participants.find(({ id }) => id === event.participantId);
      const rest = withoutParticipant(state, event.participantId);
      return withMark(rest, entry, 'left', gone ? labelOf(gone) : event.participantId);
    }
    case 'ConsentChanged':
      return { ...state, consent: event.consent };
    case 'RecordingPaused':
      return { ...state, isRecordingPaused: true };
    case 'RecordingResumed':
      return { ...state, isRecordingPaused: false };
    case 'UtteranceSpoken': {
      const { utteranceId, participantId, role, text, startedAt, endedAt, language } = event;
      const isLate = state.lastSpokenAt !== null && startedAt < state.lastSpokenAt;
      const said = { sequence: entry.sequence, utteranceId, participantId, role, text, startedAt, endedAt, language };
      return {
        ...state,
        lines: append<Line>(state.lines, { kind: 'utterance', ...said, isLate }),
        lastSpokenAt: Math.max(startedAt, state.lastSpokenAt ?? startedAt),
      };
    }
    case 'InteractionEnded': {
      const { reason, endedBy } = event;
      const over = { ...resumed(state, at), endedAt: at, endReason: reason, endedBy, offer: null, participants: [] };
      const isLeft = state.agentId === null || state.transferredTo !== null;
      const phase = isLeft ? withoutAgent(state) : 'ended';
      const wish = wishBehind(state, event);
      const ended: Interaction = withEffect({ ...over, phase }, wish, { at, agentId: state.agentId });
      return wish ? withMark(ended, entry, 'ended-by', wish.by.name) : withMark(ended, entry, 'ended', endedBy);
    }
    case 'InteractionAbandoned':
      return {
        ...state,
        phase: withoutAgent(state),
        endedAt: at,
        endReason: 'abandoned',
        endedBy: 'customer',
        offer: null,
        participants: [],
      };
    case 'SourceGapNoticed':
      return withMark(state, entry, 'gap', null);
    default:
      event satisfies never; // a missing case breaks the build; a newer server must not break the tab
      return state;
  }
}

/** The phase of a contact that ends with no agent on the line: somebody who passed it on may still be writing it up. */
const withoutAgent = ({ afterContactWork }: Interaction): 'ended' | 'closed' =>
  afterContactWork.length > 0 ? 'ended' : 'closed';

/** How a mark names somebody. Never by a customer's name: not every reader of the transcript may have it. */
const labelOf = ({ id, role, name }: Participant): string => (role === 'customer' ? id : (name ?? id));

function resumed(state: Interaction, at: number): Interaction {
  if (state.heldSince === null) return state;
  return { ...state, heldSince: null, resumedAt: at, heldFor: state.heldFor + Math.max(0, at - state.heldSince) };
}

function withoutParticipant(state: Interaction, gone: string): Interaction {
  return { ...state, participants: state.participants.filter(({ id }) => id !== gone) };
}

function withParticipant({ participants }: Interaction, participant: Participant): readonly Participant[] {
  return [...participants.filter(({ id }) => id !== participant.id), participant];
}

function withMark(
  state: Interaction,
  { sequence, occurredAt }: Recorded,
  mark: Extract<Line, { kind: 'mark' }>['mark'],
  about: string | null,
): Interaction {
  return { ...state, lines: append<Line>(state.lines, { kind: 'mark', sequence, mark, at: occurredAt, about }) };
}
