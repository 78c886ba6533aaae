import type { KeyCommand, KeyMap } from '@aliado/ui';
import { keyCommands } from '@aliado/ui';

/** What the console does by keys that nobody needs to change: digits choose, and each command has one chord. */
const fixed = { previousPanel: 'Shift+F6', signOut: 'Ctrl+Shift+L', undo: 'Ctrl+Z', redo: 'Ctrl+Shift+Z' } as const;

/** Everything that a key can ask for; `choose` stands for the digits. */
export type ConsoleCommand = KeyCommand | keyof typeof fixed | 'choose';

/** The commands that a chord stands for. */
export function commandsFor(keyMap: KeyMap, chord: string): readonly ConsoleCommand[] {
  if (/^\d$/.test(chord)) return ['choose'];
  const changeable = keyCommands.filter((command) => keyMap[command] === chord);
  const own = (Object.keys(fixed) as readonly (keyof typeof fixed)[]).filter((command) => fixed[command] === chord);
  return [...changeable, ...own];
}

/** Whether a chord works inside a field too: it has Ctrl or Alt, or is a function key. */
export const worksInFields = (chord: string): boolean =>
  /^(?:Ctrl|Alt)\+/.test(chord) || /^(?:Shift\+)?F\d+$/.test(chord);
