import type { Signal } from '@angular/core';
import { InjectionToken, signal } from '@angular/core';

/**
 * The keys as the product ships them. A chord is modifiers and one key joined by `+`: `Ctrl` (⌘ on a Mac), `Alt`, `Shift`,
 * then a character, a digit, or the name of a key as `KeyboardEvent.key` gives it.
 */
export const defaultKeys = {
  answer: 'Ctrl+Shift+A',
  decline: 'Ctrl+Shift+R',
  mute: 'Ctrl+Shift+M',
  hold: 'Ctrl+Shift+H',
  pass: 'Ctrl+Shift+F',
  help: 'Ctrl+Shift+E',
  end: 'Ctrl+Shift+1',
  record: 'Ctrl+Shift+3',
  state: 'Ctrl+Shift+S',
  backToCall: 'Ctrl+Shift+C',
  useHint: 'Enter',
  dismissHint: 'Escape',
  muteHints: 'Z',
  stepBack: 'ArrowLeft',
  stepNext: 'ArrowRight',
  likelyStep: 'L',
  lookIn: 'L',
  whisper: 'W',
  join: 'U',
  takeOver: 'Ctrl+Shift+X',
  kinds: 'F',
  rest: 'B',
  confirmCaller: 'C',
  grant: 'Ctrl+Shift+G',
  chooseAmount: 'G',
  note: 'N',
  newPart: 'Shift+N',
  promise: 'P',
  idea: 'I',
  confirmForm: 'Ctrl+Enter',
  copyEntity: 'Y',
  useSaid: 'U',
  pinLine: '.',
  palette: 'Ctrl+K',
  previousContact: 'Alt+ArrowUp',
  nextContact: 'Alt+ArrowDown',
  nextPanel: 'F6',
  lineDown: 'J',
  lineUp: 'K',
  search: '/',
  backToNow: 'End',
  journey: 'H',
  mood: 'M',
  readAloud: 'R',
  play: ' ',
  playBack: 'J',
  playStop: 'K',
  playOn: 'L',
  secondBack: 'ArrowLeft',
  secondOn: 'ArrowRight',
  fiveBack: 'Shift+ArrowLeft',
  fiveOn: 'Shift+ArrowRight',
  previousMoment: 'ArrowUp',
  nextMoment: 'ArrowDown',
  keys: '?',
} as const satisfies Readonly<Record<string, string>>;

/** Something that has a key of its own. */
export type KeyCommand = keyof typeof defaultKeys;

/** The chord of every command; null where it is switched off. */
export type KeyMap = Readonly<Record<KeyCommand, string | null>>;

/** Every command, in the order of the sheet. */
export const keyCommands = Object.keys(defaultKeys) as readonly KeyCommand[];

/** The shipped keys with a reader's own over them; entries for commands that do not exist are left out. */
export function keyMapOf(own: Readonly<Record<string, string | null>>): KeyMap {
  const entries = keyCommands.map((command) => [
    command,
    own[command] === undefined ? defaultKeys[command] : own[command],
  ]);
  return Object.fromEntries(entries) as KeyMap;
}

/** The keys that hold now, so that every part shows the reader's own. A console provides its signal. */
export const KEY_MAP = new InjectionToken<Signal<KeyMap>>('key map', { factory: () => signal(keyMapOf({})) });

/** Whether this reader's keyboard has ⌘ where others have Ctrl. */
export const hasCommandKey = (): boolean => /mac|iphone|ipad/i.test(globalThis.navigator?.platform ?? '');
