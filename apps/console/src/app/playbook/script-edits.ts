import type { Script, ScriptStep, ScriptStepKind } from '@aliado/domain';
import { callOf, mayCall, nextOf } from '@aliado/domain';

/** Every kind of step, in the order in which a form offers them. */
export const stepKinds: readonly ScriptStepKind[] = [
  ...(['say', 'ask', 'check', 'do', 'decide', 'offer', 'promise', 'hand-off', 'script', 'close', 'return'] as const),
];

/** The script with a step made anew. */
export const withStep = (script: Script, step: ScriptStep): Script => ({
  ...script,
  steps: script.steps.map((one) => (one.id === step.id ? step : one)),
});

/** The script with a new step between one and what came after it, and the new step's id. */
export function withNewStep(script: Script, afterId: string): { readonly script: Script; readonly id: string } {
  const place = script.steps.findIndex(({ id }) => id === afterId);
  const before = script.steps[place];
  const id = freeId(script.steps.map((step) => step.id));
  const next = (before && nextOf(before)[0]) ?? afterId;
  const step: ScriptStep = { id, kind: 'say', tick: words, text: words, next };
  const linked = script.steps.map((one) => (one.id === afterId && 'next' in one ? { ...one, next: id } : one));
  return { script: { ...script, steps: linked.toSpliced(place + 1, 0, step) }, id };
}

/** The script without a step: who led to it leads to what came after it, where there is one such step. */
export function withoutStep(script: Script, id: string): Script {
  const gone = script.steps.find((step) => step.id === id);
  if (!gone || script.steps.length < 2) return script;
  const heir = nextOf(gone).find((next) => next !== id);
  const lead = (next: string): string => (next === id && heir !== undefined ? heir : next);
  return {
    ...script,
    start: lead(script.start),
    steps: script.steps
      .filter((step) => step.id !== id)
      .map((step): ScriptStep => {
        if (step.kind === 'decide') {
          return { ...step, options: step.options.map((option) => ({ ...option, next: lead(option.next) })) };
        }
        return 'next' in step ? { ...step, next: lead(step.next) } : step;
      }),
  };
}

/** What a step of another kind begins with. */
export interface StepDefaults {
  readonly team: string;
  readonly disposition: string;
  readonly guideline: string;
  readonly script: string;
  /** Where it goes on when the step before went nowhere. */
  readonly next: string;
}

/** A step as another kind: its words, its condition and what it asks elsewhere stay; what the new kind needs begins with the defaults. */
export function asKind(step: ScriptStep, kind: ScriptStepKind, defaults: StepDefaults): ScriptStep {
  if (step.kind === kind) return step;
  const { id, tick, text } = step;
  const base = { id, tick, text, ...(step.when !== undefined && { when: step.when }) };
  const made = makers[kind](base, { ...defaults, next: nextOf(step)[0] ?? defaults.next });
  const call = callOf(step);
  return call && mayCall(made) ? { ...made, call } : made;
}

const words = { es: '…', en: '…' };

const makers: Readonly<
  Record<
    ScriptStepKind,
    (base: Pick<ScriptStep, 'id' | 'tick' | 'text' | 'when'>, defaults: StepDefaults) => ScriptStep
  >
> = {
  say: (base, { next }) => ({ ...base, kind: 'say', next }),
  do: (base, { next }) => ({ ...base, kind: 'do', next }),
  ask: (base, { next }) => ({ ...base, kind: 'ask', field: { id: 'answer', type: 'text', label: words }, next }),
  check: (base, { next }) => ({ ...base, kind: 'check', items: [words], next }),
  decide: (base, { next }) => ({
    ...{ ...base, kind: 'decide' },
    options: ['yes', 'no'].map((id) => ({ id, label: words, next })),
  }),
  offer: (base, { next, guideline }) => ({ ...base, kind: 'offer', guideline, next }),
  promise: (base, { next, team }) => ({
    ...base,
    kind: 'promise',
    promise: { what: words, team, withinHours: 24 },
    next,
  }),
  'hand-off': (base, { next, team }) => ({ ...base, kind: 'hand-off', team, next }),
  script: (base, { next, script }) => ({ ...base, kind: 'script', script, next }),
  close: (base, { disposition }) => ({ ...base, kind: 'close', disposition }),
  return: (base) => ({ ...base, kind: 'return' }),
};

function freeId(taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`step-${number}`)) number += 1;
  return `step-${number}`;
}
