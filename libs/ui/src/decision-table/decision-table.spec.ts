import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { DraftFinding, Guideline } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { DecisionTable } from './decision-table.ts';

const both = (es: string, en = es) => ({ es, en });
const base: Guideline = {
  ...{ id: 'late', version: 14, name: both('Retraso', 'Late'), matters: ['other'], owner: 'experience' },
  ...{ why: both('Por qué'), effectiveFrom: '2026-01-01', hitPolicy: 'first' },
  inputs: [
    { id: 'failed', label: both('Fallidas', 'Failed'), expression: 'order.failedDeliveries' },
    { id: 'given', label: both('Dado', 'Given'), expression: 'given.toCustomerIn90Days' },
  ],
  rules: [
    {
      ...{ id: 'twice', when: ['>= 2', '< 200'], because: both('Dos veces', 'Twice') },
      then: [{ remedy: 'credit', limit: { amount: 15_000, currency: 'EUR' } }],
    },
    { id: 'once', when: ['1', '-'], because: both('Una vez', 'Once'), then: [{ remedy: 'expedite' }] },
    { id: 'otherwise', when: ['-', '-'], because: both('Nada', 'Nothing'), then: [{ remedy: 'none' }] },
  ],
};

describe('a decision table on the screen', () => {
  async function show(given: { readonly findings?: readonly DraftFinding[]; readonly isReadOnly?: boolean } = {}) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ language: 'es' })] });
    const table = signal(base);
    const fixture = TestBed.createComponent(DecisionTable, {
      bindings: [
        inputBinding('table', table),
        inputBinding('base', signal(base)),
        inputBinding('findings', signal(given.findings ?? [])),
        inputBinding('isReadOnly', signal(given.isReadOnly ?? false)),
        outputBinding<Guideline>('changed', (next) => table.set(next)),
      ],
    });
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    await fixture.whenStable();
    const at = (place: string) => element.querySelector<HTMLElement>(`[data-place="${place}"]`);
    return {
      table,
      fixture,
      element,
      text: (place: string) =>
        at(place)
          ?.textContent?.replace(/[ \n]+/g, ' ')
          .trim(),
      where: () => document.activeElement?.getAttribute('data-place'),
      focus: async (place: string) => {
        at(place)?.focus();
        await fixture.whenStable();
      },
      press: async (key: string, modifiers: Partial<KeyboardEventInit> = {}) => {
        const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers });
        document.activeElement?.dispatchEvent(event);
        await fixture.whenStable();
      },
      type: (text: string) => {
        const field = document.activeElement as HTMLInputElement;
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      },
      [Symbol.dispose]: () => element.remove(),
    };
  }

  afterEach(() => document.body.replaceChildren());

  it('reads its conditions in words, and sums as money', async () => {
    const { text } = await show();
    expect(['0 0', '0 1', '1 1', '0 2', '0 3', '0 4'].map(text)).toEqual([
      ...['2 o más', 'menos de 200,00\u00a0€', 'cualquiera', 'Abono', '150,00\u00a0€', 'Agente'],
    ]);
  });

  it('is walked by arrows, with one cell that Tab comes to', async () => {
    const { element, focus, press, where } = await show();
    await focus('0 0');
    await press('ArrowDown');
    await press('ArrowRight');
    expect(where()).toBe('1 1');
    expect(element.querySelectorAll('[data-place][tabindex="0"]')).toHaveLength(1);
    await press('Home');
    await press('ArrowUp');
    expect(where()).toBe('0 -1');
  });

  it('takes what is written in a cell with Enter, and shows what was above it', async () => {
    const { focus, press, type, text, table, where } = await show();
    await focus('0 3');
    await press('Enter');
    type('120');
    await press('Enter');
    expect(table().rules[0]?.then).toEqual([{ remedy: 'credit', limit: { amount: 12_000, currency: 'EUR' } }]);
    expect([text('0 3'), where()]).toEqual(['150,00\u00a0€120,00\u00a0€', '0 3']);
  });

  it('keeps a condition as it was with Escape, and says what it means while it is written', async () => {
    const { element, focus, press, type, fixture, table } = await show();
    await focus('0 0');
    await press('Enter');
    type('[1..3]');
    await fixture.whenStable();
    expect(element.querySelector('ui-cell-editor .quiet')?.textContent).toBe('de 1 a 3');
    await press('Escape');
    expect(table()).toBe(base);
  });

  it('adds a row below with Alt+Enter, moves it with Alt+Up, and goes along', async () => {
    const { focus, press, table, where, text } = await show();
    await focus('0 0');
    await press('Enter', { altKey: true });
    expect([where(), text('1 -1')]).toEqual(['1 0', '2 nueva']);
    await press('ArrowUp', { altKey: true });
    expect([where(), table().rules.map(({ id }) => id)[1]]).toEqual(['0 0', 'twice']);
  });

  it('keeps a removed row in sight and brings it back', async () => {
    const { element, focus, press, table, text } = await show();
    await focus('1 -1');
    await press('Enter');
    const remove = [...element.querySelectorAll('button')].find((one) => one.textContent?.includes('Quitar la fila'));
    remove?.click();
    await press('Home');
    expect([table().rules.length, text('1 -1')]).toEqual([2, '– quitada']);
    await focus('1 -1');
    await press('Enter');
    expect(table().rules.map(({ id }) => id)).toEqual(['twice', 'once', 'otherwise']);
  });

  it('marks the row and the cell of a finding', async () => {
    const finding: DraftFinding = {
      ...{ severity: 'fault', line: 20, path: 'rules.1.when.0', example: null },
      reason: both('No se alcanza', 'Out of reach'),
    };
    const { element } = await show({ findings: [finding] });
    expect(element.querySelector('tr.fault [data-place="1 0"]')?.classList).toContain('at-fault');
    expect(element.querySelectorAll('tr.fault')).toHaveLength(1);
  });

  it('mends itself and goes where that is: into the form of a new row', async () => {
    const { fixture, element, table, where } = await show();
    const { componentInstance: grid } = fixture;
    grid.mend({ kind: 'move-rule', ruleId: 'otherwise', beforeId: 'twice' });
    await fixture.whenStable();
    expect([table().rules.map(({ id }) => id)[0], where()]).toEqual(['otherwise', '0 -1']);
    grid.mend({ kind: 'add-rule', when: ['null', '-'] });
    await fixture.whenStable();
    expect(table().rules.at(-1)?.when).toEqual(['null', '-']);
    expect(element.querySelector('ui-rule-form')?.contains(document.activeElement)).toBe(true);
  });

  it('is only read by who may not write', async () => {
    const { element, focus, press, table } = await show({ isReadOnly: true });
    await focus('0 0');
    await press('Enter', { altKey: true });
    await press('Delete');
    await press('Enter');
    expect(table()).toBe(base);
    expect(element.querySelector('ui-rule-form')).not.toBeNull();
    expect(element.querySelector('ui-cell-editor')).toBeNull();
  });
});
