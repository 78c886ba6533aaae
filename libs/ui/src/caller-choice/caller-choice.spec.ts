import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { MatchCandidate } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { CallerChoice } from './caller-choice.ts';

const candidates: readonly MatchCandidate[] = [
  { customerId: 'c1', name: 'Amparo Miralles Soler', evidence: [{ kind: 'phone', label: 'main' }] },
  { customerId: 'c2', name: 'Joan Miralles Soler', evidence: [{ kind: 'phone', label: 'contact' }] },
  { customerId: 'c3', name: 'Ferretería Rosell, S. L.', evidence: [{ kind: 'phone', label: 'old' }] },
];

describe('choosing who calls', () => {
  const chosen: string[] = [];

  async function show() {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    chosen.length = 0;
    const fixture = TestBed.createComponent(CallerChoice, {
      bindings: [
        inputBinding('candidates', signal(candidates)),
        outputBinding<string>('choose', (id) => chosen.push(id)),
        outputBinding('none', () => chosen.push('nobody')),
      ],
    });
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    await fixture.whenStable();
    const options = [...element.querySelectorAll<HTMLElement>('[role=option]')];
    const press = (key: string) =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    return { element, options, press };
  }

  it('shows names and kinds of evidence, and nothing else of anybody', async () => {
    const { options } = await show();
    const words = (option: HTMLElement) =>
      ['kbd', 'b', '.evid', ':scope > :last-child'].map((part) => option.querySelector(part)?.textContent?.trim());
    expect(options.map(words)).toEqual([
      ['1', 'Amparo Miralles Soler', 'Teléfono principal', 'la más probable'],
      ['2', 'Joan Miralles Soler', 'Teléfono de contacto', 'posible'],
      ['3', 'Ferretería Rosell, S. L.', 'Teléfono antiguo', 'posible'],
      ['0', 'Otra persona', 'Se crea un perfil nuevo: quien aún no compra también es alguien', ''],
    ]);
  });

  it('is done by digit, where 0 is somebody else and a digit too many is nobody', async () => {
    const { options, press } = await show();
    options[0]?.focus();
    for (const digit of ['2', '0', '7']) press(digit);
    expect(chosen).toEqual(['c2', 'nobody']);
  });

  it('is done by arrows and Enter, with one stop for Tab', async () => {
    const { options, press } = await show();
    expect(options.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1]);
    options[0]?.focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter', 'End', ' ']) press(key);
    expect(chosen).toEqual(['c3', 'nobody']);
  });
});
