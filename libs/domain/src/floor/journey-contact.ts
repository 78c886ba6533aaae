import type { TouchpointChannel } from '../customer/customer.ts';
import type { EpochMs } from '../time/epoch.ts';

/** A contact as it stands on a customer's journey. */
export interface JourneyContact {
  readonly id: string;
  readonly customerId: string;
  readonly occurredAt: EpochMs;
  readonly channel: TouchpointChannel;
  /** Null where nobody said what it was about. */
  readonly matter: string | null;
  /** The interaction it was; null when it was none of ours. */
  readonly interactionId: string | null;
}

/** The channels by which somebody contacts the house; all else on a journey is something that happens to them. */
export const contactChannels: ReadonlySet<TouchpointChannel> = new Set(['voice', 'chat', 'email', 'whatsapp']);

/** What of a journey is a contact. */
export const isContact = ({ channel }: { readonly channel: TouchpointChannel }): boolean =>
  contactChannels.has(channel);
