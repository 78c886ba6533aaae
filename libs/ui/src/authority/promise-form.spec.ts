import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { provideUiTesting } from '../testing/ui-testing.ts';
import type { PromiseDraft } from './promise-form.ts';
import { PromiseForm } from './promise-form.ts';
import { promiseTimes } from './promise-times.ts';

const now = new Date(2026, 10, 10, 9, 42).getTime();

describe('a promise', () => {
  async function show(text: string) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ language: 'es', now: () => now })] });
    const made: PromiseDraft[] = [];
    const fixture = TestBed.createComponent(PromiseForm, {
      bindings: [
        inputBinding('text', signal(text)),
        inputBinding('teams', signal({ transport: 'Transporte' })),
        outputBinding<PromiseDraft>('promise', (draft) => made.push(draft)),
      ],
    });
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    return { fixture, made, element: fixture.nativeElement as HTMLElement };
  }

  it('is made in a line: what, who and by when', async () => {
    const { fixture, made, element } = await show('Entregar la lavadora ');
    expect([...element.querySelectorAll('.pick')].map((one) => one.textContent?.trim())).toEqual([
      'dentro de 1 h',
      'hoy, 18:00',
      'mañana, 12:00',
      'vie 13, 18:00',
      'Otra hora',
    ]);
    const team = element.querySelector('select') as HTMLSelectElement;
    team.value = 'transport';
    team.dispatchEvent(new Event('change'));
    element.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]?.dispatchEvent(new Event('change'));
    expect(fixture.componentInstance.confirm()).toBe(true);
    const dueAt = new Date(2026, 10, 10, 18).getTime();
    expect(made).toEqual([{ words: 'Entregar la lavadora', team: 'transport', dueAt }]);
  });

  it('is not made without words, nor for a time that is past or must be a slip', async () => {
    const { fixture, made } = await show('  ');
    expect([fixture.componentInstance.confirm(), made]).toEqual([false, []]);
    TestBed.resetTestingModule();
    const other = await show('Llamar');
    const radios = other.element.querySelectorAll<HTMLInputElement>('input[type=radio]');
    radios[radios.length - 1]?.dispatchEvent(new Event('change'));
    await other.fixture.whenStable();
    const moment = other.element.querySelector('input[type=datetime-local]') as HTMLInputElement;
    for (const [typed, why] of [
      ['2026-11-09T10:00', 'Esa hora ya pasó.'],
      ['2062-11-12T10:00', 'Falta demasiado: revisa el año.'],
    ] as const) {
      moment.value = typed;
      moment.dispatchEvent(new Event('input'));
      await other.fixture.whenStable();
      expect(other.element.textContent).toContain(why);
      expect([other.fixture.componentInstance.confirm(), other.made]).toEqual([false, []]);
    }
  });

  it('is for hours of the organisation, whose zone is named where the reader’s clock shows something else', async () => {
    TestBed.configureTestingModule({ providers: [{ provide: HOUSE_ZONE, useValue: signal('Pacific/Kiritimati') }] });
    const { fixture, made, element } = await show('Llamar');
    expect(element.textContent).toMatch(/hora de /);
    element.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]?.dispatchEvent(new Event('change'));
    fixture.componentInstance.confirm();
    expect(new Date((made[0]?.dueAt ?? 0) + 14 * 3_600_000).getUTCHours()).toBe(promisedHour(now));
  });

  it('takes the focus, since the reader opened it to write', async () => {
    const { element } = await show('');
    expect(document.activeElement).toBe(element.querySelector('input'));
  });

  it('is not offered for today at six when that is less than an hour away', () => {
    const late = new Date(2026, 10, 10, 17, 30).getTime();
    expect(promiseTimes(late).map(({ at }) => new Date(at).getDate())).toEqual([10, 11, 13]);
  });
});

/** At six today, or where that is over at noon tomorrow, on islands that are 14 hours ahead of UTC. */
const promisedHour = (at: number): number => (new Date(at + 14 * 3_600_000).getUTCHours() < 17 ? 18 : 12);
