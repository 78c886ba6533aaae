import { fold } from '../transcript/said-phrases.ts';

/** What an entry of the palette is for: something to do, a place to go to, a thing to read. */
export type PaletteGroup = 'do' | 'go' | 'read';

export interface PaletteEntry {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly title: string;
  /** Words beside it; null for none. */
  readonly detail: string | null;
  /** The icon's class. */
  readonly icon: string;
  /** Its chord; null for none. */
  readonly chord: string | null;
}

/** The order of the groups. */
export const paletteGroups: readonly PaletteGroup[] = ['do', 'go', 'read'];

/**
 * The entries that hold every word asked for, in title or detail, whatever case and accents; those whose title begins with
 * the words come first in their group, else the given order stays.
 */
export function matchEntries(entries: readonly PaletteEntry[], query: string): readonly PaletteEntry[] {
  const wanted = fold(query.trim());
  const words = wanted.split(/\s+/);
  const fits = entries.filter(({ title, detail }) => {
    const text = fold(`${title} ${detail ?? ''}`);
    return words.every((word) => text.includes(word));
  });
  const isLead = ({ title }: PaletteEntry) => wanted !== '' && fold(title).startsWith(wanted);
  return paletteGroups.flatMap((group) => {
    const members = fits.filter((entry) => entry.group === group);
    return [...members.filter(isLead), ...members.filter((entry) => !isLead(entry))];
  });
}
