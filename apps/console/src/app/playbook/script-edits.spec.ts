import type { Script, ScriptStep } from '@aliado/domain';
import { validateScript } from '@aliado/domain';
import { asKind, stepKinds, withNewStep, withoutStep } from './script-edits.ts';

const words = { tick: { es: 'Paso', en: 'Step' }, text: { es: 'Diga', en: 'Say' } };
const steps: readonly ScriptStep[] = [
  {
    ...{ id: 'start', kind: 'decide', ...words },
    options: ['left', 'right'].map((next) => ({ id: next, label: { es: next, en: next }, next })),
  },
  { id: 'left', kind: 'say', ...words, when: 'order.total > 5', readOut: true, next: 'end' },
  { id: 'right', kind: 'do', ...words, next: 'left' },
  { id: 'end', kind: 'close', ...words, disposition: 'solved' },
];
const script: Script = {
  ...{ id: 's', version: 1, name: { es: 'S', en: 'S' }, matter: 'other', owner: 'experience' },
  ...{ triggers: { es: [], en: [] }, start: 'start', steps },
};
const defaults = { team: 'billing', disposition: 'solved', guideline: 'late', script: 'part', next: 'end' };

describe('writing a script', () => {
  it('puts a new step on the way of the one before it', () => {
    const { script: longer, id } = withNewStep(script, 'left');
    expect(longer.steps.map((step) => ('next' in step ? `${step.id}>${step.next}` : step.id))).toEqual([
      ...['start', `left>${id}`, `${id}>end`, 'right>left', 'end'],
    ]);
    expect(validateScript(longer)).toEqual([]);
  });

  it('leads past a step that was taken out', () => {
    const shorter = withoutStep(script, 'left');
    expect(validateScript(shorter)).toEqual([]);
    expect(shorter.steps).toHaveLength(3);
    expect(withoutStep(script, 'start').start).toBe('left');
  });

  it('keeps the words and the condition of a step whose kind changes', () => {
    const [, left] = steps;
    for (const kind of stepKinds) {
      const changed = left && asKind(left, kind, defaults);
      expect(changed).toMatchObject({ id: 'left', kind, ...words, when: 'order.total > 5' });
    }
  });

  it('keeps what a step asks of the back office where the new kind may ask it too', () => {
    const call = { action: 'order-status', with: { order: 'contact.orderNumber' }, saves: {} };
    const look: ScriptStep = { id: 'look', kind: 'do', ...words, call, next: 'end' };
    expect(asKind(look, 'hand-off', defaults)).toMatchObject({ kind: 'hand-off', team: 'billing', call });
    expect(asKind(look, 'say', defaults)).not.toHaveProperty('call');
  });

  it('drops nothing of a step whose kind stays', () => {
    const [, left] = steps;
    expect(left && asKind(left, 'say', defaults)).toBe(left);
  });
});
