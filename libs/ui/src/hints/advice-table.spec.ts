import { inputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { AdviceOutcome } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { AdviceTable } from './advice-table.ts';
import { ReliabilityChart } from './reliability-chart.ts';

const script: AdviceOutcome = {
  ...{ kind: 'script', targetId: 'failed-delivery', proposer: 'trigger', meanScore: 0.7 },
  title: { es: 'Entrega que no llegó', en: 'Delivery that never came' },
  ...{
    shown: 1_200,
    read: 900,
    used: 600,
    notActedOn: 12,
    done: 40,
    dismissed: 30,
    expired: 560,
    replaced: 10,
    retracted: 0,
  },
};

describe('what became of hints', () => {
  const textOf = (element: Element) => [...element.querySelectorAll('tbody tr')].map((row) => row.textContent ?? '');

  it('is told for each piece of advice, in the reader’s numbers', async () => {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const bindings = [inputBinding('advice', signal([script])), inputBinding('label', signal('Lo propuesto'))];
    const fixture = TestBed.createComponent(AdviceTable, { bindings });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const cells = [...element.querySelectorAll('tbody td')].map((cell) => cell.textContent?.trim());
    expect(element.querySelector('tbody th')?.textContent).toContain('Entrega que no llegó');
    expect(cells).toEqual(['1200', '900', '600', '50\u00a0%', '70\u00a0%', '12', '40', '30', '560', '10', '0']);
  });

  it('stands beside the chances that were told, where any were', async () => {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const bins = [
      { from: 0.4, shown: 0, used: 0 },
      { from: 0.8, shown: 20, used: 17 },
    ];
    const fixture = TestBed.createComponent(ReliabilityChart, { bindings: [inputBinding('bins', signal(bins))] });
    await fixture.whenStable();
    const [row, ...others] = textOf(fixture.nativeElement as HTMLElement);
    expect(others).toEqual([]);
    expect(row).toMatch(/80\s%\s–\s90\s%.*85\s%.*20/u);
  });
});
