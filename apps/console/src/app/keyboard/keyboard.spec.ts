import { DestroyRef, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Preferences } from '@aliado/domain';
import { PreferenceKeeper } from '../session/preference-keeper.ts';
import { Keyboard } from './keyboard.ts';

describe('the keyboard', () => {
  const preferences = signal<Preferences>({});
  let keyboard: Keyboard;
  let done: string[];

  const press = (key: string, modifiers: Partial<KeyboardEventInit> = {}, target: EventTarget = document.body) => {
    const code = /^\d$/.test(key) ? `Digit${key}` : key;
    const event = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...modifiers });
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };

  beforeEach(() => {
    document.body.innerHTML = '<input><button>b</button><section tabindex="-1"></section>';
    done = [];
    preferences.set({});
    TestBed.configureTestingModule({ providers: [{ provide: PreferenceKeeper, useValue: { preferences } }] });
    keyboard = TestBed.inject(Keyboard);
    const handlers = {
      answer: () => void done.push('answer'),
      note: () => void done.push('note'),
      choose: (chord: string) => void done.push(`choose ${chord}`),
      useHint: () => void done.push('use hint'),
    };
    keyboard.bind(handlers, TestBed.inject(DestroyRef));
  });

  const field = () => document.querySelector('input') as HTMLInputElement;

  it('does call keys everywhere, also in fields', () => {
    expect(press('A', { ctrlKey: true, shiftKey: true }, field())).toBe(true);
    expect(done).toEqual(['answer']);
  });

  it('leaves single letters and digits to the field that has the focus', () => {
    press('n', {}, field());
    press('3', {}, field());
    expect(done).toEqual([]);
    press('n');
    press('3');
    expect(done).toEqual(['note', 'choose 3']);
  });

  it('uses the marked hint with Enter only when the focus is on nothing', () => {
    press('Enter', {}, document.querySelector('button') as HTMLElement);
    expect(done).toEqual([]);
    press('Enter', {}, document.querySelector('section') as HTMLElement);
    expect(done).toEqual(['use hint']);
  });

  it('leaves Space to whatever acts by it, and takes it for the player elsewhere', () => {
    keyboard.bind({ play: () => void done.push('play') }, TestBed.inject(DestroyRef));
    document.body.innerHTML = '<input type="checkbox"><button>b</button><div role="slider" tabindex="0"></div>';
    for (const selector of ['input', 'button']) press(' ', {}, document.querySelector(selector) as HTMLElement);
    expect(done).toEqual([]);
    press(' ', {}, document.querySelector('[role=slider]') as HTMLElement);
    press(' ');
    expect(done).toEqual(['play', 'play']);
  });

  it('does not repeat a command while its key is held down', () => {
    press('n', { repeat: true });
    expect(done).toEqual([]);
  });

  it('follows the keys that the person chose', () => {
    preferences.set({ keys: { note: 'M' } });
    press('n');
    press('m');
    expect(done).toEqual(['note']);
  });

  it('asks the newest handler first and the older ones if it passes', () => {
    let isBusy = true;
    keyboard.bind({ note: () => (isBusy ? void done.push('newer') : false) }, TestBed.inject(DestroyRef));
    press('n');
    isBusy = false;
    press('n');
    expect(done).toEqual(['newer', 'note']);
  });
});
