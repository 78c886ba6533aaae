import type { FeelEvaluator } from '../guideline/case-reading.ts';
import type { Script, ScriptOption, ScriptStep } from './script.ts';
import type { ScriptFrame } from './script-state.ts';
import { nextOf } from './validate-script.ts';

/** Whether a FEEL condition holds in the case at hand; null when nobody can tell. */
export type Holds = (condition: string) => boolean | null;

/** Evaluates the conditions of scripts over what is known of a case: its facts and the values told so far. */
export const holdsOver =
  <Context>(feel: Pick<FeelEvaluator<Context>, 'value'>, context: Context): Holds =>
  (condition) => {
    const value = feel.value(condition, context);
    return typeof value === 'boolean' ? value : null;
  };

/** Nothing is known of the case: no step is passed over, and no option is likelier than another. */
export const nobodyKnows: Holds = () => null;

/** Where somebody is in a script, and where it goes from there. */
export interface ScriptStanding {
  /** Undefined when this version of the script has no such step. */
  readonly step: ScriptStep | undefined;
  /** The steps on the way here, oldest first. */
  readonly behind: readonly ScriptStep[];
  /** The steps that most likely follow, in order; ends at an end, or where a circle would begin. */
  readonly ahead: readonly ScriptStep[];
  /** Counted from 1 along the likely path. */
  readonly position: { readonly at: number; readonly count: number };
  /** Of a `decide`, each option with whether its condition holds; null where it has none or nobody can tell. */
  readonly options: readonly { readonly option: ScriptOption; readonly holds: boolean | null }[];
  /** The first option that holds; null for none. */
  readonly likely: string | null;
  /** Where going on leads; null at an end, and at a `decide` of which no option holds. */
  readonly next: string | null;
  /** Whether an end is reached. */
  readonly isAtEnd: boolean;
}

/** The step with this id; undefined when the script has none. */
export const stepOf = ({ steps }: Pick<Script, 'steps'>, stepId: string): ScriptStep | undefined =>
  steps.find(({ id }) => id === stepId);

/** Where a script stands. Pure: the same definition, frame and case give the same standing. */
export function scriptStanding(script: Script, { stepId, path }: ScriptFrame, holds: Holds): ScriptStanding {
  const step = stepOf(script, stepId);
  const options = step?.kind === 'decide' ? optionsOf(step.options, holds) : [];
  const likely = options.find((one) => one.holds === true)?.option ?? null;
  const behind = path.flatMap((id) => stepOf(script, id) ?? []);
  const ahead = step ? stepsAhead(script, step, holds) : [];
  return {
    step,
    behind,
    ahead,
    position: { at: behind.length + 1, count: behind.length + 1 + ahead.length },
    options,
    likely: likely?.id ?? null,
    next: step ? onward(script, step, likely, holds) : null,
    isAtEnd: step !== undefined && nextOf(step).length === 0,
  };
}

/** The step at which a script begins in this case. */
export const firstStepOf = (script: Script, holds: Holds): string => passedOver(script, script.start, holds);

/** The step that choosing an option leads to in this case; null for an option that the step does not have. */
export function optionLeadsTo(script: Script, stepId: string, optionId: string, holds: Holds): string | null {
  const step = stepOf(script, stepId);
  const option = step?.kind === 'decide' ? step.options.find(({ id }) => id === optionId) : undefined;
  return option ? passedOver(script, option.next, holds) : null;
}

/**
 * The steps that may be entered from here by the definition alone, whatever the case: those visited before, and those that
 * follow, with what follows a step with a condition, for it may be passed over.
 */
export function legalMoves(script: Script, { stepId, visited }: ScriptFrame): ReadonlySet<string> {
  const step = stepOf(script, stepId);
  return new Set([...visited, ...(step ? reachableFrom(script, nextOf(step)) : [])]);
}

/** The steps at which a script may begin. */
export const legalStarts = (script: Script): ReadonlySet<string> => reachableFrom(script, [script.start]);

function optionsOf(options: readonly ScriptOption[], holds: Holds): ScriptStanding['options'] {
  return options.map((option) => ({ option, holds: option.when === undefined ? null : holds(option.when) }));
}

function onward(script: Script, step: ScriptStep, likely: ScriptOption | null, holds: Holds): string | null {
  const next = step.kind === 'decide' ? likely?.next : nextOf(step)[0];
  return next === undefined ? null : passedOver(script, next, holds);
}

/** Past the steps whose condition is known not to hold. A circle of such steps is left where it was entered. */
function passedOver(script: Script, stepId: string, holds: Holds): string {
  const seen = new Set<string>();
  let at = stepId;
  for (;;) {
    const step = stepOf(script, at);
    if (step?.when === undefined || holds(step.when) !== false) return at;
    const next = nextOf(step)[0];
    if (next === undefined || seen.has(next)) return stepId;
    seen.add(at);
    at = next;
  }
}

/** Follows the likely option of each decision, else its first. */
function stepsAhead(script: Script, from: ScriptStep, holds: Holds): readonly ScriptStep[] {
  const seen = new Set([from.id]);
  const ahead: ScriptStep[] = [];
  let step: ScriptStep | undefined = from;
  while (step) {
    const next = likelyNext(script, step, holds);
    step = next === null || seen.has(next) ? undefined : stepOf(script, next);
    if (step) ahead.push(step);
    if (step) seen.add(step.id);
  }
  return ahead;
}

function likelyNext(script: Script, step: ScriptStep, holds: Holds): string | null {
  if (step.kind !== 'decide') return onward(script, step, null, holds);
  const options = optionsOf(step.options, holds);
  const likely = (options.find((one) => one.holds === true) ?? options[0])?.option;
  return likely ? passedOver(script, likely.next, holds) : null;
}

function reachableFrom(script: Script, stepIds: readonly string[]): ReadonlySet<string> {
  const reached = new Set(stepIds);
  for (const id of reached) {
    const step = stepOf(script, id);
    if (step?.when !== undefined) for (const next of nextOf(step)) reached.add(next); // the loop visits what is added
  }
  return reached;
}
