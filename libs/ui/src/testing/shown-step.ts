import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Script, ScriptFrame } from '@aliado/domain';
import { ScriptStepView } from '../script-step/script-step.ts';
import type { EnteredStep } from '../script-step/step-acts.ts';
import { provideUiTesting } from './ui-testing.ts';

/** The same words in both languages, unless the English ones differ. */
export const both = (text: string, english = text) => ({ es: text, en: english });

/** A script of most kinds of steps, for specs of the step on the screen. */
export const script: Script = {
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

/** Where a reader stands in it. */
export const frameAt = (stepId: string, path: readonly string[]): ScriptFrame => ({
  ...{ scriptId: script.id, version: 9, stepId, path },
  visited: [...path, stepId],
});
/** Shows a step, and keeps all that it tells. */
export async function showStep(stepId: string, path: readonly string[], more: Readonly<Record<string, unknown>> = {}) {
  TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
  const isOffline = signal(false);
  const told: unknown[] = [];
  const fixture = TestBed.createComponent(ScriptStepView, {
    bindings: [
      inputBinding('script', signal(script)),
      inputBinding('frame', signal(frameAt(stepId, path))),
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
