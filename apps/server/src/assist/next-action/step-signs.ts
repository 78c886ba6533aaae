import type { Moment } from './moment.ts';
import { freeWords } from './moment.ts';
import { ownWords } from './flow.ts';
import { beginning, fit, type ReadFlow, type ReadStep } from './read-flow.ts';
import { likeness } from './heard-text.ts';
import type { SpeechSign } from './speech-signs.ts';
import { answered, answersGiven, firstOpen } from './walk.ts';

/** What speaks for and against a step at a moment, none of it by the name of a script or a step of its own. */
export interface StepSigns {
  readonly step: ReadStep;
  /** The kind of the step before, and of the one before that; `^` where there is none. */
  readonly kindBefore: string;
  readonly kindTwoBefore: string;
  readonly after: string;
  /** Whether the step before leads here, and in how many steps it does; 5 for never. */
  readonly isNext: boolean;
  readonly distance: number;
  /** The same from the last step that not every script has. */
  readonly distanceFromOwn: number;
  /** Whether it is what comes next once all that is settled is passed over: from the step before, the last own one, the beginning. */
  readonly isOpen: readonly [boolean, boolean, boolean];
  readonly timesTaken: number;
  readonly isRepeated: boolean;
  /** How well it was answered already; null for what takes no answer. */
  readonly answered: number | null;
  /** How well what came last fits what leads here, at all and from the step before; whether none fits better. */
  readonly cue: number;
  readonly isBestCue: boolean;
  readonly cueFromBefore: number;
  readonly isBestCueFromBefore: boolean;
  /** How well it fits the words of the step itself. */
  readonly words: number;
  readonly areBestWords: boolean;
  readonly answer: string;
  readonly isAfterAnswer: boolean;
  /** How the customer has just reacted. */
  readonly reaction: string;
  readonly signs: ReadonlySet<SpeechSign>;
  /** The stems and kinds of words that the customer has just said, and of what a system has just answered. */
  readonly nowTerms: readonly string[];
  readonly answerTerms: readonly string[];
  readonly taken: number;
  /** Questions that were not asked yet. */
  readonly asksLeft: number;
  readonly isBeforeFree: boolean;
}

const reactions: readonly SpeechSign[] = ['bye', 'no', 'question', 'thanks', 'yes'];

/** Below this nothing is alike. */
const noise = 0.02;

/** What a system's silence counts as a cue of bad news. */
const silenceAsCue = 0.2;

/** The signs of each step of a flow, in its order. */
export function stepSigns(flow: ReadFlow, moment: Moment): readonly StepSigns[] {
  const { steps } = flow;
  const position = positionOf(flow, moment);
  const cues = steps.map((step) => cueOf(flow, step, moment, position.before));
  const words = steps.map(({ heard }) => likeness(moment.answer?.heard ?? moment.now, heard, flow.rarity));
  const best = {
    cue: Math.max(noise, ...cues.map(({ anyhow }) => anyhow)),
    fromBefore: Math.max(noise, ...cues.map(({ fromBefore }) => fromBefore)),
    words: Math.max(noise, ...words),
  };
  return steps.map((step, place) => {
    const { anyhow = 0, fromBefore = 0 } = cues[place] ?? {};
    const timesTaken = Math.min(2, position.times.get(step.id) ?? 0);
    return {
      ...position.shared,
      step,
      ...placeOf(flow, step, position),
      timesTaken,
      isRepeated: moment.taken.at(-1) === step.id,
      answered: step.answers.length === 0 && !moment.settled?.has(step.id) ? null : position.given(step),
      cue: anyhow,
      isBestCue: anyhow >= best.cue,
      cueFromBefore: fromBefore,
      isBestCueFromBefore: fromBefore >= best.fromBefore,
      words: words[place] ?? 0,
      areBestWords: (words[place] ?? 0) >= best.words,
      isAfterAnswer: step.cues.some(({ by }) => by === 'answer'),
    };
  });
}

/** Where a step lies from where the walk stands. */
function placeOf(
  flow: ReadFlow,
  { id }: ReadStep,
  { before, lastOwn, open }: ReturnType<typeof positionOf>,
): Pick<StepSigns, 'isNext' | 'distance' | 'distanceFromOwn' | 'isOpen'> {
  return {
    isNext: flow.next.get(before)?.has(id) ?? false,
    distance: Math.min(5, flow.distance(before, id) ?? 5),
    distanceFromOwn: Math.min(5, flow.distance(lastOwn, id) ?? 5),
    isOpen: [open[0] === id, open[1] === id, open[2] === id],
  };
}

/** Where the walk stands: the same for all steps. */
function positionOf(flow: ReadFlow, moment: Moment) {
  const { steps, places } = flow;
  const { taken, now, answer, after } = moment;
  const stepOf = (id: string | undefined) => (id === undefined ? undefined : steps[places.get(id) ?? -1]);
  const known = taken.filter((id) => places.has(id));
  const before = known.at(-1) ?? beginning;
  const isOwn = (id: string) => isOwnStep(stepOf(id));
  const lastOwn = known.findLast(isOwn) ?? beginning;
  const times = new Map<string, number>();
  for (const id of taken) times.set(id, (times.get(id) ?? 0) + 1);
  const given = answersGiven(flow, moment);
  const isSettled = (step: ReadStep) =>
    moment.settled?.has(step.id) === true ||
    (step.isOpening && taken.length + moment.customer.length > 0) ||
    (step.isAsking && (times.has(step.id) || given(step) >= answered));
  const kindOf = (id: string | undefined) => stepOf(id)?.kind ?? beginning;
  const reaction = reactions.filter((sign) => now.signs.has(sign)).join('+');
  return {
    ...{ before, lastOwn, times, given },
    open: [before, lastOwn, beginning].map((from) => firstOpen(flow, from, isSettled)),
    shared: {
      kindBefore: kindOf(known.at(-1)),
      kindTwoBefore: kindOf(known.at(-2)),
      after: after ?? beginning,
      answer: answer?.kind ?? '-',
      reaction: `${reaction}${after === 'customer' && now.signs.has('short') ? ' short' : ''}`,
      signs: now.signs,
      ...termsOf(moment),
      taken: Math.min(6, taken.length),
      asksLeft: Math.min(4, steps.filter((step) => step.isAsking && step.kind === 'ask' && !times.has(step.id)).length),
      isBeforeFree: [freeWords, ownWords].includes(taken.at(-1) ?? ''),
    },
  };
}

const termsOf = ({ after, now, answer }: Moment): Pick<StepSigns, 'nowTerms' | 'answerTerms'> => ({
  nowTerms: after === 'customer' ? [...now.terms.keys()] : [],
  answerTerms: [...(answer?.heard.terms.keys() ?? [])],
});

/** What only this script has, or what is done in systems: greetings and goodbyes tell nothing of where one is. */
const isOwnStep = (step: ReadStep | undefined): boolean =>
  step !== undefined && (!step.kind.startsWith('=') || step.kind.startsWith('=query') || step.kind === '=call');

function cueOf({ rarity }: ReadFlow, step: ReadStep, { after, now, answer }: Moment, before: string) {
  let [anyhow, fromBefore] = [0, 0];
  for (const cue of step.cues) {
    let fits = 0;
    if (cue.by === 'answer' && answer?.kind === 'nothing') fits = cue.isNegative ? silenceAsCue : 0;
    else if (cue.by === 'answer' && answer) fits = likeness(answer.heard, cue.heard, rarity);
    else if (cue.by === 'customer' && after === 'customer') fits = fit(now, cue, rarity);
    anyhow = Math.max(anyhow, fits);
    if ((cue.from ?? beginning) === before) fromBefore = Math.max(fromBefore, fits + 0.01);
  }
  return { anyhow, fromBefore };
}
