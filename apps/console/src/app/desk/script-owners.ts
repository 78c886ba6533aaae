import { likelyMatters, type CustomerCase, type Interaction, type ScriptEntry } from '@aliado/domain';

/** More than these are no help in finding one. */
const ownersAtOnce = 2;

/** The teams that probably own what a contact is about, by id: those of the customer's open matters, then those of likely scripts. */
export function likelyOwners(
  interaction: Interaction,
  known: { readonly scripts: readonly ScriptEntry[]; readonly cases: readonly CustomerCase[] },
): readonly string[] {
  const matters = likelyMatters(interaction, known);
  const open = known.cases.filter(({ state, matter }) => state !== 'closed' && matters.includes(matter));
  const scripts = known.scripts.filter(({ matter }) => matters.includes(matter));
  const owners = new Set([...open.flatMap(({ team }) => team ?? []), ...scripts.map(({ owner }) => owner)]);
  return [...owners].slice(0, ownersAtOnce);
}
