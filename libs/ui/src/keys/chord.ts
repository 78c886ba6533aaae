import type { Language } from '@aliado/domain';

/** The part of a keyboard event that makes a chord. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const modifierKeys = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Process']);

/**
 * The chord of a key press, as a key map writes it; null while only modifiers are down. Letters go by character and digits
 * by position, so that Spanish, Latin-American and English keyboards are alike.
 */
export function chordOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string | null {
  if (modifierKeys.has(key)) return null;
  const isCommand = ctrlKey || metaKey;
  const name = nameOf(key, code, isCommand || altKey);
  // A sign such as "?" already holds its Shift, and where that Shift lies differs by keyboard.
  const needsShift = shiftKey && (name.length > 1 || /^[\p{L}\d]$/u.test(name));
  return [isCommand && 'Ctrl', altKey && 'Alt', needsShift && 'Shift', name].filter(Boolean).join('+');
}

/** The key's name: a digit by its place where a modifier changes what it writes, else what it writes. */
function nameOf(key: string, code: string, isModified: boolean): string {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined && isModified) return digit;
  return key.length === 1 ? key.toLocaleUpperCase() : key;
}

/** Chords that browsers keep for themselves. */
export const browserChords: ReadonlySet<string> = new Set([
  'Ctrl+Shift+T',
  'Ctrl+Shift+N',
  'Ctrl+Shift+W',
  'Ctrl+T',
  'Ctrl+N',
  'Ctrl+W',
  'Tab',
  'Shift+Tab',
]);

const shown: Readonly<Record<string, string>> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ' ': '␣',
};

/** What Spanish keyboards have printed on them. */
const shownInSpanish: Readonly<Record<string, string>> = {
  End: 'Fin',
  Home: 'Inicio',
  Delete: 'Supr',
  PageUp: 'RePág',
  PageDown: 'AvPág',
};

/** A chord as it is drawn on a key: `Ctrl⇧A`, `Ctrl K`, `Alt ↑`, `⌘⇧A` on a Mac. */
export function chordLabel(chord: string, hasCommand: boolean, language: Language = 'en'): string {
  const parts = chord === '+' ? ['+'] : chord.split('+');
  const name = parts[parts.length - 1] ?? '';
  const modifiers = parts.slice(0, -1);
  const isShifted = modifiers.includes('Shift');
  const front = modifiers
    .filter((modifier) => modifier !== 'Shift')
    .map((modifier) => (modifier === 'Ctrl' && hasCommand ? '⌘' : modifier))
    .join(' ');
  const gap = front && !isShifted && !hasCommand ? ' ' : '';
  return `${front}${isShifted ? '⇧' : ''}${gap}${shown[name] ?? (language === 'es' ? shownInSpanish[name] : undefined) ?? name}`;
}
