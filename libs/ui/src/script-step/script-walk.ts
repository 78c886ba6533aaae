import type { Script, ScriptStep } from '@aliado/domain';

/** The step with this id; undefined when the script has none. */
export const stepOf = (script: Script, stepId: string): ScriptStep | undefined =>
  script.steps.find(({ id }) => id === stepId);

/** Where a step leads if nothing else is chosen: the likely option of a decision, else its first; null after a `close`. */
export function nextOf(step: ScriptStep, likelyOptionId: string | null): string | null {
  if (step.kind === 'close' || step.kind === 'return') return null;
  if (step.kind !== 'decide') return step.next;
  const option = step.options.find(({ id }) => id === likelyOptionId) ?? step.options[0];
  return option?.next ?? null;
}

/** The steps that most likely follow, in order, without the present one. Ends at a `close`, or where a circle would begin. */
export function foreseenSteps(script: Script, stepId: string, likelyOptionId: string | null): readonly ScriptStep[] {
  const seen = new Set([stepId]);
  const ahead: ScriptStep[] = [];
  let step = stepOf(script, stepId);
  while (step) {
    const next = nextOf(step, ahead.length === 0 ? likelyOptionId : null);
    step = next === null || seen.has(next) ? undefined : stepOf(script, next);
    if (step) ahead.push(step);
    if (step) seen.add(step.id);
  }
  return ahead;
}
