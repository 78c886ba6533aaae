import type { Channel, Interaction, Localised, Named, WrapUp } from '@aliado/domain';
import type { FiledContact } from './contact-files.ts';

const contacts: Readonly<Record<Channel, Localised>> = {
  voice: { es: 'Llamada', en: 'Call' },
  chat: { es: 'Chat', en: 'Chat' },
  email: { es: 'Correo', en: 'E-mail' },
};

const abandoned: Localised = { es: 'se fue mientras esperaba', en: 'left while waiting' };

/** Whether a contact has come so far that it can stand on a journey: somebody wrote it up, or nobody will any more. */
export const isFileable = ({ phase, wrapUps }: Interaction): boolean => phase === 'closed' || wrapUps.length > 0;

/**
 * A contact as it stands on a journey; null when it is nobody's. Somebody who is only probably the caller counts once a person
 * has talked to them without saying otherwise.
 */
export function touchpointOf(interaction: Interaction, dispositions: readonly Named[]): FiledContact | null {
  const { customer, channel, openedAt, answeredAt, endReason, values } = interaction;
  const isSure = customer.certainty === 'known' || answeredAt !== null;
  if (customer.customerId === null || openedAt === null || !isSure) return null;
  const isAbandoned = endReason === 'abandoned';
  const { disposition, matter, summary } = writtenUp(interaction);
  const outcome = isAbandoned ? abandoned : dispositions.find(({ id }) => id === disposition)?.name;
  return {
    customerId: customer.customerId,
    touchpoint: {
      occurredAt: openedAt,
      channel,
      matter,
      title: titleOf(channel, outcome),
      detail: summary === null ? null : { es: summary, en: summary },
      state: isAbandoned ? 'broken' : 'ok',
      orderNumber: values['orderNumber'] ?? null,
    },
  };
}

/** The last word of those who wrote it up, on each thing. */
function writtenUp({
  wrapUps,
  matter,
}: Interaction): Pick<WrapUp, 'disposition' | 'matter'> & { summary: string | null } {
  const newestFirst = wrapUps.toReversed();
  return {
    disposition: newestFirst.find((wrapUp) => wrapUp.disposition !== null)?.disposition ?? null,
    matter: newestFirst.find((wrapUp) => wrapUp.matter !== null)?.matter ?? matter,
    summary: newestFirst.map((wrapUp) => whole(wrapUp.summary).trim()).find((summary) => summary !== '') ?? null,
  };
}

/** Half a surrogate pair, as is left where a text was cut within an emoji, is not taken by PostgreSQL's jsonb. */
const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

function titleOf(channel: Channel, outcome: Localised | undefined): Localised {
  const contact = contacts[channel];
  return outcome ? { es: `${contact.es}: ${outcome.es}`, en: `${contact.en}: ${outcome.en}` } : contact;
}
