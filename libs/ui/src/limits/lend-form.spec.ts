import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideUiTesting } from '../testing/ui-testing.ts';
import type { Loan } from './lend-form.ts';
import { LendForm } from './lend-form.ts';

const now = new Date(2026, 10, 10, 9, 42).getTime();

describe('lending authority', () => {
  async function show() {
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ language: 'es', now: () => now })] });
    const loans: Loan[] = [];
    const fixture = TestBed.createComponent(LendForm, {
      bindings: [
        inputBinding('colleagues', signal([{ id: 'omar', name: 'Omar Gil' }])),
        outputBinding<Loan>('lend', (loan) => loans.push(loan)),
      ],
    });
    const element = fixture.nativeElement as HTMLElement;
    document.body.replaceChildren(element);
    await fixture.whenStable();
    const choose = async (selector: string, value: string) => {
      const field = element.querySelector<HTMLInputElement>(selector);
      if (field) field.value = value;
      field?.dispatchEvent(new Event(selector === 'select' ? 'change' : 'input'));
      await fixture.whenStable();
    };
    const send = async () => {
      element.querySelector<HTMLElement>('button')?.click();
      await fixture.whenStable();
      return element.querySelector('[role=status]')?.textContent?.trim();
    };
    return { fixture, element, loans, choose, send };
  }

  it('takes a colleague and an end', async () => {
    const { loans, choose, send, fixture, element } = await show();
    await choose('select', 'omar');
    await choose('input', '2026-11-12T18:00');
    expect(await send()).toBe('');
    expect(loans).toEqual([{ to: 'omar', until: new Date(2026, 10, 12, 18).getTime() }]);
    fixture.componentInstance.clear();
    await fixture.whenStable();
    expect([element.querySelector('select')?.value, element.querySelector('input')?.value]).toEqual(['', '']);
  });

  it.each([
    ['', '', 'Elige a quién se la prestas.', 'SELECT'],
    ['omar', '', 'Di hasta qué día y hora.', 'INPUT'],
    ['omar', '2026-11-10T09:00', 'Esa hora ya pasó.', 'INPUT'],
    ['omar', '2027-05-10T09:00', 'Como mucho, tres meses. Lo que sea para siempre va en los límites.', 'INPUT'],
  ])('says what is missing when sent to "%s" until "%s", and goes there', async (to, until, words, place) => {
    const { loans, choose, send } = await show();
    await choose('select', to);
    await choose('input', until);
    expect(await send()).toBe(words);
    expect([loans, document.activeElement?.tagName]).toEqual([[], place]);
  });
});
