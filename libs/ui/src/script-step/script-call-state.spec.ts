import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ActionCall, Script, ScriptStep } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { ScriptStepView } from './script-step.ts';

const words = { tick: { es: 'Mira', en: 'Look' }, text: { es: 'Mira', en: 'Look' }, next: 'recap' };
const lookUp: ScriptStep = {
  ...{ id: 'here', kind: 'do', ...words },
  call: { action: 'order-status', with: {}, saves: {} },
};
const order: ScriptStep = {
  ...{ id: 'here', kind: 'hand-off', ...words, team: 'workshop' },
  call: { action: 'create-ticket', with: {}, saves: { ticket: 'ticket' } },
};

async function show(step: ScriptStep, call: ActionCall | null) {
  TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
  const script: Script = {
    ...{ id: 'late', version: 1, name: { es: 'Tarde', en: 'Late' }, matter: 'other', owner: 'experience' },
    ...{ triggers: { es: [], en: [] }, start: 'here', steps: [step] },
  };
  let asked = 0;
  const frame = { scriptId: 'late', version: 1, stepId: 'here', path: [], visited: ['here'] };
  const fixture = TestBed.createComponent(ScriptStepView, {
    bindings: [
      inputBinding('script', signal(script)),
      inputBinding('frame', signal(frame)),
      inputBinding('call', signal(call)),
      outputBinding('act', () => (asked += 1)),
    ],
  });
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  return {
    text: element.querySelector('.script-call')?.textContent?.replace(/\s+/g, ' ').trim(),
    press: () => element.querySelector<HTMLButtonElement>('.script-call button')?.click(),
    asked: () => asked,
  };
}

describe('what a step asks of the back office', () => {
  const called = (step: ScriptStep, outcome: ActionCall['outcome']): ActionCall => ({
    ...{ callId: 'c1', action: 'x', scriptId: 'late', stepId: step.id, with: {}, askedAt: 0, answeredAt: 1, outcome },
  });

  it('is told when it got no answer, and asked again', async () => {
    const { text, press, asked } = await show(lookUp, called(lookUp, { failed: 'timed-out' }));
    expect(text).toBe('Tardó demasiado. Sigue a mano. Otra vez');
    press();
    expect(asked()).toBe(1);
  });

  it('is ordered at a hand-off when the agent says so, in words that fit', async () => {
    const { text, press, asked } = await show(order, null);
    expect(text).toBe('Encargar');
    press();
    expect(asked()).toBe(1);
  });

  it('is told as ordered once it is, and as looked up where it was', async () => {
    expect((await show(order, called(order, null))).text).toBe('Encargando…');
    TestBed.resetTestingModule();
    expect((await show(lookUp, called(lookUp, { values: {} }))).text).toMatch(/^Consultado a las/);
  });

  it('is nothing where a step asks nothing', async () => {
    const { call: _, ...bare } = order as Extract<ScriptStep, { kind: 'hand-off' }>;
    expect((await show(bare, null)).text).toBeUndefined();
  });
});
