import type { PersonThen } from '../authority/authority-event.ts';
import type { SupervisorControl } from '../interaction/command.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { SupportEvent } from './support-event.ts';

/** Help that was asked for and is not settled. */
export interface Help {
  readonly askedAt: EpochMs;
  readonly words: string | null;
  /** Who is on it; null for nobody. */
  readonly takenBy: PersonThen | null;
  readonly takenAt: EpochMs | null;
}

/** Somebody who watches. */
export interface Look {
  readonly lookId: string;
  readonly by: PersonThen;
  readonly since: EpochMs;
}

/** Something said between colleagues. */
export interface Whisper extends Omit<Extract<SupportEvent, { type: 'WhisperSent' }>, 'type'> {
  readonly sentAt: EpochMs;
  /** Null while it was not in sight of the other side. */
  readonly readAt: EpochMs | null;
}

/** What came of a wish on the line. */
export interface InterventionEffect {
  readonly at: EpochMs;
  /** Who had the contact until then; null where nobody knows any more. */
  readonly agentId: string | null;
}

/** What a supervisor asked of the line, and when the source said that it will do it. */
export interface Intervention {
  readonly by: PersonThen;
  readonly control: SupervisorControl['type'];
  readonly at: EpochMs;
  /** Null while facts tell nothing of a take-over or an end, and for who joins and leaves: those the source tells by name. */
  readonly done: InterventionEffect | null;
}

/** The part of an interaction that colleagues have. */
export interface SupportState {
  /** Null while none is asked for. */
  readonly help: Help | null;
  /** Who watches now, in the order in which they came. */
  readonly looks: readonly Look[];
  /** Everybody who ever watched, once each, in the order of their first look. */
  readonly lookedInto: readonly PersonThen[];
  /** Oldest first; the last hundred. */
  readonly whispers: readonly Whisper[];
  /** Oldest first; the last twenty. */
  readonly interventions: readonly Intervention[];
}

/** Before anybody came to help. */
export const initialSupport: SupportState = {
  ...{ help: null, looks: [], lookedInto: [], whispers: [] },
  interventions: [],
};

/** Whispers that a state holds; older ones are in the log alone. */
export const whispersHeld = 100;

/** Interventions that a state holds; older ones are in the log alone. */
export const interventionsHeld = 20;
