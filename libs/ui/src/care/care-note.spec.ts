import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { CareSign, EpochMs, Language } from '@aliado/domain';
import { AgentState } from '../agent-state/agent-state.ts';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { CareNote } from './care-note.ts';

const minute = 60_000;
const now = Date.UTC(2026, 10, 10, 9, 42, 0);
const sign = (about: CareSign['about'], sharedFrom: EpochMs): CareSign => ({
  ...{ id: about.kind, about, from: now - minute, sharedFrom },
});
const hard = sign({ kind: 'hard-calls', inARow: 3, sincePauseMs: 0, softerQueueId: null }, now + 4 * minute);
const pause = sign({ kind: 'no-pause', limit: 120 * minute }, now - minute);
const work = sign({ kind: 'work-overrun', limit: 3 * minute }, now + minute);

const textOf = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

function show(signs: readonly CareSign[], language: Language = 'es') {
  TestBed.configureTestingModule({ providers: [...provideUiTesting({ language, now: () => now })] });
  const [rest, fine] = [jest.fn(), jest.fn()];
  const bindings = [inputBinding('signs', signal(signs)), outputBinding('rest', rest), outputBinding('fine', fine)];
  const fixture = TestBed.createComponent(CareNote, { bindings });
  fixture.detectChanges();
  const element = fixture.nativeElement as HTMLElement;
  return { element, buttons: [...element.querySelectorAll('button')], rest, fine };
}

describe('a sign of one’s own strain', () => {
  it('says what it is, and until when nobody else sees it', () => {
    expect(textOf(show([hard]).element.querySelector('p'))).toBe(
      'Llevas 3 contactos duros seguidos. Un descanso te vendría bien. Por ahora solo lo ves tú; desde las 09:46, también supervisión.',
    );
  });

  it('says all there is at once, and that supervisors see it as soon as they see any of it', () => {
    expect(textOf(show([hard, pause], 'en').element.querySelector('p'))).toBe(
      '3 hard contacts in a row. More than 120 min without a pause. A break would do you good. Supervisors see this too.',
    );
  });

  it('hurries nobody who writes up', () => {
    expect(textOf(show([work]).element)).toContain('Este cierre se alarga. Tómate el tiempo que haga falta.');
  });

  it('is answered by a break, or by being fine', () => {
    const { buttons, rest, fine } = show([hard]);
    expect(buttons.map(textOf)).toEqual(['Tomar una pausa B', 'Estoy bien']);
    for (const button of buttons) button.click();
    expect([rest.mock.calls.length, fine.mock.calls.length]).toEqual([1, 1]);
  });
});

describe('one’s own state', () => {
  async function open(care: string) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ now: () => now })] });
    const [choose, fine] = [jest.fn(), jest.fn()];
    const fixture = TestBed.createComponent(AgentState, {
      bindings: [
        ...[inputBinding('status', signal('available')), inputBinding('care', signal(care))],
        ...[outputBinding('choose', choose), outputBinding('fine', fine)],
      ],
    });
    fixture.detectChanges();
    const button = (fixture.nativeElement as HTMLElement).querySelector('button');
    button?.click();
    await fixture.whenStable();
    const items = [...document.querySelectorAll<HTMLElement>('.cdk-overlay-container [role^=menuitem]')];
    return { button, items, choose, fine };
  }
  afterEach(() => document.querySelector('.cdk-overlay-container')?.replaceChildren());

  it('shows that a break may do good, and offers it first in its menu', async () => {
    const { button, items, choose, fine } = await open('Llevas 3 contactos duros seguidos.');
    expect(textOf(button)).toContain('Quizá te convenga un descanso');
    expect(items.slice(0, 2).map(textOf)).toEqual(['Tomar una pausa', 'Estoy bien']);
    expect(items[0]?.getAttribute('aria-description')).toBe('Llevas 3 contactos duros seguidos.');
    items[0]?.click();
    expect([choose.mock.calls, fine.mock.calls]).toEqual([[[{ state: 'break', reason: 'rest' }]], []]);
  });

  it('takes the word of whoever is fine', async () => {
    const { items, choose, fine } = await open('Llevas 3 contactos duros seguidos.');
    items[1]?.click();
    expect([choose.mock.calls.length, fine.mock.calls.length]).toEqual([0, 1]);
  });

  it('says nothing where there is nothing', async () => {
    const { button, items } = await open('');
    expect([textOf(button), textOf(items[0] ?? null)]).toEqual([expect.not.stringContaining('descanso'), 'Disponible']);
  });
});
