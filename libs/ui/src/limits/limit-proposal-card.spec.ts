import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { DecidedRequest, LimitProposal } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { LimitProposalCard } from './limit-proposal-card.ts';

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const request = (approvalId: string, changes: Partial<DecidedRequest> = {}): DecidedRequest => ({
  ...{ interactionId: 'int-1', approvalId, agentId: 'nayeli', decidedBy: 'marta', decision: 'approved' },
  ...{ decidedAt: Date.UTC(2026, 10, 9, 12), asked: euros(4_000), allowed: euros(4_000) },
  ...changes,
});
const proposal: LimitProposal = {
  ...{ guidelineId: 'late', ruleId: 'twice', remedy: 'credit', decided: 40, approvedAsAsked: 39, share: 0.975 },
  guidelineName: { es: 'Entrega tardía', en: 'Late delivery' },
  ...{ median: euros(4_000), p90: euros(8_000), proposed: euros(7_500) },
  requests: [request('a'), request('b', { decision: 'less', asked: euros(9_000), allowed: euros(5_000) })],
};

describe('a proposal for a wider limit', () => {
  async function show(changes: Partial<LimitProposal> = {}) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ language: 'es' })] });
    const reasons: string[] = [];
    const fixture = TestBed.createComponent(LimitProposalCard, {
      bindings: [
        inputBinding('proposal', signal({ ...proposal, ...changes })),
        inputBinding('people', signal(new Map([['nayeli', 'Nayeli Robles']]))),
        outputBinding<string>('dismiss', (reason) => reasons.push(reason)),
      ],
    });
    const element = fixture.nativeElement as HTMLElement;
    document.body.replaceChildren(element);
    await fixture.whenStable();
    const texts = (selector: string) =>
      [...element.querySelectorAll(selector)].map((one) => one.textContent?.replace(/\s+/g, ' ').trim());
    const press = async (selector: string) => {
      element.querySelector<HTMLElement>(selector)?.click();
      await fixture.whenStable();
    };
    return { element, fixture, reasons, texts, press };
  }

  it('says how many of how many, the sums that were asked, and the limit', async () => {
    const { element, texts } = await show();
    expect(element.textContent).toContain('De 40 peticiones (abono), 39 se aprobaron exactamente como se pidieron.');
    expect(texts('dd')).toEqual(['40,00 €', '80,00 €', '75,00 €']);
  });

  it('opens to the decisions behind it, and says where those are only the last', async () => {
    const { texts } = await show();
    expect(texts('summary')).toEqual(['Ver las 2 últimas de 40 decisiones']);
    expect(texts('tbody tr').map((row) => row?.replace(/^ayer, \d\d:\d\d/, ''))).toEqual([
      'Nayeli Robles40,00 € como se pidió marta',
      'Nayeli Robles90,00 € menos: 50,00 € marta',
    ]);
  });

  it('of what is not a sum proposes that nobody needs to be asked', async () => {
    const { texts } = await show({ remedy: 'replacement', median: null, p90: null, proposed: null });
    expect(texts('dl')).toEqual([]);
    expect(texts('p.soft')).toEqual(['Se propone que el agente lo decida sin pedirlo: reposición.']);
  });

  it('is dismissed with a reason, never without', async () => {
    const { element, fixture, reasons, texts, press } = await show();
    await press('button');
    const field = element.querySelector('textarea');
    expect(document.activeElement).toBe(field);
    await press('button[type=submit]');
    expect([reasons, texts('[role=status]'), field?.getAttribute('aria-invalid')]).toEqual([
      [],
      ['Escribe por qué: queda en el registro.'],
      'true',
    ]);
    if (field) field.value = ' Es la campaña ';
    field?.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    await press('button[type=submit]');
    expect(reasons).toEqual(['Es la campaña']);
  });

  it('gives the focus back to its button when the form is left', async () => {
    const { element, fixture, press } = await show();
    await press('button');
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await fixture.whenStable();
    expect([element.querySelector('form'), document.activeElement?.textContent?.trim()]).toEqual([null, 'Descartar…']);
  });
});
