import {
  callOf,
  toArray,
  type ActionCall,
  type AssistUpkeep,
  type Holds,
  type Interaction,
  type LikelyStep,
  type Script,
  type ScriptFrame,
} from '@aliado/domain';
import { chancesOf } from '../learn/linear-model.ts';
import type { LearntModel } from '../models/learnt-models.ts';
import type { AnswersHeard, SpokenLine } from './answers-heard.ts';
import { coldScore } from './cold-steps.ts';
import { wordsInCommon, type TextReader } from './heard-text.ts';
import { answerOf, utteranceBreak, type Answer, type Moment } from './moment.ts';
import type { ReadFlow, ReadStep } from './read-flow.ts';
import { stepSigns, type StepSigns } from './step-signs.ts';
import { stepsAhead } from './steps-ahead.ts';
import type { StepModel } from './step-model.ts';

/** What likely steps are told from. */
export interface ScriptInHand {
  readonly script: Script;
  readonly frame: ScriptFrame;
  readonly flow: ReadFlow;
  readonly reader: TextReader;
  readonly holds: Holds;
  readonly answers: AnswersHeard;
}

/** Likely next steps, as the server proposes them. */
export type StepProposal = Extract<AssistUpkeep, { type: 'ProposeNextSteps' }>;

/** More than these are no help. */
const most = { steps: 3, words: 5 };

/** What is likelier than this is worth a glance; right about once in seven. */
const worthAGlance = 0.15;

/** Newest lines that are looked at: what was said longer ago is settled or forgotten, and a long call costs no more. */
const linesHeard = 40;

/** What a system says when there is nothing; any other failure is no answer, and the agent goes on by hand. */
const isNothing: ReadonlySet<string> = new Set(['not-found', 'refused']);

/**
 * The likely next steps of the script in hand: the score of the steps ahead, as chances. The cold score needs no temperature: on the
 * training part of STAR (arXiv:2010.11853) the log loss of its softmax is least at 1, where chances and hits agree.
 * @param learnt what was learnt from finished sessions; null for the text and the graph of the script alone.
 */
export function likelySteps(
  state: Interaction,
  inHand: ScriptInHand,
  learnt: LearntModel<'steps'> | null,
): StepProposal {
  const { script, flow, reader } = inHand;
  const at = standingOf(state, inHand);
  const ranked = rankedAhead(inHand, at, learnt?.trained ?? null)
    .filter(({ chance }) => chance >= worthAGlance)
    .slice(0, most.steps);
  const [first] = ranked;
  const { moment, settled } = at;
  const passed = first && !first.isNext ? [...settled.values()].filter((words) => words !== '') : [];
  const common = first ? wordsInCommon(reader.analyser, moment.said.now, heardOf(first.step), flow.rarity) : [];
  const weighed = first && learnt ? learnt.trained.wordsFor(flow, moment, first.step.id) : common;
  return {
    type: 'ProposeNextSteps',
    steps: ranked.map(({ step, chance }): LikelyStep => ({ scriptId: script.id, stepId: step.id, chance })),
    by: learnt ? { id: 'steps', version: learnt.version } : { id: 'graph', version: 1 },
    words: [...new Set([...passed, ...weighed])].slice(0, most.words),
    lineSequence: at.now.at(-1)?.sequence ?? null,
  };
}

/** Where a contact stands in the script in hand. */
export interface StepStanding {
  readonly moment: Moment;
  /** Questions that need not be asked any more, with the words that answered them; steps that do not apply. */
  readonly settled: ReadonlyMap<string, string>;
  /** What the customer is saying at the present step. */
  readonly now: readonly SpokenLine[];
}

/** Where a contact stands in the script in hand, as likely steps are told and learnt from it. */
export function standingOf(state: Interaction, inHand: ScriptInHand): StepStanding {
  const lines = toArray(state.lines, state.lines.size - linesHeard).filter((line) => line.kind === 'utterance');
  const stepSince = state.script?.stepSince ?? 0;
  const now = speakingNow(lines, stepSince);
  const settled = settledSteps(state, inHand, lines, now[0]?.sequence ?? stepSince);
  return { moment: momentIn(state, inHand, lines, now, new Set(settled.keys())), settled, now };
}

/** The steps that lie ahead and are still to be taken, likeliest first. */
export function rankedAhead(
  { script, frame, flow, holds }: ScriptInHand,
  { moment, settled }: StepStanding,
  model: StepModel | null,
): readonly (StepSigns & { readonly chance: number })[] {
  const ahead = stepsAhead(script, frame.stepId, holds);
  const signs = stepSigns(flow, moment).filter(({ step }) => ahead.has(step.id) && !settled.has(step.id));
  const chances = chancesOf(model ? model.scores(flow, moment, signs) : signs.map(coldScore));
  return signs
    .map((one, place) => ({ ...one, chance: chances[place] ?? 0 }))
    .sort((one, other) => other.chance - one.chance);
}

const heardOf = ({ heard, cues }: ReadStep) => [heard, ...cues.map((cue) => cue.heard)];

/** What the customer said last without the agent between, as far as it was said at the present step. */
function speakingNow(lines: readonly SpokenLine[], stepSince: number): readonly SpokenLine[] {
  const last = lines.findLastIndex(({ role }) => role === 'customer');
  const before = lines.slice(0, last + 1).findLastIndex(({ role }) => role === 'agent');
  const run = lines.slice(before + 1, last + 1).filter(({ role }) => role === 'customer');
  return run.filter(({ sequence }) => sequence > stepSince);
}

function momentIn(
  { calls }: Interaction,
  { frame, flow, reader }: ScriptInHand,
  lines: readonly SpokenLine[],
  now: readonly SpokenLine[],
  settled: ReadonlySet<string>,
): Moment {
  const taken = [...frame.path, frame.stepId].filter((id) => flow.places.has(id));
  const asked = calls.findLast(({ scriptId, stepId }) => scriptId === frame.scriptId && stepId === taken.at(-1));
  const answered = asked ? answeredIn(asked) : null;
  const textsOf = (role: SpokenLine['role']) => lines.filter((line) => line.role === role).map(({ text }) => text);
  const said = {
    now: now.map(({ text }) => text).join(utteranceBreak),
    customer: textsOf('customer'),
    agent: textsOf('agent').at(-1) ?? '',
  };
  const spoken = now.length > 0 ? 'customer' : 'agent';
  return {
    after: answered ? 'answer' : spoken,
    taken,
    meant: taken,
    now: reader.of(said.now),
    customer: said.customer.map((text) => reader.of(text)),
    said,
    answer: answered && answerOf(answered.values, reader),
    given: answered?.given ?? [],
    settled,
  };
}

/** What a system answered: values, or null where there is nothing; null while it has not answered. */
function answeredIn({ outcome, with: told }: ActionCall): (Pick<Answer, 'values'> & Pick<Moment, 'given'>) | null {
  const given = Object.keys(told);
  if (outcome === null) return null;
  if (!('failed' in outcome)) return { values: outcome.values, given };
  return isNothing.has(outcome.failed) ? { values: null, given } : null;
}

/** Questions whose answer is known or was heard, with the words it was heard in; steps that do not apply. */
function settledSteps(
  { values }: Interaction,
  { script, frame, holds, answers }: ScriptInHand,
  lines: readonly SpokenLine[],
  since: number,
): ReadonlyMap<string, string> {
  return new Map(
    script.steps.flatMap((step): readonly (readonly [string, string])[] => {
      if (step.id === frame.stepId) return [];
      if (step.when !== undefined && holds(step.when) === false) return [[step.id, '']];
      if (step.kind !== 'ask' || callOf(step)) return []; // what is looked up at a step is looked up there
      if (values[step.field.id]) return [[step.id, '']];
      const heard = answers.to(step.field, lines, since);
      return heard ? [[step.id, heard.words]] : [];
    }),
  );
}
