import { untilCustomerSpoke } from '../call-turn.ts';
import type { Knowledge } from '../knowledge.ts';
import { sharpnessOf } from '../learn/calibration.ts';
import { decodeModel, encodeModel } from '../learn/model-bytes.ts';
import type { ModelFigures } from '../models/assist-model.ts';
import type { LearntModel } from '../models/learnt-models.ts';
import { ScriptRanker } from '../script-ranking/script-ranker.ts';
import { callGroups, partOf } from './call-groups.ts';
import { isNoWorse, judgeHints, looks } from './judge-hints.ts';
import type { TrainingCall } from './training-call.ts';

/** One group of calls in so many is held back; of the others, as many are held back once more to calibrate. */
const parts = 4;

/** Groups that calls must fall into before anything can be learnt, and before it can be judged. */
const [fewest, fewestJudged] = [20, 4];

/** The label of calls in which no script was walked. */
const noScript = '';

/** What was learnt, and whether it is worth having. */
export interface TrainedScripts {
  readonly bytes: Uint8Array;
  /** Calls it was learnt from. */
  readonly examples: number;
  readonly figures: ModelFigures<'scripts'>;
  /** Whether hints fare no worse with it than with what answers now, on calls that neither has learnt from. */
  readonly isNoWorse: boolean;
}

/** Why nothing was learnt: conversations there are to learn from, and to judge on, each with how many it takes. */
export interface TooFewCalls {
  readonly refused: 'too-few-calls';
  readonly learning: number;
  readonly judging: number;
  readonly needed: { readonly learning: number; readonly judging: number };
}

/**
 * Learns from calls which script is right, and judges it on calls held back: whole groups of the same conversation, the same ones
 * in every training, so that no version has ever learnt from what versions are compared on. Calls with a script that the playbook
 * does not hold are left out. Takes seconds for some thousands.
 * @param live what answers now; null for the text of scripts alone.
 */
export function trainScripts(
  calls: readonly TrainingCall[],
  knowledge: Knowledge,
  live: LearntModel | null,
): TrainedScripts | TooFewCalls {
  const known = new Set(knowledge.scriptHints.map(({ target }) => target.id));
  const groups = callGroups(calls.filter(({ script }) => script === null || known.has(script)));
  const learning = groups.filter((group) => partOf(group, parts) !== 0);
  const judging = groups.filter((group) => partOf(group, parts) === 0).flatMap(([first]) => (first ? [first] : []));
  const scripts = new Set(learning.flat().flatMap(({ script }) => (script === null ? [] : [script])));
  if (learning.length < fewest || scripts.size < 2 || judging.length < fewestJudged) {
    const needed = { learning: fewest, judging: fewestJudged };
    return { refused: 'too-few-calls', learning: learning.length, judging: judging.length, needed };
  }
  const unseen = learning.filter((group) => partOf(group, parts, 1) === 0).flat();
  const seen = learning.filter((group) => partOf(group, parts, 1) !== 0).flat();
  const all = learning.flat();
  const ranker = train(all, knowledge).sharpened(sharpness(train(seen, knowledge), unseen));
  const bytes = encodeModel(ranker.trained);
  const candidate = { version: 0, trained: decodeModel(bytes) }; // judged as it is kept
  const figures = {
    found: judgeHints(judging, knowledge, candidate),
    before: judgeHints(judging, knowledge, live),
  };
  return { bytes, examples: all.length, figures, isNoWorse: isNoWorse(figures.found, figures.before) };
}

const train = (calls: readonly TrainingCall[], { language, scriptVoices }: Knowledge): ScriptRanker =>
  ScriptRanker.train(
    language,
    scriptVoices,
    calls.map(({ turns, script }) => ({ turns, script: script ?? noScript })),
  );

/** How much scores are to be sharpened, from calls that were not learnt from; not at all where there are none. */
function sharpness(ranker: ScriptRanker, unseen: readonly TrainingCall[]): number {
  const { labels } = ranker.trained.model;
  const early = unseen.flatMap(({ turns, script }) =>
    looks.map((times) => ({
      scores: ranker.scores(untilCustomerSpoke(turns, times)),
      right: labels.indexOf(script ?? noScript),
    })),
  );
  return early.some(({ right }) => right >= 0) ? sharpnessOf(early) : 1;
}
