import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { unknownFacts, type DraftTrial, type Guideline, type PastSessionView } from '@aliado/domain';
import { SERVER_CLOCK, uiWords } from '@aliado/ui';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { es } from '../words/es.ts';
import { PlaybookApi, type PastSessionSearch } from './playbook-api.ts';
import { TryCase } from './try-case.ts';

const both = (words: string) => ({ es: words, en: words });
const guideline: Guideline = {
  ...{ id: 'late', version: 15, name: both('Retraso'), matters: ['delivery.failed'], owner: 'experience' },
  ...{ why: both('Porque'), effectiveFrom: '2026-01-01', hitPolicy: 'first' },
  inputs: [{ id: 'failed', label: both('Fallidas'), expression: 'order.failedDeliveries' }],
  rules: [
    {
      ...{ id: 'twice', when: ['>= 2'], because: both('Segunda') },
      then: [{ remedy: 'credit', limit: { amount: 12_000, currency: 'EUR' } }],
    },
  ],
};
const known = (failedDeliveries: number, at: number, matter: string) => ({
  ...{ at, matter },
  facts: { ...unknownFacts, order: { ...unknownFacts.order, failedDeliveries, total: 80 } },
});
const session: PastSessionView = {
  ...{ interactionId: 'int-7', at: 0, agentName: 'Nayeli', matters: ['delivery.failed'], customer: null },
  decided: both('Se dio un abono de 140 €'),
  cases: [known(3, 9, 'delivery.failed')],
  decisions: [
    {
      ...{ guidelineId: 'late', guidelineVersion: 14, words: both('Se dio un abono de 140 €') },
      known: known(2, 5, 'delivery.failed'),
    },
  ],
};

describe('a case tried on a draft', () => {
  async function show(sessionId: string | null) {
    const trials: DraftTrial[] = [];
    const searches: PastSessionSearch[] = [];
    const api = {
      tryCase: (_: unknown, trial: DraftTrial) => {
        trials.push(trial);
        return Promise.resolve({ picked: ['twice'], held: ['twice'], inputs: [], nearly: [] });
      },
      pastSession: () => Promise.resolve(session),
      pastSessions: (search: PastSessionSearch) => {
        searches.push(search);
        return Promise.resolve({ sessions: [session], nextCursor: null });
      },
    };
    TestBed.configureTestingModule({
      imports: [
        TranslocoTestingModule.forRoot({
          langs: { es: { ...es, ui: uiWords.es } },
          translocoConfig: { availableLangs: ['es'], defaultLang: 'es' },
          preloadLangs: true,
        }),
      ],
      providers: [
        { provide: SERVER_CLOCK, useValue: () => 0 },
        { provide: PlaybookApi, useValue: api },
      ],
    });
    const chosen = signal(sessionId);
    const fixture = TestBed.createComponent(TryCase, {
      bindings: [
        inputBinding('part', signal({ kind: 'guideline', id: 'late' })),
        inputBinding('guideline', signal(guideline)),
        inputBinding('revision', signal(1)),
        inputBinding('matters', signal([{ id: 'delivery.failed', name: both('Entrega fallida') }])),
        inputBinding('sessionId', chosen),
        outputBinding<string>('picked', (id) => chosen.set(id)),
        outputBinding('typeInstead', () => chosen.set(null)),
      ],
    });
    const element = fixture.nativeElement as HTMLElement;
    document.body.replaceChildren(element);
    const settle = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    };
    await settle();
    return {
      ...{ element, trials, searches, chosen, settle },
      field: () => element.querySelector<HTMLInputElement>('.case input'),
      press: async (label: string) => {
        [...element.querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(label))?.click();
        await settle();
      },
    };
  }

  it('is that of a past session as it was known when it was decided, beside what was decided then', async () => {
    const { element, trials, field } = await show('int-7');
    expect(field()?.value).toBe('2');
    expect(trials.at(-1)).toEqual({ facts: known(2, 5, '').facts });
    expect(element.querySelector('.was')?.textContent).toContain('Se dio un abono de 140 € (v14)');
    expect(element.textContent).toContain('Fila 1: abono hasta 120,00');
  });

  it('may be changed from what it was, and typed from nothing again', async () => {
    const { trials, field, settle, press, element } = await show('int-7');
    const input = field();
    if (!input) throw new Error('no field');
    input.value = '4';
    input.dispatchEvent(new Event('change'));
    await settle();
    expect(trials.at(-1)).toMatchObject({ facts: { order: { failedDeliveries: 4, total: 80 } } });
    await press('Escribir otro');
    expect(field()?.value).toBe('');
    expect(element.querySelector('.was')).toBeNull();
  });

  it('is chosen from sessions about the matters of the guideline, or others', async () => {
    const { press, searches, chosen, element, settle } = await show(null);
    await press('De una sesión pasada');
    expect(searches.at(-1)).toEqual({ text: '', matters: ['delivery.failed'], from: null, to: null });
    const select = element.querySelector<HTMLSelectElement>('aliado-session-picker select');
    if (!select) throw new Error('no select');
    select.value = '';
    select.dispatchEvent(new Event('change'));
    await settle();
    expect(searches.at(-1)?.matters).toEqual([]);
    element.querySelector<HTMLElement>('aliado-session-picker li button')?.click();
    await settle();
    expect(chosen()).toBe('int-7');
    expect(element.querySelector('aliado-session-picker')).toBeNull();
  });
});
