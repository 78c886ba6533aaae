import { inputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ReadOut, Script } from '@aliado/domain';
import { both, frameAt, script, showStep } from '../testing/shown-step.ts';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { ScriptStepView } from './script-step.ts';

describe('a step of a script', () => {
  describe('that must be read out', () => {
    const terms = { ...script, steps: [{ ...script.steps[0], readOut: true, next: 'recap' }, script.steps[4]] };
    const given: ReadOut = { by: 'heard', lineSequences: [3], likeness: 0.91, at: 0 };

    it('is confirmed by going on, before it is left', async () => {
      const { view, told, text } = await showStep('sorry', [], { script: terms });
      expect(text('.kind')).toEqual(['Lee tal cual']);
      view.goOn();
      expect(told).toEqual(['confirmReadOut', { stepId: 'recap', optionId: null }]);
    });

    it('is left out only with a reason', async () => {
      const { element, told, settle } = await showStep('sorry', [], { script: terms });
      element.querySelector<HTMLButtonElement>('.script-read-out button')?.click();
      await settle();
      const reasons = [...element.querySelectorAll<HTMLButtonElement>('.script-read-out .why button')];
      expect(told).toEqual([]);
      reasons.find((one) => one.textContent?.trim() === 'Se oye mal o se corta')?.click();
      expect(told).toEqual([{ omitReadOut: 'line-trouble' }, { stepId: 'recap', optionId: null }]);
    });

    it('says so once it was heard', async () => {
      const { view, told, text } = await showStep('sorry', [], { script: terms, readOut: given });
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
      const { view, element, told } = await showStep('part', [], { script: outer });
      view.goOn();
      element.querySelectorAll<HTMLButtonElement>('.say-foot button')[1]?.click();
      expect(told).toEqual([{ enterPart: 'wait' }, { stepId: 'recap', optionId: null }]);
    });

    it('shows within what it is walked, and goes on or back there', async () => {
      const around = { around: ['Entrega que no llegó'], outerNext: 'recap', outerStep: 'part' };
      const { view, told, text } = await showStep('back', [], { script: inner, ...around });
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
    const first = await showStep('slot', [], { script: promising });
    first.view.goOn();
    const draft = { words: 'Entregar el pedido', team: 'transport', dueAt: expect.any(Number) as number };
    expect(first.told).toEqual([{ promise: draft }, { stepId: 'recap', optionId: null }]);
    TestBed.resetTestingModule();
    const again = await showStep('slot', [], { script: promising, promisedFor: Date.now() });
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
    const { view, told, text } = await showStep('gift', [], { script: offering, offer });
    expect(text('.say-foot .btn-main')[0]).toMatch(/^Abonar 30,00 €/);
    view.give();
    view.goOn();
    expect(told).toEqual(['grant', { stepId: 'recap', optionId: null }]);
  });

  it('shows what of its checklist was heard, and lets it be ticked', async () => {
    const item = (id: string) => ({ id, words: both(id), by: 'agent' as const, heard: { es: [], en: [] } });
    const ticks = { one: { isTicked: true, lineSequence: 4, at: 0 } };
    const { element, text, told } = await showStep('sorry', [], {
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
    const { element } = await showStep('sorry', [], { checklist: { items, ticks: {} } });
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
    const frame = signal(frameAt('sorry', []));
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const fixture = TestBed.createComponent(ScriptStepView, {
      bindings: [inputBinding('script', signal(checking)), inputBinding('frame', frame)],
    });
    await fixture.whenStable();
    const boxes = () => [
      ...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLInputElement>('.to-check input'),
    ];
    boxes()[1]?.click();
    frame.set(frameAt('recap', ['sorry']));
    await fixture.whenStable();
    expect(boxes()).toEqual([]);
    frame.set(frameAt('sorry', []));
    await fixture.whenStable();
    expect(boxes().map(({ checked }) => checked)).toEqual([false, true]);
  });
});
