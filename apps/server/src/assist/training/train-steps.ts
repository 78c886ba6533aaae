import type { Language } from '@aliado/domain';
import { rankedAhead } from '../next-action/likely-steps.ts';
import { decodeSteps, encodeSteps } from '../next-action/step-model-bytes.ts';
import { StepModel } from '../next-action/step-model.ts';
import type { StepExample } from '../next-action/step-ranker.ts';
import type { ModelFigures, StepFigures } from '../models/assist-model.ts';
import { callGroups, partOf } from './call-groups.ts';
import type { WalkedStep } from './past-walks.ts';
import type { TrainingCall } from './training-call.ts';

/** One group of calls in so many is held back. */
const parts = 4;

/** Groups that walked calls must fall into before anything can be learnt, and before it can be judged. */
const [fewest, fewestJudged] = [20, 4];

/** A call in which a script was walked. */
export interface WalkedCall extends TrainingCall {
  readonly walk: readonly WalkedStep[];
}

/** What was learnt, and whether it is worth having. */
export interface TrainedSteps {
  readonly bytes: Uint8Array;
  /** Calls it was learnt from. */
  readonly examples: number;
  readonly figures: ModelFigures<'steps'>;
  /** Whether the step that was taken stands no lower with it than with what ranks now, on calls that neither has learnt from. */
  readonly isNoWorse: boolean;
}

/** Why nothing was learnt: walked conversations there are to learn from, and to judge on, each with how many it takes. */
export interface TooFewWalks {
  readonly refused: 'too-few-walks';
  readonly learning: number;
  readonly judging: number;
  readonly needed: { readonly learning: number; readonly judging: number };
}

/**
 * Learns from calls of one language how agents go on in scripts, and judges it on calls held back, chosen as for scripts: whole
 * groups of the same conversation, the same ones in every training. Takes seconds for some thousands.
 * @param live what ranks now; null for the text and the graph of scripts alone.
 */
export function trainSteps(
  language: Language,
  calls: readonly WalkedCall[],
  live: StepModel | null,
): TrainedSteps | TooFewWalks {
  const walked = calls.filter(({ walk }) => walk.length > 0);
  const walks = new Map(walked.map(({ id, walk }) => [id, walk]));
  const groups = callGroups(walked);
  const learning = groups.filter((group) => partOf(group, parts) !== 0);
  const judging = groups.filter((group) => partOf(group, parts) === 0).flatMap(([first]) => (first ? [first] : []));
  if (learning.length < fewest || judging.length < fewestJudged) {
    const needed = { learning: fewest, judging: fewestJudged };
    return { refused: 'too-few-walks', learning: learning.length, judging: judging.length, needed };
  }
  const walksOf = (of: readonly TrainingCall[]) => of.flatMap(({ id }) => walks.get(id) ?? []);
  const model = StepModel.train(language, walksOf(learning.flat()).map(exampleOf), true);
  const bytes = encodeSteps(language, model.learnt);
  const held = walksOf(judging);
  const judged = (one: StepModel | null) => ({ calls: judging.length, ...judgeSteps(held, one) });
  const figures = { found: judged(decodeSteps(bytes)), before: judged(live) }; // judged as it is kept
  return { bytes, examples: learning.flat().length, figures, isNoWorse: areNoWorse(figures.found, figures.before) };
}

/** How often the step that was taken stood first, and among the first three, of those that lay ahead. */
export function judgeSteps(steps: readonly WalkedStep[], model: StepModel | null): Omit<StepFigures, 'calls'> {
  const places = steps.map(({ inHand, standing, step }) =>
    rankedAhead(inHand, standing, model).findIndex((one) => one.step.id === step),
  );
  const share = (holds: (place: number) => boolean) => places.filter(holds).length / Math.max(1, places.length);
  return {
    steps: steps.length,
    first: share((place) => place === 0),
    topThree: share((place) => place >= 0 && place < 3),
  };
}

const areNoWorse = (one: StepFigures, than: StepFigures): boolean =>
  one.first >= than.first && one.topThree >= than.topThree;

const exampleOf = ({ inHand, standing, step }: WalkedStep): StepExample => ({
  flow: inHand.flow,
  moment: standing.moment,
  step,
});
