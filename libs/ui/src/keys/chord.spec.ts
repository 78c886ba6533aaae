import { chordLabel, chordOf } from './chord.ts';
import { keyMapOf } from './key-map.ts';

const press = (key: string, code: string, modifiers = '') => ({
  key,
  code,
  ctrlKey: modifiers.includes('c'),
  metaKey: modifiers.includes('m'),
  altKey: modifiers.includes('a'),
  shiftKey: modifiers.includes('s'),
});

describe('a chord', () => {
  it.each([
    [press('a', 'KeyA', 'cs'), 'Ctrl+Shift+A'],
    [press('A', 'KeyA', 'ms'), 'Ctrl+Shift+A'],
    [press('!', 'Digit1', 'cs'), 'Ctrl+Shift+1'],
    [press('2', 'Digit2'), '2'],
    [press('?', 'Minus', 's'), '?'],
    [press('/', 'Digit7', 's'), '/'],
    [press('ArrowUp', 'ArrowUp', 'a'), 'Alt+ArrowUp'],
    [press('z', 'KeyZ'), 'Z'],
  ])('of %o is %s on every keyboard', (event, chord) => {
    expect(chordOf(event)).toBe(chord);
  });

  it('is none while only modifiers are down', () => {
    expect(chordOf(press('Control', 'ControlLeft', 'c'))).toBeNull();
  });

  it.each([
    ['Ctrl+Shift+A', 'Ctrl⇧A', '⌘⇧A'],
    ['Ctrl+K', 'Ctrl K', '⌘K'],
    ['Alt+ArrowUp', 'Alt ↑', 'Alt↑'],
    ['Enter', '↵', '↵'],
  ])('%s is drawn as %s, on a Mac as %s', (chord, elsewhere, mac) => {
    expect([chordLabel(chord, false), chordLabel(chord, true)]).toEqual([elsewhere, mac]);
  });
});

it('a reader may change a key or switch it off, and leaves the others as they are', () => {
  const map = keyMapOf({ note: 'B', journey: null, gone: 'X' });
  expect([map.note, map.journey, map.answer, 'gone' in map]).toEqual(['B', null, 'Ctrl+Shift+A', false]);
});
