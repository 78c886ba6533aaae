import { withoutActedOn } from '../assist/acted-on.ts';
import { assistTypes, type AssistEvent } from '../assist/assist-event.ts';
import { evolveAssist, withoutOvertaken } from '../assist/evolve-assist.ts';
import { authorityTypes, type AuthorityEvent } from '../authority/authority-event.ts';
import { evolveAuthority } from '../authority/authority-state.ts';
import { append } from '../collection/chunked-list.ts';
import { isOver, type Interaction, type Line } from './interaction.ts';
import type { InteractionEvent, Recorded } from './interaction-event.ts';
import { evolveContact } from './evolve-contact.ts';
import { evolveDesk } from './evolve-desk.ts';
import { evolveScript } from '../script/evolve-script.ts';
import { scriptTypes, type ScriptEvent } from '../script/script-event.ts';
import { evolveSupport, withoutSupport } from '../support/evolve-support.ts';
import { effectBefore, withEffect } from '../support/intervention-effect.ts';
import { supportTypes, type SupportEvent } from '../support/support-event.ts';

/**
 * Folds one entry in. Pure and total: an entry at or before the state's sequence changes nothing, and an event that this
 * build does not know only moves `sequence` on. Costs the same at the first and at the ten-thousandth line of a call.
 */
export function evolve(state: Interaction, entry: Recorded): Interaction {
  if (entry.sequence <= state.sequence) return state;
  const next = withoutOvertaken(folded({ ...state, sequence: entry.sequence }, entry), entry.event);
  return withoutActedOn(next, state, entry.event);
}

function folded(next: Interaction, entry: Recorded): Interaction {
  if (isOfContact(entry.event)) {
    const contact = evolveContact(next, entry, entry.event);
    return isOver(contact) ? withoutSupport(contact) : contact;
  }
  if (isOfAuthority(entry.event)) return evolveAuthority(next, entry.occurredAt, entry.event);
  if (isOfScript(entry.event)) return evolveScript(next, entry.occurredAt, entry.sequence, entry.event);
  if (isOfAssist(entry.event)) return evolveAssist(next, entry.occurredAt, entry.event);
  if (isOfSupport(entry.event)) return evolveColleagues(next, entry, entry.event);
  return evolveDesk(next, entry, entry.event);
}

function evolveColleagues(next: Interaction, { sequence, occurredAt: at }: Recorded, event: SupportEvent): Interaction {
  const state = evolveSupport(next, at, event);
  if (event.type !== 'ContactIntervened') return state;
  const effect = effectBefore(next, event);
  if (effect === null) return state;
  const mark = event.control === 'end' ? 'ended-by' : 'taken-over';
  const lines = append<Line>(state.lines, { kind: 'mark', sequence, mark, at, about: event.by.name });
  return withEffect({ ...state, lines }, state.interventions.at(-1) ?? null, effect);
}

/** What happens on the line; all else happens at the desk. */
export type ContactEvent = Extract<InteractionEvent, { type: (typeof contactTypes)[number] }>;
/** What happens at the desk. */
export type DeskEvent = Exclude<
  InteractionEvent,
  ContactEvent | AuthorityEvent | ScriptEvent | AssistEvent | SupportEvent
>;

const contactTypes = [
  'InteractionOpened',
  'CallerLearned',
  'InteractionQueued',
  'InteractionOffered',
  'OfferWithdrawn',
  'InteractionAnswered',
  'CallHeld',
  'CallResumed',
  'AgentMuted',
  'AgentUnmuted',
  'InteractionTransferred',
  'CallConferenced',
  'ParticipantJoined',
  'ParticipantLeft',
  'ConsentChanged',
  'RecordingPaused',
  'RecordingResumed',
  'UtteranceSpoken',
  'InteractionEnded',
  'InteractionAbandoned',
  'SourceGapNoticed',
] as const satisfies readonly InteractionEvent['type'][];

const contactTypeSet: ReadonlySet<string> = new Set(contactTypes);

const authorityTypeSet: ReadonlySet<string> = new Set(authorityTypes);

function isOfAuthority(event: InteractionEvent): event is AuthorityEvent {
  return authorityTypeSet.has(event.type);
}

const assistTypeSet: ReadonlySet<string> = new Set(assistTypes);

function isOfAssist(event: InteractionEvent): event is AssistEvent {
  return assistTypeSet.has(event.type);
}

const supportTypeSet: ReadonlySet<string> = new Set(supportTypes);

function isOfSupport(event: InteractionEvent): event is SupportEvent {
  return supportTypeSet.has(event.type);
}

const scriptTypeSet: ReadonlySet<string> = new Set(scriptTypes);

function isOfScript(event: InteractionEvent): event is ScriptEvent {
  return scriptTypeSet.has(event.type);
}

function isOfContact(event: InteractionEvent): event is ContactEvent {
  return contactTypeSet.has(event.type);
}
