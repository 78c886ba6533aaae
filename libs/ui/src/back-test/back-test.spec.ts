import { inputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { BackTestDifference, BackTestView } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { BackTest } from './back-test.ts';

const both = (es: string, en = es) => ({ es, en });
const euros = (amount: number) => ({ amount, currency: 'EUR' });
const done: BackTestView = {
  ...{ backTestId: 'b1', kind: 'guideline', id: 'late', revision: 3, from: 0, to: 1, state: 'done' },
  ...{ sessionsDone: 400, sessionsTotal: 400, elapsedMs: 900 },
  result: {
    asItWas: { grants: 40, money: euros(400_000), approvals: 20, refused: 3, waitMs: 600_000 },
    asItWouldBe: { grants: 50, money: euros(380_000), approvals: 20, refused: 3, waitMs: 400_000 },
    histogram: [
      { upTo: 5_000, was: 10, wouldBe: 20 },
      { upTo: 15_000, was: 30, wouldBe: 30 },
    ],
    ...{ hitsByRule: { twice: 30 }, changed: 12, less: 2, more: 10 },
    offered: { sessions: 4, upTo: euros(16_000), takenShare: 0.5 },
    sentence: both('Habría dado 10 abonos más.', 'It would have given 10 more credits.'),
  },
};
const difference: BackTestDifference = {
  ...{ interactionId: 'i1', at: Date.UTC(2026, 10, 9), agentName: 'Nayeli', matter: null },
  ...{ was: both('Abono de 150 €'), wouldBe: both('Abono de 120 €'), change: euros(-3_000), direction: 'less' },
};

describe('a back-test', () => {
  async function show(test: BackTestView) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ language: 'es' })] });
    const fixture = TestBed.createComponent(BackTest, {
      bindings: [
        inputBinding('test', signal(test)),
        inputBinding('losses', signal([difference])),
        inputBinding('was', signal('v14')),
        inputBinding('wouldBe', signal('v15')),
      ],
    });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const text = (selector: string) =>
      [...element.querySelectorAll(selector)].map((one) => one.textContent?.replace(/[ \n]+/g, ' ').trim());
    return { element, text, fixture };
  }

  it('says in a sentence and in bars what would have been otherwise', async () => {
    const { text } = await show(done);
    expect(text('.lead')).toEqual(['Habría dado 10 abonos más.']);
    expect(text('.ba b')).toEqual(['+10', '−200,00\u00a0€', '= 20', '= 3', '−00:10']);
  });

  it('draws no difference where it tells none, and nothing where there is nothing', async () => {
    const figures = { grants: 0, money: euros(0), approvals: 10, refused: 3, waitMs: 4_000 };
    const result = done.result && { ...done.result, asItWas: figures, asItWouldBe: { ...figures, waitMs: 8_000 } };
    const { element, text } = await show({ ...done, result });
    expect(text('.ba b')).toEqual(['= 0', '= 0,00\u00a0€', '= 10', '= 3', '= 00:00']);
    const widths = [...element.querySelectorAll<HTMLElement>('.bars i')].map(({ style }) => style.width);
    expect(widths).toEqual(['0%', '0%', '0%', '0%', '100%', '100%', '100%', '100%', '0%', '0%']);
  });

  it('sets apart those that would get less, each to be opened', async () => {
    const { element, text, fixture } = await show(done);
    expect(text('.less h3')).toEqual(['2 sesiones recibirían menos']);
    expect(text('.less .case-row b')).toEqual(['−30,00\u00a0€']);
    element.querySelector<HTMLElement>('.less .case-row')?.click();
    await fixture.whenStable();
    expect(text('.less dd')).toEqual(['Abono de 150 €', 'Abono de 120 €']);
  });

  it('has its bars as a table, too', async () => {
    const { text } = await show(done);
    expect(text('.ui-histogram td')).toEqual(['10', '20', '30', '30']);
  });

  it('says how far it is while it runs', async () => {
    const { text } = await show({ ...done, state: 'running', sessionsDone: 120, result: null });
    expect(text('.progress p')).toEqual(['Repitiendo sesiones: 120 de 400']);
    expect(text('.lead')).toEqual([]);
  });
});
