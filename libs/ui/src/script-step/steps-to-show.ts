import {
  legalMoves,
  stepOf,
  type LikelyStep,
  type Script,
  type ScriptFrame,
  type ScriptStanding,
  type ScriptStep,
} from '@aliado/domain';

/** A step that may come next, and whether it may be entered from here. */
export interface StepToShow {
  readonly step: ScriptStep;
  readonly isOpen: boolean;
}

/** What of the likely steps is news to who reads the script. */
export interface StepsToShow {
  /** Likeliest first; empty where going on is likeliest, or where none is clearly likelier than the others. */
  readonly steps: readonly StepToShow[];
  /** Of a decision, the option that leads to the likeliest; null where a condition tells already, or nothing does. */
  readonly option: string | null;
}

/** What is this many times as likely as the next best is clearly likelier. */
const clearly = 1.5;

const nothing: StepsToShow = { steps: [], option: null };

/**
 * What is shown of the likely steps: nothing where the way ahead says as much.
 * @param isHeld whether something is owed before any other step may be entered.
 */
export function stepsToShow(
  script: Script,
  frame: ScriptFrame,
  { step, ahead, options, likely: known }: ScriptStanding,
  { likely, isHeld }: { readonly likely: readonly LikelyStep[]; readonly isHeld: boolean },
): StepsToShow {
  const ranked = likely.filter(({ scriptId }) => scriptId === script.id);
  const [first, second] = ranked;
  if (!step || !first || first.chance < clearly * (second?.chance ?? 0)) return nothing;
  if (step.kind === 'decide') {
    const option = options.find((one) => one.holds !== false && one.option.next === first.stepId);
    return { steps: [], option: known === null ? (option?.option.id ?? null) : null };
  }
  const plain = ahead.find(({ kind }) => kind !== 'decide')?.id;
  if (first.stepId === plain) return nothing;
  const legal = legalMoves(script, frame);
  const steps = ranked.flatMap(({ stepId }) => {
    const found = stepId === plain ? undefined : stepOf(script, stepId);
    return found ? [{ step: found, isOpen: !isHeld && legal.has(stepId) }] : [];
  });
  return { steps, option: null };
}
