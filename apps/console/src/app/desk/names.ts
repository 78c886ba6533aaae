import type { Interaction } from '@aliado/domain';
import { formatAddress } from '@aliado/ui';

/** The customer's name as far as this contact tells it; null while nobody knows, or while several people fit. */
export function nameOf({ customer }: Interaction): string | null {
  if (customer.newName !== null) return customer.newName;
  const candidate = customer.candidates.find(({ customerId }) => customerId === customer.customerId);
  return candidate?.name ?? null;
}

/** The customer's name, else the address they call from, as people read it; null when neither is known. */
export function callerOf(interaction: Interaction): string | null {
  return nameOf(interaction) ?? (interaction.from === null ? null : formatAddress(interaction.from));
}

/** The first word of a name, as one speaks of somebody in a list; null stays null. */
export const shortName = (name: string | null): string | null => name?.split(' ')[0] ?? null;
