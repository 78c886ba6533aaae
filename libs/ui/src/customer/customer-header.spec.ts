import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Customer, CustomerMatch } from '@aliado/domain';
import { initialInteraction } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { CustomerHeader } from './customer-header.ts';

const lucia = { customerId: 'c1', name: 'Lucía Ferrer Ortiz', evidence: [{ kind: 'phone', label: 'main' }] } as const;
const joan = { customerId: 'c2', name: 'Joan Miralles', evidence: [{ kind: 'phone', label: 'old' }] } as const;
const unknown = initialInteraction.customer;

describe('the head of the customer panel', () => {
  async function show(match: CustomerMatch, customer: Customer | null = null) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const told: string[] = [];
    const fixture = TestBed.createComponent(CustomerHeader, {
      bindings: [
        inputBinding('match', signal(match)),
        inputBinding('customer', signal(customer)),
        outputBinding('confirm', () => told.push('confirm')),
        outputBinding('correct', () => told.push('correct')),
      ],
    });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const text = (selector: string) => element.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim();
    const buttons = [...element.querySelectorAll('button')];
    return { shown: [text('.name'), text('.match'), text('.facts')], buttons, told };
  }

  it('says how somebody was known, and asks to confirm or correct it', async () => {
    const { shown, buttons, told } = await show({
      ...unknown,
      certainty: 'known',
      customerId: 'c1',
      candidates: [lucia],
    });
    expect(shown).toEqual(['Lucía Ferrer Ortiz', 'Conocida: Teléfono principal', '']);
    for (const button of buttons) button.click();
    expect(told).toEqual(['confirm', 'correct']);
  });

  it('names nobody while several people fit', async () => {
    const { shown, buttons } = await show({ ...unknown, certainty: 'ambiguous', candidates: [lucia, joan] });
    expect(shown).toEqual(['Sin confirmar', 'Ambigua:2 perfiles encajan', 'Nada se mezcla hasta que elijas']);
    expect(buttons.length).toBe(1);
  });

  it('takes a name that was told, for somebody new', async () => {
    const { shown } = await show({ ...unknown, newName: 'Hernán Cárdenas', confirmedAt: 1 });
    expect(shown).toEqual([
      'Hernán Cárdenas',
      'Persona nueva:Confirmada por ti',
      'Lo que se acuerde aquí empieza su historia',
    ]);
  });
});
