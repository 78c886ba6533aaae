import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { CustomerCase } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { Ringing } from './ringing.ts';

const start = Date.UTC(2026, 10, 10, 9, 36, 0);

const broken: CustomerCase = {
  id: 'case-1',
  openedAt: start - 5 * 86_400_000,
  matter: 'delivery.failed',
  title: { es: 'Entregar la lavadora', en: 'Deliver the washing machine' },
  state: 'broken',
  team: 'transport',
  dueAt: null,
  orderNumber: 'PD-44718',
};

describe('a ringing contact', () => {
  let now: number;
  const told: string[] = [];

  beforeEach(() => {
    jest.useFakeTimers();
    now = start;
    told.length = 0;
  });
  afterEach(() => jest.useRealTimers());

  function show(inputs: Readonly<Record<string, unknown>> = {}) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ now: () => now })] });
    const fixture = TestBed.createComponent(Ringing, {
      bindings: [
        ...Object.entries({ from: '+34963550142', queue: 'Entregas', ...inputs }).map(([name, value]) =>
          inputBinding(name, signal(value)),
        ),
        outputBinding('answer', () => told.push('answer')),
        outputBinding('decline', () => told.push('decline')),
        outputBinding<string>('openCase', (id) => told.push(`open ${id}`)),
      ],
    });
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    const text = (selector: string) => element.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim();
    const after = (span: number) => {
      now = start + span;
      jest.advanceTimersByTime(1_000);
      fixture.detectChanges();
    };
    const press = (label: string) =>
      [...element.querySelectorAll('button')].find((button) => button.textContent?.includes(label))?.click();
    return { element, text, after, press };
  }

  it('says in words how long it still rings here', () => {
    const { text, after } = show({ expiresAt: start + 14_000 });
    const counted = [text('.ring b')];
    for (const span of [12_500, 13_000, 20_000]) {
      after(span);
      counted.push(text('.ring b'));
    }
    expect(counted).toEqual(['quedan 14 segundos', 'quedan 2 segundos', 'queda 1 segundo', 'quedan 0 segundos']);
  });

  it('calls the customer by name where one is known, else shows the address', () => {
    expect(show({ who: 'Lucía Ferrer' }).text('.n')).toBe('Llama Lucía Ferrer');
    TestBed.resetTestingModule();
    expect(show().text('.n')).toBe('+34 963 55 01 42');
  });

  it('shows what is still open with its state, and opens it', () => {
    const { text, press } = show({ cases: [broken], teams: { transport: 'Transporte' } });
    expect(text('.ui-open .sub')).toContain('Roto · Lo lleva Transporte');
    press('Entregar la lavadora');
    expect(told).toEqual(['open case-1']);
  });

  it('is answered or declined only while the server can be told', () => {
    const { press } = show();
    press('Contestar');
    press('Rechazar');
    TestBed.resetTestingModule();
    const offline = show({ isOffline: true });
    offline.press('Contestar');
    offline.press('Rechazar');
    expect(told).toEqual(['answer', 'decline']);
  });
});
