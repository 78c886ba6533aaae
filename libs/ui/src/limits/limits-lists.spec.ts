import type { Type } from '@angular/core';
import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Delegation, TroubledDelivery } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { LentList } from './lent-list.ts';
import { TroubledList } from './troubled-list.ts';

const now = new Date(2026, 10, 10, 9, 42).getTime();
const people = new Map([
  ['marta', 'Marta Vidal'],
  ['omar', 'Omar Gil'],
]);

async function show<T>(
  list: Type<T>,
  inputs: Readonly<Record<string, unknown>>,
  output: string,
  take: (taken: unknown) => void,
) {
  TestBed.configureTestingModule({ providers: [...provideUiTesting({ language: 'es', now: () => now })] });
  const fixture = TestBed.createComponent(list, {
    bindings: [
      ...Object.entries({ ...inputs, people }).map(([name, value]) => inputBinding(name, signal(value))),
      outputBinding(output, take),
    ],
  });
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const buttons = [...element.querySelectorAll('button')];
  const rows = [...element.querySelectorAll('li')].map((row) =>
    [...row.querySelectorAll('.grow > *')].map((one) => one.textContent?.replace(/\s+/g, ' ').trim()),
  );
  return { rows, buttons, names: buttons.map((one) => one.getAttribute('aria-label')) };
}

describe('lent authority', () => {
  it('says who has whose until when; only one’s own is taken back', async () => {
    const taken: unknown[] = [];
    const delegations: readonly Delegation[] = [
      { id: 'd1', from: 'marta', to: 'omar', until: new Date(2026, 10, 10, 18).getTime(), createdBy: 'marta' },
      { id: 'd2', from: 'omar', to: 'marta', until: new Date(2026, 10, 11, 12).getTime(), createdBy: 'omar' },
      { id: 'd3', from: 'omar', to: 'marta', until: new Date(2026, 11, 1, 18).getTime(), createdBy: 'omar' },
    ];
    const inputs = { delegations, ownId: 'marta' };
    const { rows, buttons, names } = await show(LentList, inputs, 'takeBack', (id) => taken.push(id));
    expect(rows).toEqual([
      ['Prestada a Omar Gil', 'hasta hoy, 18:00 (dentro de 8 h)'],
      ['Te la prestó Omar Gil', 'hasta mañana, 12:00 (dentro de 1 d)'],
      ['Te la prestó Omar Gil', 'hasta 1 dic, 18:00 (dentro de 21 d)'],
    ]);
    expect(names).toEqual(['Recuperar lo prestado a Omar Gil']);
    buttons[0]?.click();
    expect(taken).toEqual(['d1']);
  });
});

describe('remedies that did not arrive', () => {
  const delivery: TroubledDelivery = {
    ...{ interactionId: 'int-1', grantId: 'g1', remedy: 'credit', amount: { amount: 3_000, currency: 'EUR' } },
    ...{ agentId: 'omar', attempts: 6, state: 'given-up', dueAt: 0, trouble: 'answered 422' },
  };

  it('say what was promised by whom, what went wrong and what happens next', async () => {
    const tried: unknown[] = [];
    const deliveries: readonly TroubledDelivery[] = [
      delivery,
      { ...delivery, grantId: 'g2', attempts: 1, state: 'waiting', dueAt: now + 240_000 },
      { ...delivery, grantId: 'g3', remedy: 'replacement', amount: null, state: 'waiting', dueAt: now },
    ];
    const { rows, buttons, names } = await show(TroubledList, { deliveries }, 'tryAgain', (one) => tried.push(one));
    const met = 'El último encontró: answered 422 · int-1';
    expect(rows).toEqual([
      ['abono, 30,00 € · Omar Gil', 'Nadie lo intenta ya: espera a una persona.', `6 intentos. ${met}`],
      ['abono, 30,00 € · Omar Gil', 'Se intenta otra vez dentro de 4 min.', `Un intento. ${met}`],
      ['reposición · Omar Gil', 'Se está intentando.', `6 intentos. ${met}`],
    ]);
    expect(names[0]).toMatch(/^Intentar otra vez: abono, 30,00\s€ · Omar Gil$/);
    buttons[0]?.click();
    expect(tried).toEqual([delivery]);
  });
});
