import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ReadOut, Script } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import type { EnteredStep } from './step-acts.ts';
import { ScriptStepView } from './script-step.ts';

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
        { id: 'absent', label: both('No había nadie'), when: 'absent', next: 'wait' },
      ],
    },
    { id: 'wait', kind: 'do', tick: both('Hueco'), text: both('Busca otro día', 'Find another day'), next: 'recap' },
    { id: 'recap', kind: 'close', tick: both('Repaso'), text: both('Quedamos así.'), disposition: 'promised' },
  ],
};

describe('a step of a script', () => {
  const at = (stepId: string, path: readonly string[]) => ({
    ...{ scriptId: script.id, version: 9, stepId, path },
    visited: [...path, stepId],
  });
  async function show(stepId: string, path: readonly string[], more: Readonly<Record<string, unknown>> = {}) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const isOffline = signal(false);
    const told: unknown[] = [];
    const fixture = TestBed.createComponent(ScriptStepView, {
      bindings: [
        inputBinding('script', signal(script)),
        inputBinding('frame', signal(at(stepId, path))),
        ...Object.entries(more).map(([name, value]) => inputBinding(name, signal(value))),
        inputBinding('facts', signal({ 'order.number': 'PD-44718' })),
        inputBinding('spoken', signal('en')),
        inputBinding('isOffline', isOffline),
        outputBinding<EnteredStep>('enter', (entered) => told.push(entered)),
        outputBinding('setValue', (value) => told.push(value)),
        outputBinding('leave', (reason) => told.push(reason)),
        ...['enterPart', 'returnTo', 'omitReadOut', 'promise', 'tick'].map((name) =>
          outputBinding(name, (value) => told.push({ [name]: value })),
        ),
        ...['confirmReadOut', 'grant', 'act'].map((name) => outputBinding(name, () => told.push(name))),
      ],
    });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const text = (selector: string) =>
      [...element.querySelectorAll(selector)].map((one) => one.textContent?.replace(/\s+/g, ' ').trim());
    return {
      view: fixture.componentInstance,
      element,
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
    const { view, told, text } = await show('why', ['sorry', 'order'], {
      holds: (condition: string) => condition === 'absent',
    });
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

  it('says of each value where it comes from', async () => {
    const { element } = await show('why', ['sorry', 'order'], {
      values: { orderNumber: 'PD-1' },
      sources: { orderNumber: { kind: 'looked-up', action: 'order-status', at: 36_000_000 } },
    });
    expect(element.querySelector('.filled')?.getAttribute('aria-description')).toMatch(/^Consultado a las \d\d:\d\d$/);
  });

  describe('that must be read out', () => {
    const terms = { ...script, steps: [{ ...script.steps[0], readOut: true, next: 'recap' }, script.steps[4]] };
    const given: ReadOut = { by: 'heard', lineSequences: [3], likeness: 0.91, at: 0 };

    it('is confirmed by going on, before it is left', async () => {
      const { view, told, text } = await show('sorry', [], { script: terms });
      expect(text('.kind')).toEqual(['Lee tal cual']);
      view.goOn();
      expect(told).toEqual(['confirmReadOut', { stepId: 'recap', optionId: null }]);
    });

    it('is left out only with a reason', async () => {
      const { element, told, settle } = await show('sorry', [], { script: terms });
      element.querySelector<HTMLButtonElement>('.script-read-out button')?.click();
      await settle();
      const reasons = [...element.querySelectorAll<HTMLButtonElement>('.script-read-out .why button')];
      expect(told).toEqual([]);
      reasons.find((one) => one.textContent?.trim() === 'Se oye mal o se corta')?.click();
      expect(told).toEqual([{ omitReadOut: 'line-trouble' }, { stepId: 'recap', optionId: null }]);
    });

    it('says so once it was heard', async () => {
      const { view, told, text } = await show('sorry', [], { script: terms, readOut: given });
      expect(text('.script-read-out')[0]).toMatch(/oído al 91\s?%$/);
      view.goOn();
      expect(told).toEqual([{ stepId: 'recap', optionId: null }]);
    });
  });

  describe('that holds another script', () => {
    const outer: Script = {
      ...script,
      steps: [
        { id: 'part', kind: 'script', tick: both('Espera'), text: both('Acompaña'), script: 'wait', next: 'recap' },
      ],
    };
    const inner: Script = {
      ...script,
      steps: [{ id: 'back', kind: 'return', tick: both('Se sigue'), text: both('Vuelve') }],
    };

    it('begins it, or goes past it', async () => {
      const { view, element, told } = await show('part', [], { script: outer });
      view.goOn();
      element.querySelectorAll<HTMLButtonElement>('.say-foot button')[1]?.click();
      expect(told).toEqual([{ enterPart: 'wait' }, { stepId: 'recap', optionId: null }]);
    });

    it('shows within what it is walked, and goes on or back there', async () => {
      const around = { around: ['Entrega que no llegó'], outerNext: 'recap', outerStep: 'part' };
      const { view, told, text } = await show('back', [], { script: inner, ...around });
      expect(text('.outer')).toEqual(['Entrega que no llegó']);
      view.goOn();
      view.goBack();
      expect(told).toEqual([{ returnTo: 'recap' }, { returnTo: 'part' }]);
    });
  });

  it('promises once what it says, by the hour that stands there', async () => {
    const promising: Script = {
      ...script,
      steps: [
        {
          ...{ id: 'slot', kind: 'promise', tick: both('Fecha'), text: both('Llega'), next: 'recap' },
          promise: { what: both('Entregar el pedido'), team: 'transport', withinHours: 72 },
        },
      ],
    };
    const first = await show('slot', [], { script: promising });
    first.view.goOn();
    const draft = { words: 'Entregar el pedido', team: 'transport', dueAt: expect.any(Number) as number };
    expect(first.told).toEqual([{ promise: draft }, { stepId: 'recap', optionId: null }]);
    TestBed.resetTestingModule();
    const again = await show('slot', [], { script: promising, promisedFor: Date.now() });
    again.view.goOn();
    expect(again.told).toEqual([{ stepId: 'recap', optionId: null }]);
  });

  it('gives what is offered by its main button, and goes on without it', async () => {
    const offering: Script = {
      ...script,
      steps: [
        {
          id: 'gift',
          kind: 'offer',
          tick: both('Gesto'),
          text: both('Por lo que pasó'),
          guideline: 'late',
          next: 'recap',
        },
      ],
    };
    const offer = { label: 'Abonar 30,00 €', isBusy: false };
    const { view, told, text } = await show('gift', [], { script: offering, offer });
    expect(text('.say-foot .btn-main')[0]).toMatch(/^Abonar 30,00 €/);
    view.give();
    view.goOn();
    expect(told).toEqual(['grant', { stepId: 'recap', optionId: null }]);
  });

  it('shows what of its checklist was heard, and lets it be ticked', async () => {
    const item = (id: string) => ({ id, words: both(id), by: 'agent' as const, heard: { es: [], en: [] } });
    const ticks = { one: { isTicked: true, lineSequence: 4, at: 0 } };
    const { element, text, told } = await show('sorry', [], {
      checklist: { items: [item('one'), item('two')], ticks },
    });
    expect([text('.checklist summary'), text('.checklist label')]).toEqual([
      ['No debe faltar: 1 de 2'],
      ['one', 'two'],
    ]);
    element.querySelectorAll<HTMLInputElement>('.checklist input')[1]?.click();
    expect(told).toEqual([{ tick: { itemId: 'two', isTicked: true } }]);
  });

  it('puts its checklist away by Escape, and where the reader goes on elsewhere', async () => {
    const items = [{ id: 'one', words: both('one'), by: 'agent' as const, heard: { es: [], en: [] } }];
    const { element } = await show('sorry', [], { checklist: { items, ticks: {} } });
    document.body.append(element);
    const [list, box, elsewhere] = [
      ...[element.querySelector('details'), element.querySelector<HTMLElement>('.checklist input')],
      element.querySelector<HTMLElement>('.say-foot .btn'),
    ];
    if (list) (list as HTMLDetailsElement).open = true;
    box?.focus();
    box?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect([list?.hasAttribute('open'), document.activeElement?.tagName]).toEqual([false, 'SUMMARY']);
    if (list) (list as HTMLDetailsElement).open = true;
    elsewhere?.focus();
    expect(list?.hasAttribute('open')).toBe(false);
    element.remove();
  });

  it('keeps what was ticked of a check when the reader goes on and comes back', async () => {
    const check = {
      ...{ id: 'sorry', kind: 'check' as const, tick: both('Datos'), text: both('Mira sus datos.'), next: 'recap' },
      items: [both('Teléfono'), both('Calle')],
    };
    const checking = { ...script, steps: [check, ...script.steps.slice(1)] };
    const frame = signal(at('sorry', []));
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const fixture = TestBed.createComponent(ScriptStepView, {
      bindings: [inputBinding('script', signal(checking)), inputBinding('frame', frame)],
    });
    await fixture.whenStable();
    const boxes = () => [
      ...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLInputElement>('.to-check input'),
    ];
    boxes()[1]?.click();
    frame.set(at('recap', ['sorry']));
    await fixture.whenStable();
    expect(boxes()).toEqual([]);
    frame.set(at('sorry', []));
    await fixture.whenStable();
    expect(boxes().map(({ checked }) => checked)).toEqual([false, true]);
  });
});
