import {
  callOf,
  toArray,
  type AssistUpkeep,
  type Holds,
  type Interaction,
  type LikelyStep,
  type Script,
  type ScriptFrame,
} from '@aliado/domain';
import { chancesOf } from '../learn/linear-model.ts';
import type { AnswersHeard, SpokenLine } from './answers-heard.ts';
import { coldScore } from './cold-steps.ts';
import { wordsInCommon, type TextReader } from './heard-text.ts';
import { answerOf, type Moment } from './moment.ts';
import type { ReadFlow, ReadStep } from './read-flow.ts';
import { stepSigns } from './step-signs.ts';
import { stepsAhead } from './steps-ahead.ts';

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
 * The likely next steps of the script in hand: the cold score of the steps ahead, as chances. The score needs no temperature: on the
 * training part of STAR (arXiv:2010.11853) the log loss of its softmax is least at 1, where chances and hits agree.
 */
export function likelySteps(state: Interaction, inHand: ScriptInHand): StepProposal {
  const { script, frame, flow, reader, holds } = inHand;
  const lines = toArray(state.lines, state.lines.size - linesHeard).filter((line) => line.kind === 'utterance');
  const stepSince = state.script?.stepSince ?? 0;
  const now = speakingNow(lines, stepSince);
  const ahead = stepsAhead(script, frame.stepId, holds);
  const settled = settledSteps(state, inHand, lines, now[0]?.sequence ?? stepSince);
  const moment = momentIn(state, inHand, lines, now, new Set(settled.keys()));
  const signs = stepSigns(flow, moment).filter(({ step }) => ahead.has(step.id) && !settled.has(step.id));
  const chances = chancesOf(signs.map(coldScore));
  const ranked = signs
    .map((one, place) => ({ ...one, chance: chances[place] ?? 0 }))
    .filter(({ chance }) => chance >= worthAGlance)
    .sort((one, other) => other.chance - one.chance)
    .slice(0, most.steps);
  const [first] = ranked;
  const text = now.map((line) => line.text).join(' . ');
  const passed = first && !first.isNext ? [...settled.values()].filter((words) => words !== '') : [];
  const common = first ? wordsInCommon(reader.analyser, text, heardOf(first.step), flow.rarity) : [];
  return {
    type: 'ProposeNextSteps',
    steps: ranked.map(({ step, chance }): LikelyStep => ({ scriptId: script.id, stepId: step.id, chance })),
    by: { id: 'graph', version: 1 },
    words: [...new Set([...passed, ...common])].slice(0, most.words),
    lineSequence: now.at(-1)?.sequence ?? null,
  };
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
  const outcome = asked?.outcome ?? null;
  const values = outcome === null || 'failed' in outcome ? null : outcome.values;
  const isAnswered = outcome !== null && (values !== null || ('failed' in outcome && isNothing.has(outcome.failed)));
  const spoken = now.length > 0 ? 'customer' : 'agent';
  return {
    after: isAnswered ? 'answer' : spoken,
    taken,
    now: reader.of(now.map(({ text }) => text).join(' . ')),
    customer: lines.flatMap(({ role, text }) => (role === 'customer' ? [reader.of(text)] : [])),
    answer: isAnswered ? answerOf(values, reader) : null,
    settled,
  };
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
