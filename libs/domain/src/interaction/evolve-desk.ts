import { canBeActedOn } from '../assist/acted-on.ts';
import { append } from '../collection/chunked-list.ts';
import type { HintOutcome } from '../hint/hint.ts';
import type { HintHistory, Interaction, Line, OpenHint } from './interaction.ts';
import { adviceKey } from './interaction.ts';
import type { Recorded } from './interaction-event.ts';
import type { DeskEvent } from './evolve.ts';

/** Folds in what happened at the desk: who it is, what was shown, what the agent did. `state` carries the entry's sequence. */
export function evolveDesk(state: Interaction, entry: Recorded, event: DeskEvent): Interaction {
  const at = entry.occurredAt;
  switch (event.type) {
    case 'CustomerIdentified': {
      const { certainty, customerId, candidates } = event;
      return { ...state, customer: { ...state.customer, certainty, customerId, candidates } };
    }
    case 'CustomerVerified':
      return { ...state, customer: { ...state.customer, isVerified: true } };
    case 'CustomerCorrected': {
      const { customerId, name } = event;
      const certainty = customerId === null ? 'unknown' : 'known';
      return { ...state, customer: { ...state.customer, certainty, customerId, newName: name, confirmedAt: at } };
    }
    case 'LinePinned':
      return { ...state, pins: [...state.pins.filter((pin) => pin !== event.lineSequence), event.lineSequence] };
    case 'LineUnpinned':
      return { ...state, pins: state.pins.filter((pin) => pin !== event.lineSequence) };
    case 'HintShown':
      return {
        ...state,
        hints: [...state.hints, { hint: event.hint, shownAt: at, readAt: null }],
        hintHistory: withShown(state, adviceKey(event.hint), at),
      };
    case 'HintSettled': {
      const settled = state.hints.find(({ hint }) => hint.id === event.hintId);
      if (!settled) return state;
      const hints = state.hints.filter((open) => open !== settled);
      const isToBeActedOn = event.outcome === 'used' && canBeActedOn(settled.hint);
      const { id, kind, target } = settled.hint;
      const usedHints = isToBeActedOn ? [...state.usedHints, { id, kind, target }] : state.usedHints;
      return { ...state, hints, usedHints, hintHistory: withOutcome(state, settled, event.outcome) };
    }
    case 'HintsMuted':
      return { ...state, areHintsMuted: true };
    case 'HintsUnmuted':
      return { ...state, areHintsMuted: false };
    case 'GuidelineConsulted':
      return state; // kept for replay and figures; nothing on the screen follows from it
    case 'NoteWritten': {
      const note = { noteId: event.noteId, text: event.text, writtenAt: at };
      const isNew = !state.notes.some(({ noteId }) => noteId === event.noteId);
      return {
        ...state,
        notes: isNew ? [...state.notes, note] : state.notes.map((old) => (old.noteId === event.noteId ? note : old)),
      };
    }
    case 'HelpAsked': {
      const mark: Line = { kind: 'mark', sequence: entry.sequence, mark: 'help-asked', at, about: event.words };
      const help = { askedAt: at, words: event.words, takenBy: null, takenAt: null };
      return { ...state, help, lines: append(state.lines, mark) };
    }
    case 'AfterContactWorkStarted': {
      const work = { agentId: event.agentId, startedAt: at, dueAt: event.dueAt };
      return { ...state, afterContactWork: [...withoutWorkOf(state, event.agentId), work] };
    }
    case 'AfterContactWorkExtended': {
      const extended = state.afterContactWork.map((work) =>
        work.agentId === event.agentId ? { ...work, dueAt: event.dueAt } : work,
      );
      return { ...state, afterContactWork: extended };
    }
    case 'AfterContactWorkFinished': {
      const { agentId, disposition, matter, summary, finishedBy } = event;
      const afterContactWork = withoutWorkOf(state, agentId);
      return {
        ...state,
        phase: state.phase === 'ended' && afterContactWork.length === 0 ? 'closed' : state.phase,
        matter: matter ?? state.matter,
        afterContactWork,
        wrapUps: [...state.wrapUps, { agentId, disposition, matter, summary, finishedBy, finishedAt: at }],
      };
    }
    case 'EntryWithheld':
      return state;
    case 'RedactionApplied':
      return state; // the words were taken out before they were stored; this is the trace
    default:
      event satisfies never; // a missing case breaks the build; a newer server must not break the tab
      return state;
  }
}

function withoutWorkOf({ afterContactWork }: Interaction, agentId: string) {
  return afterContactWork.filter((work) => work.agentId !== agentId);
}

function withShown({ hintHistory }: Interaction, key: string, at: number): Readonly<Record<string, HintHistory>> {
  const before = hintHistory[key];
  const timesShown = (before?.timesShown ?? 0) + 1;
  const { timesUsed = 0, timesDismissed = 0 } = before ?? {};
  return { ...hintHistory, [key]: { timesShown, lastShownAt: at, timesUsed, timesDismissed } };
}

function withOutcome(
  { hintHistory }: Interaction,
  { hint, shownAt }: OpenHint,
  outcome: HintOutcome,
): Readonly<Record<string, HintHistory>> {
  const key = adviceKey(hint);
  const before = hintHistory[key] ?? { timesShown: 1, lastShownAt: shownAt, timesUsed: 0, timesDismissed: 0 };
  if (outcome === 'retracted') return withoutOneShown(hintHistory, key, before);
  if (outcome === 'used') return { ...hintHistory, [key]: { ...before, timesUsed: before.timesUsed + 1 } };
  if (outcome !== 'dismissed') return hintHistory;
  return { ...hintHistory, [key]: { ...before, timesDismissed: before.timesDismissed + 1 } };
}

/** What was taken back counts as never shown: it may be right after all. */
function withoutOneShown(
  hintHistory: Interaction['hintHistory'],
  key: string,
  before: HintHistory,
): Interaction['hintHistory'] {
  const timesShown = before.timesShown - 1;
  if (timesShown > 0) return { ...hintHistory, [key]: { ...before, timesShown } };
  return Object.fromEntries(Object.entries(hintHistory).filter(([other]) => other !== key));
}
