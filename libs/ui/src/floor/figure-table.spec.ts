import { TestBed } from '@angular/core/testing';
import type { FloorRow, Segment } from '@aliado/domain';
import {
  emptyResolutions,
  emptyTally,
  firstContactResolution,
  metricOf,
  metrics,
  type MetricId,
  type Term,
} from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { FigureTable, type FigureCell, type FigureGroup } from './figure-table.ts';
import { RowTable } from './row-table.ts';

const tally = { ...emptyTally, offered: 10, answered: 8, answeredInTime: 6, answeredLate: 2, abandoned: 2 };
const groups: readonly FigureGroup[] = [
  { key: 'billing', name: 'Facturación', tally: { ...tally, abandonedLater: 2 }, more: [] },
  { key: 'sales', name: 'Ventas', tally: emptyTally, more: [] },
];

describe('figures in a table', () => {
  it('open to how they are counted, and say whose definition they follow', async () => {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const fixture = TestBed.createComponent(FigureTable<MetricId, Term>);
    fixture.componentRef.setInput('groups', groups);
    fixture.componentRef.setInput('metrics', [metricOf('service-level'), metricOf('answer-rate')]);
    fixture.componentRef.setInput('definitions', metrics);
    fixture.componentRef.setInput('count', 'offered');
    fixture.componentRef.setInput('label', 'Cifras');
    fixture.componentRef.setInput('of', 'Cola');
    const asked: FigureCell[] = [];
    const defined: unknown[] = [];
    fixture.componentInstance.explain.subscribe((cell) => asked.push(cell));
    fixture.componentInstance.define.subscribe((choice) => defined.push(choice));
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const cells = [...element.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent?.trim()),
    );
    expect(cells).toEqual([
      ['Facturación', '10', '60\u00a0%', '80\u00a0%'],
      ['Ventas', '0', '–', '–'],
    ]);
    element.querySelector<HTMLButtonElement>('td button')?.click();
    expect(asked).toEqual([{ group: groups[0], metric: metricOf('service-level') }]);
    const select = element.querySelector('select');
    if (!select) throw new Error('no definitions');
    select.value = 'genesys';
    select.dispatchEvent(new Event('change'));
    expect(defined).toEqual([{ metric: 'service-level', source: 'genesys' }]);
  });
});

describe('a figure that there is not', () => {
  it('opens where something was left out of it, and not where there is nothing at all', async () => {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const fixture = TestBed.createComponent(FigureTable);
    const pending = { ...emptyResolutions, pending: 3 };
    fixture.componentRef.setInput('groups', [
      { key: 'billing', name: 'Facturación', tally: pending, more: [], note: 'fuera de horario' },
      { key: 'sales', name: 'Ventas', tally: emptyResolutions, more: [] },
    ]);
    fixture.componentRef.setInput('metrics', [firstContactResolution]);
    fixture.componentRef.setInput('definitions', [firstContactResolution]);
    fixture.componentRef.setInput('label', 'Cifras');
    fixture.componentRef.setInput('of', 'Cola');
    await fixture.whenStable();
    const lines = [...(fixture.nativeElement as HTMLElement).querySelectorAll('tbody tr')];
    expect(
      lines.map((line) => [line.querySelector('th .note')?.textContent, line.querySelector('td button') !== null]),
    ).toEqual([
      ['fuera de horario', true],
      [undefined, false],
    ]);
  });
});

describe('the contacts behind a figure', () => {
  it('tell their times and how they ended', async () => {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const segment: Segment = {
      ...{ interactionId: 'int-1', ordinal: 0, channel: 'voice', direction: 'inbound', queueId: 'billing' },
      ...{ beganAt: Date.UTC(2026, 10, 22, 8), answeredAt: Date.UTC(2026, 10, 22, 8, 0, 12), agentId: 'ada' },
      ...{ end: 'ended', endedAt: Date.UTC(2026, 10, 22, 8, 3, 12), heldSince: null, heldFor: 30_000, holds: 1 },
      ...{ workSince: null, workedFor: 45_000, matter: null, disposition: null },
    };
    const rows: readonly FloorRow[] = [
      { segment, agentName: 'Ada Ruiz', resolution: null },
      {
        segment: { ...segment, ordinal: 1, answeredAt: null, agentId: null, end: null, endedAt: null, workedFor: null },
        agentName: null,
        resolution: null,
      },
    ];
    const fixture = TestBed.createComponent(RowTable);
    fixture.componentRef.setInput('rows', rows);
    fixture.componentRef.setInput('label', 'Filas');
    fixture.componentRef.setInput('queueName', () => 'Facturación');
    fixture.componentRef.setInput('timeZone', 'Europe/Madrid');
    await fixture.whenStable();
    const cells = [...(fixture.nativeElement as HTMLElement).querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent?.trim()),
    );
    expect(cells).toEqual([
      ['09:00:00', 'Facturación', 'voz', 'Ada Ruiz', '00:12', '02:30', '00:30', '00:45', 'terminó'],
      ['09:00:00', 'Facturación', 'voz', '–', '–', '–', '–', '–', 'espera'],
    ]);
  });
});
