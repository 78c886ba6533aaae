import { inputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ExplainedFinding } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { GuidelineCard } from './guideline-card.ts';

const both = (es: string, en: string) => ({ es, en });

const finding: ExplainedFinding = {
  guideline: {
    id: 'late-delivery-gesture',
    version: 14,
    name: both('Retraso de entrega', 'Late delivery'),
    why: both('Quien perdió una tarde no debe pedir nada', 'Whoever lost an afternoon should not have to ask'),
    never: [both('Dinero antes de la fecha', 'Money before the date')],
  },
  inputs: [
    { label: both('Entregas fallidas', 'Failed deliveries'), value: 2 },
    { label: both('En garantía', 'In warranty'), value: false },
    { label: both('Nivel', 'Tier'), value: null },
  ],
  hits: [
    {
      id: 'twice',
      then: [{ remedy: 'credit', limit: { amount: 15_000, currency: 'EUR' } }, { remedy: 'expedite' }],
      say: both('Por las tardes que perdió le abono…', 'For the afternoons you lost I credit…'),
      checks: [both('La fecha está aceptada', 'The date is accepted')],
      because: both('Segunda entrega fallida', 'Second failed delivery'),
    },
  ],
  nearly: [
    {
      id: 'thrice',
      then: [{ remedy: 'credit', limit: { amount: 15_000, currency: 'EUR' } }],
      because: both('Tres entregas fallidas', 'Three failed deliveries'),
      missing: { inputId: 'failed', label: both('Entregas fallidas', 'Failed deliveries'), test: '>= 3', value: 2 },
    },
  ],
};

describe('what may be decided', () => {
  async function show(of: ExplainedFinding) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ language: 'es' })] });
    const fixture = TestBed.createComponent(GuidelineCard, {
      bindings: [inputBinding('finding', signal(of)), inputBinding('spoken', signal('en'))],
    });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    return (selector: string) =>
      [...element.querySelectorAll(selector)].map((one) => one.textContent?.replace(/\s+/g, ' ').trim());
  }

  it('is told with its limits, what comes first, how to say it, what never, why and by which version', async () => {
    const text = await show(finding);
    expect(text('.remedy')).toEqual(['hasta 150,00 €Abono', 'Adelantar']);
    expect(text('.points li')).toEqual([
      'La fecha está aceptada',
      'Dinero antes de la fecha',
      'Tres entregas fallidas Entregas fallidas tendría que ser 3 o más; es 2',
    ]);
    expect(text('[lang]')).toEqual(['For the afternoons you lost I credit…']);
    expect([text('.more'), text('.details p'), text('.version')]).toEqual([
      ['Por qué y 2 condiciones'],
      ['Por qué: Segunda entrega fallida', 'Quien perdió una tarde no debe pedir nada'],
      ['Retraso de entrega, v14'],
    ]);
  });

  it('shows what it was decided on, and what is not known', async () => {
    const text = await show(finding);
    expect(text('dd')).toEqual(['2', 'no', 'no se sabe']);
  });

  it('says so when no rule holds', async () => {
    const text = await show({ ...finding, hits: [] });
    expect([text('.head b'), text('.details p')]).toEqual([
      ['Esta pauta no da nada en este caso'],
      ['Quien perdió una tarde no debe pedir nada'],
    ]);
  });
});
