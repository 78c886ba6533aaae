import type { Type } from '@angular/core';
import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Delegation, RemedyTerms, TroubledDelivery, UndoableGrant } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { LentList } from './lent-list.ts';
import { TroubledList } from './troubled-list.ts';
import { UndoableList } from './undoable-list.ts';

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
  return { rows, buttons, element, fixture, names: buttons.map((one) => one.getAttribute('aria-label')) };
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

describe('what can still be taken back', () => {
  const terms: RemedyTerms = {
    ...{ remedy: 'credit', amount: { amount: 3_000, currency: 'EUR' }, guidelineId: 'late', guidelineVersion: 2 },
    ...{ ruleId: 'twice', matter: null, orderNumber: null },
  };
  const grant: UndoableGrant = {
    ...{ interactionId: 'int-1', grantId: 'g1', terms, agentId: 'omar', decidedBy: 'omar', reason: null },
    ...{
      guidelineName: { es: 'Entrega tardía', en: 'Late delivery' },
      grantedAt: now - 120_000,
      undoUntil: now + 480_000,
    },
  };
  const approved: UndoableGrant = { ...grant, grantId: 'g2', decidedBy: 'marta', reason: 'Segunda vez' };

  it('says what was given, who gave it, by what, and who approved it with which words', async () => {
    const { rows, names } = await show(UndoableList, { grants: [grant, approved] }, 'undo', () => undefined);
    expect(rows).toEqual([
      ['abono, 30,00 €', 'Omar Gil · hace 2 min', 'Por la pauta «Entrega tardía», sin pedirlo. int-1'],
      [
        'abono, 30,00 €',
        'Omar Gil · hace 2 min · lo aprobó Marta Vidal',
        'Por la pauta «Entrega tardía». Pidió: «Segunda vez». int-1',
      ],
    ]);
    expect(names[0]).toMatch(/^Deshacer: abono, 30,00\s€$/);
  });

  it('is taken back with a reason; without one nothing happens, and who leaves is back at the button', async () => {
    const wishes: unknown[] = [];
    const { buttons, element, fixture } = await show(UndoableList, { grants: [grant] }, 'undo', (one) =>
      wishes.push(one),
    );
    document.body.replaceChildren(element);
    buttons[0]?.click();
    await fixture.whenStable();
    const field = () => element.querySelector('textarea');
    expect(document.activeElement).toBe(field());
    element.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await fixture.whenStable();
    expect([wishes, element.querySelector('[role=status]')?.textContent?.trim()]).toEqual([
      [],
      'Escribe por qué: queda en el registro.',
    ]);
    field()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await fixture.whenStable();
    expect(document.activeElement?.textContent?.trim()).toBe('Deshacer…');
    (document.activeElement as HTMLElement).click();
    await fixture.whenStable();
    const again = field();
    if (again) again.value = 'Dado dos veces';
    again?.dispatchEvent(new Event('input'));
    element.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    expect(wishes).toMatchObject([{ grant, reason: 'Dado dos veces' }]);
  });
});
