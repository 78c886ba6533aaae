import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { Picks } from './picks.ts';

const picks = ['Entrega fallida', 'Cargo doble', 'Técnico que no vino', 'Garantía'].map((name, index) => ({
  id: `m${index}`,
  name,
}));

describe('one of many', () => {
  async function show() {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const chosen = signal<string | null>('m0');
    const fixture = TestBed.createComponent(Picks, {
      bindings: [
        inputBinding('label', signal('Motivo')),
        inputBinding('group', signal('g')),
        inputBinding('picks', signal(picks)),
        inputBinding('likely', signal(['m0', 'm1'])),
        inputBinding('chosen', chosen),
        outputBinding<string>('choose', (id) => chosen.set(id)),
      ],
    });
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    await fixture.whenStable();
    const names = (selector: string) => [...element.querySelectorAll(selector)].map((one) => one.textContent?.trim());
    const opener = () => element.querySelector<HTMLButtonElement>('[aria-expanded]');
    const open = async () => {
      opener()?.click();
      await fixture.whenStable();
    };
    const type = async (words: string) => {
      const field = element.querySelector('input[type=text]') as HTMLInputElement;
      field.value = words;
      field.dispatchEvent(new Event('input'));
      await fixture.whenStable();
      return field;
    };
    return { element, chosen, names, open, opener, type, settle: () => fixture.whenStable() };
  }

  it('shows only the likely ones until others are asked for', async () => {
    const { names, open } = await show();
    expect(names('.pick')).toEqual(['Entrega fallida', 'Cargo doble']);
    await open();
    expect(names('.others button')).toEqual(['Técnico que no vino', 'Garantía']);
  });

  it('finds the others by typing, without accents, and Enter takes the first', async () => {
    const { names, open, opener, type, chosen, settle } = await show();
    await open();
    const field = await type('tecnico');
    expect([document.activeElement === field, names('.others button')]).toEqual([true, ['Técnico que no vino']]);
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await settle();
    expect([chosen(), names('.pick'), document.activeElement === opener()]).toEqual([
      'm2',
      ['Entrega fallida', 'Cargo doble', 'Técnico que no vino'],
      true,
    ]);
  });

  it('leaves everything as it was on Escape', async () => {
    const { element, open, opener, type, chosen, settle } = await show();
    await open();
    const field = await type('gar');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    await settle();
    expect([chosen(), element.querySelector('.others'), document.activeElement === opener()]).toEqual([
      'm0',
      null,
      true,
    ]);
  });
});
