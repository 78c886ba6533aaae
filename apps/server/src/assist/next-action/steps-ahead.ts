import { nextOf, stepOf, type Holds, type Script, type ScriptStep } from '@aliado/domain';
import { isFlowStep } from './flow.ts';

/**
 * The steps that lie ahead of one in a case: those it leads to and those behind them, by id. A step behind whose condition is
 * known not to hold is passed over, and of a decision what its conditions rule out is left out. A step done already is among them
 * only where the script leads back to it.
 */
export function stepsAhead(script: Script, stepId: string, holds: Holds): ReadonlySet<string> {
  const present = stepOf(script, stepId);
  const reached = new Set(present ? waysOn(present, holds) : []);
  for (const id of reached) {
    const step = stepOf(script, id);
    for (const next of step ? waysOn(step, holds) : []) reached.add(next); // a set's loop visits what is added to it
  }
  const taken = [...reached].flatMap((id) => stepOf(script, id) ?? []).filter((step) => isTaken(step, holds));
  return new Set(taken.map(({ id }) => id).filter((id) => id !== stepId));
}

/** Whether a step is one to be taken in this case. */
const isTaken = (step: ScriptStep, holds: Holds): boolean =>
  isFlowStep(step) && (step.when === undefined || holds(step.when) !== false);

/** Of a decision the option that holds, else those that may; the first one that holds is the one the script takes. */
function waysOn(step: ScriptStep, holds: Holds): readonly string[] {
  if (step.kind !== 'decide') return nextOf(step);
  const options = step.options.map(({ when, next }) => ({ next, is: when === undefined ? null : holds(when) }));
  const right = options.find((option) => option.is === true);
  return right ? [right.next] : options.flatMap(({ next, is }) => (is === false ? [] : [next]));
}
