import type { Interaction } from '@aliado/domain';

/** The customer's name as far as this contact tells it; null while nobody knows, or while several people fit. */
export function nameOf({ customer }: Interaction): string | null {
  if (customer.newName !== null) return customer.newName;
  const candidate = customer.candidates.find(({ customerId }) => customerId === customer.customerId);
  return candidate?.name ?? null;
}

/** The first word of a name, as one speaks of somebody in a list; null stays null. */
export const shortName = (name: string | null): string | null => name?.split(' ')[0] ?? null;
