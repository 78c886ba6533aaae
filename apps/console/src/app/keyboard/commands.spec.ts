import { keyMapOf } from '@aliado/ui';
import { commandsFor, worksInFields } from './commands.ts';

describe('a chord', () => {
  it('stands for the command that has it, by the keys of this person', () => {
    expect(commandsFor(keyMapOf({}), 'N')).toEqual(['note']);
    expect(commandsFor(keyMapOf({ note: 'M' }), 'N')).toEqual([]);
    expect(commandsFor(keyMapOf({ note: null }), 'N')).toEqual([]);
  });

  it('chooses when it is a digit', () => {
    expect(commandsFor(keyMapOf({}), '4')).toEqual(['choose']);
  });

  it('works in fields with Ctrl, Alt or as a function key, and not as a single letter', () => {
    expect(['Ctrl+Shift+A', 'Alt+ArrowUp', 'F6', 'Shift+F6'].every(worksInFields)).toBe(true);
    expect(['N', '?', 'Enter', '1'].some(worksInFields)).toBe(false);
  });
});
