import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { keyCommands, keyMapOf } from './key-map.ts';
import type { KeyChange } from './keys-sheet.ts';
import { KeysSheet } from './keys-sheet.ts';

describe('the sheet of keys', () => {
  async function show() {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const changes: KeyChange[] = [];
    const closed: string[] = [];
    const fixture = TestBed.createComponent(KeysSheet, {
      bindings: [
        inputBinding('map', signal(keyMapOf({ journey: null }))),
        outputBinding<KeyChange>('remap', (change) => changes.push(change)),
        outputBinding('leave', () => closed.push('closed')),
      ],
    });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const button = (label: string) =>
      [...element.querySelectorAll('button')].find((one) => `${one.ariaLabel ?? ''}${one.textContent}`.includes(label));
    const click = async (label: string) => {
      button(label)?.click();
      await fixture.whenStable();
    };
    const press = async (key: string, code: string, modifiers: KeyboardEventInit = {}) => {
      element
        .querySelector('.keys-sheet')
        ?.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...modifiers }));
      await fixture.whenStable();
    };
    return { element, changes, closed, click, press };
  }

  it('shows every command once, with the reader’s own key', async () => {
    const { element } = await show();
    const rows = [...element.querySelectorAll('.kk')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim());
    expect(rows.length).toBe(keyCommands.length);
    expect(rows).toContain('ContestarCtrl⇧A');
    expect(rows).toContain('Recorridoapagada');
  });

  it('takes a new key for a command', async () => {
    const { click, press, changes } = await show();
    await click('Cambiar o apagar');
    await click('Nota: N');
    await press('Control', 'ControlLeft', { ctrlKey: true });
    await press('x', 'KeyX');
    expect(changes).toEqual([{ command: 'note', chord: 'X' }]);
  });

  it('refuses a key that another command or the browser has, and says whose it is', async () => {
    const { element, click, press, changes } = await show();
    await click('Cambiar o apagar');
    await click('Nota: N');
    await press('j', 'KeyJ');
    const first = element.querySelector('[role=alert]')?.textContent?.trim();
    await press('T', 'KeyT', { ctrlKey: true, shiftKey: true });
    const second = element.querySelector('[role=alert]')?.textContent?.trim();
    expect([first, second, changes]).toEqual(['J ya es «Línea siguiente»', 'Ctrl⇧T es del navegador', []]);
  });

  it('switches a key off, and closes with Escape', async () => {
    const { click, press, changes, closed } = await show();
    await click('Cambiar o apagar');
    await click('Apagar Nota');
    await press('Escape', 'Escape');
    expect([changes, closed]).toEqual([[{ command: 'note', chord: null }], ['closed']]);
  });
});
