import { coldScore } from '../../assist/next-action/cold-steps.ts';
import { TextReader } from '../../assist/next-action/heard-text.ts';
import { momentOf } from '../../assist/next-action/moment.ts';
import { readFlow, type ReadFlow } from '../../assist/next-action/read-flow.ts';
import { StepModel } from '../../assist/next-action/step-model.ts';
import { StepRanker, type StepExample } from '../../assist/next-action/step-ranker.ts';
import { stepSigns } from '../../assist/next-action/step-signs.ts';
import { classScores, rankScores } from '../../assist/learn/scores.ts';
import type { Options } from './options.ts';
import { Absent } from './sets.ts';
import { starDialogues, starPlaybooks } from './star.ts';
import { starFlows } from './star-flow.ts';
import { starSteps, type StarStep } from './star-steps.ts';
import type { Task } from './task.ts';

/** A step to be guessed, with the script that it is a step of. */
type Case = Omit<StarStep, 'turns'> & StepExample;

/** Guesses steps: their ids, likeliest first. */
type Guess = (one: Case) => readonly string[];

/**
 * What the agent does next: known from earlier calls, with or without the script; `isCold` from graph and text alone; `isZeroShot`
 * trained on all domains but the one that is judged (Mehri and Eskenazi 2021: happy dialogues with one task, steps picked and
 * queries, the mean over domains).
 */
export const nextAction: Task = {
  name: 'next-action',
  sets: ['star'],
  variants: [{}, { isHappy: true }, { isTaskUnknown: true }, { isCold: true }, { isZeroShot: true }],
  async run({ set, train, evaluation, playbooks }, options) {
    const { isCold, isZeroShot, isTaskUnknown } = options;
    if (!isCold && train === null) throw new Absent(`${set} has nothing to learn from`);
    const reader = new TextReader('en');
    const flows = new Map(starFlows(await starPlaybooks(playbooks)).map((flow) => [flow.id, readFlow(flow, reader)]));
    const isHappy = options.isHappy || isZeroShot;
    const casesIn = async (paths: readonly string[], isHappyAlone: boolean) =>
      casesOf(starSteps(await starDialogues(paths)), flows, reader, { isHappyAlone, isTaskUnknown });
    const judged = await casesIn(evaluation, isHappy);
    const asked = { task: 'next-action', set, n: judged.length, ...flagsOf(options) };
    if (isCold) return { ...asked, ...figures(judged, coldly) };
    const known = await casesIn(train === null ? [] : [train], isZeroShot);
    const start = performance.now();
    if (isZeroShot) {
      const found = acrossDomains(known, judged);
      return { ...asked, ...found, trainS: (performance.now() - start) / 1_000 };
    }
    const model = StepModel.train(reader.language, known, !isTaskUnknown);
    const trainS = (performance.now() - start) / 1_000;
    const ranked = ({ flow, moment }: Case) => (isTaskUnknown ? model.rankAll(moment) : model.rank(flow, moment));
    return { ...asked, ...figures(judged, (one) => ranked(one).map(({ step }) => step)), trainS };
  },
};

const flagsOf = ({ isCold, isHappy, isTaskUnknown, isZeroShot }: Options) => ({
  ...{ isCold, isHappy, isTaskUnknown, isZeroShot },
});

function casesOf(
  steps: readonly StarStep[],
  flows: ReadonlyMap<string, ReadFlow>,
  reader: TextReader,
  { isHappyAlone, isTaskUnknown }: { readonly isHappyAlone: boolean; readonly isTaskUnknown: boolean },
): readonly Case[] {
  return steps.flatMap(({ turns, ...step }) => {
    const flow = flows.get(step.task);
    if (!flow || (isHappyAlone && !step.isHappy)) return [];
    return [{ ...step, flow, moment: momentOf(turns, reader, isTaskUnknown ? null : flow) }];
  });
}

/** Ids by score, best first. */
function byScore({ steps }: ReadFlow, scores: ArrayLike<number>): readonly string[] {
  const order = [...steps.keys()].sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
  return order.flatMap((place) => steps[place]?.id ?? []);
}

const coldly: Guess = ({ flow, moment }) => byScore(flow, stepSigns(flow, moment).map(coldScore));

function figures(cases: readonly Case[], guess: Guess) {
  const guesses = cases.map(guess);
  const { top1, top3 } = rankScores(cases.map(({ step }, at) => guesses[at]?.indexOf(step) ?? -1));
  const { weightedF1, macroF1 } = classScores(
    cases.map(({ step }) => step),
    guesses.map(([first = '']) => first),
  );
  return { top1, top3, weightedF1, macroF1 };
}

/** Each domain by what the others taught; the plain mean over domains, F1 within one weighted by how often each step is right. */
function acrossDomains(learnt: readonly Case[], judged: readonly Case[]) {
  const choices = learnt.map((one) => ({ domain: one.domain, choice: StepRanker.choice(one) }));
  const domains = [...new Set(judged.map(({ domain }) => domain))].sort();
  const found = domains.map((domain) => {
    const others = choices.flatMap((one) => (one.domain === domain || !one.choice ? [] : [one.choice]));
    const ranker = StepRanker.train(others);
    const guess: Guess = ({ flow, moment }) => byScore(flow, ranker.scores(stepSigns(flow, moment)));
    return figures(
      judged.filter((one) => one.domain === domain),
      guess,
    );
  });
  const mean = (of: (one: ReturnType<typeof figures>) => number) =>
    found.reduce((sum, one) => sum + of(one), 0) / Math.max(1, found.length);
  return {
    macroAccuracy: mean(({ top1 }) => top1),
    macroTop3: mean(({ top3 }) => top3),
    macroF1: mean(({ weightedF1 }) => weightedF1),
    domains: Object.fromEntries(domains.map((domain, at) => [domain, found[at]?.top1 ?? 0])),
  };
}
