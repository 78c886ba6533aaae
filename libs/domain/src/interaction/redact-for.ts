import type { Interaction } from './interaction.ts';
import type { InteractionEvent, Participant, Recorded } from './interaction-event.ts';

/** How much of a customer a reader may see: everything, or nothing that tells who it is. */
export type Reader = 'full' | 'masked';

declare const redacted: unique symbol;

/** An entry that has been made fit for one kind of reader. Only this may leave the server. */
export type Redacted<T = Recorded> = T & { readonly [redacted]: true };

/** Blanks what this reader may not see. Never drops an entry: sequences stay gapless. */
export function redactFor(reader: Reader, entry: Recorded): Redacted {
  const event = reader === 'full' ? entry.event : mask(entry.event);
  return (event === entry.event ? entry : { ...entry, event }) as Redacted;
}

/** The same for a folded state. */
export function redactStateFor(reader: Reader, state: Interaction): Redacted<Interaction> {
  if (reader === 'full') return state as Redacted<Interaction>;
  const candidates = state.customer.candidates.map((candidate) => ({ ...candidate, name: '' }));
  const customer = { ...state.customer, candidates, newName: null };
  const participants = state.participants.map(withoutCustomerName);
  const masked: Interaction = { ...state, from: null, to: null, customer, participants };
  return masked as Redacted<Interaction>;
}

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
