import { stepOf, type Holds } from './runner.ts';
import { callOf, type Script, type ScriptStep } from './script.ts';
import { termsOf } from './script-action.ts';
import type { ScriptFrame } from './script-state.ts';
import { nextOf } from './validate-script.ts';

/** A step entered on the way to another one, and the option that led to it; null where none was chosen. */
export interface WayMark {
  readonly stepId: string;
  readonly optionId: string | null;
}

/**
 * The steps to enter one after the other to come from the present step to one further ahead, the fewest, the last one being it.
 * Null where there is no way, or only ways past something that is owed: words to be read out, promises, orders, gifts. What does not
 * apply in this case is stepped over.
 */
export function wayTo(
  script: Script,
  { stepId }: ScriptFrame,
  target: string,
  holds: Holds,
): readonly WayMark[] | null {
  const ways = new Map<string, readonly WayMark[]>([[stepId, []]]);
  for (const [from, way] of ways) {
    const step = stepOf(script, from);
    if (!step || (from !== stepId && !isPassable(step))) continue;
    for (const mark of marksFrom(script, step, holds)) {
      if (ways.has(mark.stepId)) continue;
      ways.set(mark.stepId, [...way, mark]); // the loop visits what is added to it
    }
  }
  const way = ways.get(target);
  return way && way.length > 0 ? way : null;
}

/** Where a step leads in this case. */
function marksFrom(script: Script, step: ScriptStep, holds: Holds): readonly WayMark[] {
  if (step.kind !== 'decide')
    return nextOf(step).map((next) => ({ stepId: pastIdle(script, next, holds), optionId: null }));
  const open = step.options.filter(({ when }) => when === undefined || holds(when) !== false);
  return open.map(({ id, next }) => ({ stepId: pastIdle(script, next, holds), optionId: id }));
}

/** The first step from one on that is not known to be idle in this case. */
function pastIdle(script: Script, stepId: string, holds: Holds): string {
  const seen = new Set<string>();
  let at = stepId;
  for (;;) {
    const step = stepOf(script, at);
    const next = step?.when !== undefined && holds(step.when) === false ? nextOf(step)[0] : undefined;
    if (next === undefined || seen.has(at)) return at;
    seen.add(at);
    at = next;
  }
}

/** Whether a step owes nothing: who goes past it leaves nothing undone that others count on. */
function isPassable(step: ScriptStep): boolean {
  if (step.kind === 'decide' || step.kind === 'check') return true;
  if (step.kind === 'say') return step.readOut !== true;
  const call = callOf(step);
  return (step.kind === 'ask' || step.kind === 'do') && (call === null || termsOf(call)?.isLookUp === true);
}
