import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Script } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import type { SaidValue } from './said-values.ts';
import { ScriptStepView } from './script-step.ts';

const both = (text: string) => ({ es: text, en: text });
const script: Script = {
  ...{ id: 'order-status', version: 1, name: both('Estado'), matter: 'order.status', owner: 'experience' },
  ...{ triggers: { es: [], en: [] }, start: 'order' },
  steps: [
    {
      ...{ id: 'order', kind: 'ask', tick: both('Pedido'), text: both('¿Qué pedido es?'), next: 'end' },
      field: { id: 'orderNumber', type: 'text', label: both('Pedido') },
    },
    { id: 'end', kind: 'close', tick: both('Repaso'), text: both('Quedamos así.'), disposition: 'informed' },
  ],
};
const aSaid = (value: string, by: string | null, lineSequence: number): SaidValue => ({
  ...{ value, shown: value, by, words: value, lineSequence },
});
const said = [aSaid('PD-61122', 'Lucía', 9), aSaid('PD-44718', null, 4)];

describe('a step whose field wants what was said', () => {
  async function show(stepId: string, values: Readonly<Record<string, string>> = {}) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const told: unknown[] = [];
    const frame = { scriptId: script.id, version: 1, stepId, path: [], visited: [stepId] };
    const fixture = TestBed.createComponent(ScriptStepView, {
      bindings: [
        inputBinding('script', signal(script)),
        inputBinding('frame', signal(frame)),
        inputBinding('said', signal(said)),
        inputBinding('values', signal(values)),
        outputBinding('takeSaid', (taken) => told.push(taken)),
        outputBinding('setValue', (value) => told.push(value)),
        outputBinding('enter', (entered) => told.push(entered)),
      ],
    });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const offered = [...element.querySelectorAll<HTMLButtonElement>('.said-value')];
    return {
      ...{ view: fixture.componentInstance, field: element.querySelector('input'), offered, told },
      words: offered.map((one) => one.textContent?.replace(/\s+/g, ' ').trim()),
    };
  }

  it('shows it above the field and types nothing', async () => {
    const { words, field, told } = await show('order');
    expect(words).toEqual(['Lucía dijo PD-61122 Usar U', 'Se dijo PD-44718 Usar']);
    expect([field?.value, told]).toEqual(['', []]);
  });

  it('takes the newest by key and any other by hand, with its line, and forgets what was half typed', async () => {
    const { view, field, offered, told } = await show('order');
    if (field) field.value = 'PD';
    field?.dispatchEvent(new Event('input'));
    expect(view.useSaid()).toBe(true);
    offered[1]?.click();
    view.goOn();
    expect(told).toEqual([
      { field: 'orderNumber', said: said[0] },
      { field: 'orderNumber', said: said[1] },
      { stepId: 'end', optionId: null },
    ]);
  });

  it('leaves the focus where it is', async () => {
    const { offered } = await show('order');
    const press = new MouseEvent('mousedown', { cancelable: true });
    offered[0]?.dispatchEvent(press);
    expect(press.defaultPrevented).toBe(true);
  });

  it('shows nothing that the field holds already, and nothing at a step without a field', async () => {
    const { words } = await show('order', { orderNumber: 'PD-61122' });
    expect(words).toEqual(['Se dijo PD-44718 Usar U']);
    TestBed.resetTestingModule();
    const { view } = await show('end');
    expect(view.useSaid()).toBe(false);
  });
});
