import type { Script, ScriptStep } from './script.ts';

/** What keeps a script from being walked to its end. */
export type ScriptFaultKind =
  /** The script starts at a step that is not there. */
  | 'unknown-start'
  /** Two steps have one id. */
  | 'repeated-step'
  /** A step or option goes on to a step that is not there. */
  | 'unknown-next'
  /** No path from the start comes here. */
  | 'unreachable'
  /** No path from here comes to an end. */
  | 'no-close'
  /** A script that stands for itself ends in a return, or a part of others in a close. */
  | 'wrong-end'
  /** Two items of the checklist have one id; `stepId` names the item. */
  | 'repeated-item';

/** One thing that is wrong with the flow of a script. */
export interface ScriptFault {
  readonly kind: ScriptFaultKind;
  /** The step at fault; for an unknown start, the id that is not there. */
  readonly stepId: string;
  /** The step that is not there, for an unknown next; null otherwise. */
  readonly missing: string | null;
}

/** The steps that may come after a step, by id; of a `decide`, one an option; of a `close` or `return`, none. */
export function nextOf(step: ScriptStep): readonly string[] {
  if (step.kind === 'close' || step.kind === 'return') return [];
  return step.kind === 'decide' ? step.options.map(({ next }) => next) : [step.next];
}

/** Every fault of a script's flow, in the order of its steps; empty when each path can be walked to its end. */
export function validateScript({
  start,
  steps,
  isPart,
  checklist = [],
}: Pick<Script, 'start' | 'steps' | 'isPart' | 'checklist'>): readonly ScriptFault[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const unknownStart: ScriptFault[] = byId.has(start) ? [] : [{ kind: 'unknown-start', stepId: start, missing: null }];
  const reached = reachedFrom([start], (id) => onwardFrom(byId.get(id)));
  const closing = closingSteps(steps);
  return [
    ...unknownStart,
    ...steps.flatMap((step, index) => {
      const { id } = step;
      const isRepeated = steps.findIndex((other) => other.id === id) < index;
      const faults: readonly (ScriptFaultKind | false)[] = [
        isRepeated && 'repeated-step',
        byId.has(start) && !reached.has(id) && 'unreachable',
        !closing.has(id) && 'no-close',
        step.kind === (isPart ? 'close' : 'return') && 'wrong-end',
      ];
      const missing = [...new Set(nextOf(step))].filter((next) => !byId.has(next));
      return [
        ...faults.filter((kind) => kind !== false).map((kind): ScriptFault => ({ kind, stepId: id, missing: null })),
        ...missing.map((next): ScriptFault => ({ kind: 'unknown-next', stepId: id, missing: next })),
      ];
    }),
    ...checklist.flatMap(({ id }, index): readonly ScriptFault[] =>
      checklist.findIndex((other) => other.id === id) < index
        ? [{ kind: 'repeated-item', stepId: id, missing: null }]
        : [],
    ),
  ];
}

/** The scripts that come to themselves again through the parts they hold: each such circle once, by the ids along it. */
export function partCircles(scripts: readonly Pick<Script, 'id' | 'steps'>[]): readonly (readonly string[])[] {
  const parts = new Map(scripts.map(({ id, steps }) => [id, steps.flatMap(partOf)]));
  const circles = new Map<string, readonly string[]>();
  const done = new Set<string>();
  const walk = (id: string, way: readonly string[]): void => {
    const before = way.indexOf(id);
    if (before >= 0) {
      const circle = way.slice(before);
      circles.set(circle.toSorted().join(' '), circle);
    } else if (!done.has(id)) {
      for (const part of parts.get(id) ?? []) walk(part, [...way, id]);
      done.add(id);
    }
  };
  for (const { id } of scripts) walk(id, []);
  return [...circles.values()];
}

const partOf = (step: ScriptStep): readonly string[] => (step.kind === 'script' ? [step.script] : []);

const onwardFrom = (step: ScriptStep | undefined): readonly string[] => (step ? nextOf(step) : []);

/** The steps from which an end can be reached: walked backwards from the ends. */
function closingSteps(steps: readonly ScriptStep[]): ReadonlySet<string> {
  const before = new Map<string, string[]>();
  for (const step of steps) {
    for (const next of nextOf(step)) before.set(next, [...(before.get(next) ?? []), step.id]);
  }
  const ends = steps.filter(({ kind }) => kind === 'close' || kind === 'return').map(({ id }) => id);
  return reachedFrom(ends, (id) => before.get(id) ?? []);
}

function reachedFrom(from: readonly string[], next: (id: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set(from);
  for (const id of reached) for (const onward of next(id)) reached.add(onward); // a set's loop visits what is added to it
  return reached;
}
