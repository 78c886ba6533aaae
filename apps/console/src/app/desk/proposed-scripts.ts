import { adviceKey, type Interaction, type ScriptEntry } from '@aliado/domain';

/**
 * Scripts that were proposed in a contact and neither taken nor put away, likeliest first: those that stand among the hints in
 * their order, then those that stood there last. A hint goes when its time is up; whoever wants it after all finds it here.
 */
export function proposedScripts<Entry extends Pick<ScriptEntry, 'id'>>(
  scripts: readonly Entry[],
  { hints, hintHistory, script }: Pick<Interaction, 'hints' | 'hintHistory' | 'script'>,
): readonly Entry[] {
  const standing = hints.map(({ hint }) => adviceKey(hint));
  const proposed = scripts.flatMap((entry) => {
    const key = `script:${entry.id}`;
    const history = hintHistory[key];
    const isOpen = history && history.timesUsed + history.timesDismissed === 0 && entry.id !== script?.scriptId;
    const place = standing.indexOf(key);
    return isOpen ? [{ entry, place: place < 0 ? standing.length : place, at: history.lastShownAt }] : [];
  });
  return proposed.sort((one, other) => one.place - other.place || other.at - one.at).map(({ entry }) => entry);
}

/** The id of the hint that proposes a script now; null where none does. */
export const hintForScript = (scriptId: string, { hints }: Pick<Interaction, 'hints'>): string | null =>
  hints.find(({ hint }) => adviceKey(hint) === `script:${scriptId}`)?.hint.id ?? null;
