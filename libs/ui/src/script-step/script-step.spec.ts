import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Script } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import type { EnteredStep } from './script-step.ts';
import { ScriptStepView } from './script-step.ts';
import { foreseenSteps } from './script-walk.ts';

const both = (text: string, english = text) => ({ es: text, en: english });

const script: Script = {
  id: 'failed-delivery',
  version: 9,
  name: both('Entrega que no llegó'),
  matter: 'delivery.failed',
  owner: 'experience',
  triggers: { es: [], en: [] },
  start: 'sorry',
  steps: [
    {
      id: 'sorry',
      kind: 'say',
      tick: both('Disculpa'),
      text: both('Lo siento, señora {{customer.surname|}}.'),
      next: 'order',
    },
    {
      id: 'order',
      kind: 'ask',
      tick: both('Pedido'),
      text: both('¿Es el pedido {{order.number|que hizo}}?', 'Is it order {{order.number|you placed}}?'),
      field: { id: 'orderNumber', type: 'text', label: both('Pedido') },
      next: 'why',
    },
    {
      id: 'why',
      kind: 'decide',
      tick: both('Motivo'),
      text: both('¿Qué pasó con {{values.orderNumber|el pedido}}?'),
      options: [
        { id: 'ours', label: both('Fallo nuestro'), next: 'recap' },
        { id: 'absent', label: both('No había nadie'), next: 'wait' },
      ],
    },
    { id: 'wait', kind: 'do', tick: both('Hueco'), text: both('Busca otro día', 'Find another day'), next: 'recap' },
    { id: 'recap', kind: 'close', tick: both('Repaso'), text: both('Quedamos así.'), disposition: 'promised' },
  ],
};

describe('the steps ahead', () => {
  const ahead = (stepId: string, likely: string | null = null) =>
    foreseenSteps(script, stepId, likely).map(({ id }) => id);

  it('follow the likely option, else the first', () => {
    expect([ahead('why'), ahead('why', 'absent')]).toEqual([['recap'], ['wait', 'recap']]);
  });

  it('end where a circle would begin, and where the script is broken', () => {
    const [sorry] = script.steps;
    const circle = { ...script, steps: [{ ...sorry, next: 'sorry' } as Script['steps'][number]] };
    expect([foreseenSteps(circle, 'sorry', null), ahead('gone'), ahead('recap')]).toEqual([[], [], []]);
  });
});

describe('a step of a script', () => {
  async function show(stepId: string, path: readonly string[], likely: string | null = null) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const step = signal(stepId);
    const isOffline = signal(false);
    const told: unknown[] = [];
    const fixture = TestBed.createComponent(ScriptStepView, {
      bindings: [
        inputBinding('script', signal(script)),
        inputBinding('stepId', step),
        inputBinding('path', signal(path)),
        inputBinding('likely', signal(likely)),
        inputBinding('facts', signal({ 'order.number': 'PD-44718' })),
        inputBinding('spoken', signal('en')),
        inputBinding('isOffline', isOffline),
        outputBinding<EnteredStep>('enter', (entered) => told.push(entered)),
        outputBinding('setValue', (value) => told.push(value)),
        outputBinding('leave', (reason) => told.push(reason)),
      ],
    });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const text = (selector: string) =>
      [...element.querySelectorAll(selector)].map((one) => one.textContent?.replace(/\s+/g, ' ').trim());
    return {
      view: fixture.componentInstance,
      element,
      step,
      isOffline,
      told,
      text,
      settle: () => fixture.whenStable(),
    };
  }

  it('says what is to be said in the customer’s language, and the rest in the reader’s', async () => {
    const { text, element } = await show('order', ['sorry']);
    expect([text('.say p'), text('.filled'), text('.kind')]).toEqual([
      ['Is it order PD-44718?'],
      ['PD-44718'],
      ['Pregunta'],
    ]);
    expect(element.querySelector('.say p')?.getAttribute('lang')).toBe('en');
  });

  it('shows what is done, what is now and what is ahead', async () => {
    const { text, element } = await show('order', ['sorry']);
    expect(text('.ticks li')).toEqual(['Disculpa', 'Pedido', 'Motivo', 'Repaso']);
    expect(text('.script-head > .xs')).toEqual(['paso 2 de 4']);
    expect(element.querySelector('[aria-current=step]')?.textContent).toBe('Pedido');
  });

  it('keeps what was asked before it goes on', async () => {
    const { view, element, told } = await show('order', ['sorry']);
    const field = element.querySelector('input');
    if (field) field.value = 'PD-1';
    field?.dispatchEvent(new Event('input'));
    view.goOn();
    expect(told).toEqual([
      { field: 'orderNumber', value: 'PD-1' },
      { stepId: 'why', optionId: null },
    ]);
  });

  it('offers the answers of a decision by digit, and marks the likely one', async () => {
    const { view, told, text } = await show('why', ['sorry', 'order'], 'absent');
    expect(text('.say-foot .btn-main')).toEqual(['No había nadie (lo más probable)2']);
    view.chooseByDigit(1);
    view.goOn();
    expect([told, view.chooseByDigit(3)]).toEqual([
      [
        { stepId: 'recap', optionId: 'ours' },
        { stepId: 'wait', optionId: 'absent' },
      ],
      false,
    ]);
  });

  it('goes back one step, and finishes after the last', async () => {
    const { view, told } = await show('recap', ['sorry', 'order', 'why']);
    view.goBack();
    view.goOn();
    expect(told).toEqual([{ stepId: 'why', optionId: null }, 'completed']);
  });

  it('stays readable without a connection, and goes nowhere', async () => {
    const { view, isOffline, told, text, settle } = await show('sorry', []);
    isOffline.set(true);
    await settle();
    view.goOn();
    expect([told, text('.say p')]).toEqual([[], ['Lo siento, señora .']]);
  });

  it('says so when the script has lost the step', async () => {
    const { text } = await show('gone', []);
    expect(text('.note-bar')[0]).toContain('Este guion cambió');
  });
});
