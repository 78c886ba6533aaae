import {
  stepOf,
  wayTo,
  type Holds,
  type LikelyStep,
  type Script,
  type ScriptFrame,
  type ScriptStanding,
  type ScriptStep,
  type WayMark,
} from '@aliado/domain';

/** A step that may come next, and the steps to enter to come there; null where that skips something that is owed. */
export interface StepToShow {
  readonly step: ScriptStep;
  readonly way: readonly WayMark[] | null;
}

/** What of the likely steps is news to who reads the script. */
export interface StepsToShow {
  /** Likeliest first; empty where going on is all that is likely. */
  readonly steps: readonly StepToShow[];
  /** Of a decision, the option that leads to the likeliest; null where a condition tells already, or none is clearly likelier. */
  readonly option: string | null;
}

/** What is this many times as likely as the next best is clearly likelier. */
const clearly = 1.5;

/** Going on is named alone where nothing else is at least this part as likely. */
const worthNaming = 0.5;

const nothing: StepsToShow = { steps: [], option: null };

/** Where a script stands in a case, with what is likely there. */
export interface LikelyAtStep {
  readonly script: Script;
  readonly frame: ScriptFrame;
  readonly standing: ScriptStanding;
  readonly holds: Holds;
  readonly likely: readonly LikelyStep[];
  /** Whether something is owed before any other step may be entered. */
  readonly isHeld: boolean;
}

/** What is shown of the likely steps: nothing where the way ahead says as much. */
export function stepsToShow({ script, frame, standing, holds, likely, isHeld }: LikelyAtStep): StepsToShow {
  const ranked = likely.filter(({ scriptId }) => scriptId === script.id);
  const [first, second] = ranked;
  if (!standing.step || !first) return nothing;
  const wayOf = (stepId: string) => wayTo(script, frame, stepId, holds);
  const rest = (second?.chance ?? 0) / first.chance;
  if (standing.step.kind === 'decide') {
    const isTold = standing.likely !== null || rest * clearly > 1;
    return { steps: [], option: isTold ? null : optionOf(wayOf(first.stepId)) };
  }
  const plain = standing.ahead.find(({ kind }) => kind !== 'decide')?.id;
  if (first.stepId === plain && rest < worthNaming) return nothing;
  const known = ranked.flatMap(({ stepId }) => stepOf(script, stepId) ?? []);
  return { steps: known.map((step) => ({ step, way: isHeld ? null : wayOf(step.id) })), option: null };
}

const optionOf = (way: readonly WayMark[] | null): string | null => way?.[0]?.optionId ?? null;
