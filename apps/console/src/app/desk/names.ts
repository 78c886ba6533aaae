import type { Interaction, Organisation } from '@aliado/domain';
import { supervisorOnLine } from '@aliado/domain';
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

/** First names of those who are in a contact or were, by their ids in it: as its source tells them, else as the house knows them. */
export function speakersOf(
  { participants, interventions, afterContactWork, wrapUps }: Interaction,
  people: Organisation['people'],
): Readonly<Record<string, string>> {
  const had = new Set([...afterContactWork, ...wrapUps].map(({ agentId }) => agentId));
  const agents = people.flatMap(({ id, name }) => (had.has(id) ? [{ id: `agent:${id}`, name }] : []));
  const supervisors = interventions.map(({ by }) => ({ id: supervisorOnLine(by.accountId), name: by.name }));
  const known = [...agents, ...supervisors, ...participants].flatMap(({ id, name }) => {
    const short = shortName(name);
    return short === null ? [] : [[id, short] as const];
  });
  return Object.fromEntries(known);
}
