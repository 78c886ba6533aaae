import type { Interaction } from './interaction.ts';
import type { InteractionEvent, Participant, Recorded } from './interaction-event.ts';

/**
 * How much of a contact a reader may see: everything; nothing that tells who the customer is; or everything but which supervisors
 * look into it, where a house does not tell its agents.
 */
export type Reader = 'full' | 'masked' | 'unwatched';

declare const redacted: unique symbol;

/** An entry that has been made fit for one kind of reader. Only this may leave the server. */
export type Redacted<T = Recorded> = T & { readonly [redacted]: true };

/** Blanks what this reader may not see. Never drops an entry: sequences stay gapless. */
export function redactFor(reader: Reader, entry: Recorded): Redacted {
  if (reader === 'unwatched') return (isOfLook(entry.event) ? withheld(entry) : entry) as Redacted;
  const event = reader === 'full' ? entry.event : mask(entry.event);
  return (event === entry.event ? entry : { ...entry, event }) as Redacted;
}

/** The same for a folded state. */
export function redactStateFor(reader: Reader, state: Interaction): Redacted<Interaction> {
  if (reader === 'full') return state as Redacted<Interaction>;
  if (reader === 'unwatched') return unwatched(state) as Redacted<Interaction>;
  const candidates = state.customer.candidates.map((candidate) => ({ ...candidate, name: '' }));
  const customer = { ...state.customer, candidates, newName: null };
  const participants = state.participants.map(withoutCustomerName);
  const masked: Interaction = { ...state, from: null, to: null, customer, participants };
  return masked as Redacted<Interaction>;
}

const isOfLook = ({ type }: InteractionEvent): boolean => type === 'LookBegan' || type === 'LookEnded';

const unwatched = (state: Interaction): Interaction => ({ ...state, looks: [], lookedInto: [] });

const withheld = (entry: Recorded): Recorded => ({ ...entry, by: 'system', event: { type: 'EntryWithheld' } });

function mask(event: InteractionEvent): InteractionEvent {
  switch (event.type) {
    case 'InteractionOpened':
    case 'CallerLearned':
      return { ...event, from: null, to: null }; // of an outbound call, the address that was called is the customer's
    case 'ParticipantJoined':
      return { ...event, participant: withoutCustomerName(event.participant) };
    case 'CustomerIdentified':
      return { ...event, candidates: event.candidates.map((candidate) => ({ ...candidate, name: '' })) };
    case 'CustomerCorrected':
      return { ...event, name: null };
    default:
      return event;
  }
}

const withoutCustomerName = (participant: Participant): Participant =>
  participant.role === 'customer' ? { ...participant, name: null } : participant;
