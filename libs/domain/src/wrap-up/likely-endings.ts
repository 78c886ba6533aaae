import { toArray } from '../collection/chunked-list.ts';
import type { Interaction, Line } from '../interaction/interaction.ts';
import { heardPromise } from '../promise/heard-promise.ts';
import type { Script } from '../script/script.ts';
import { wallAt } from '../time/wall-clock.ts';
import { runsOf, walkedSteps } from './done-sentences.ts';
import { cueSpeaker, type EndingCue, endingCues, foldedForCues } from './ending-cues.ts';
import type { SummarySources } from './propose-wrap-up.ts';
import type { SummaryLog } from './summary-log.ts';

/** A way in which a contact may have ended. */
export interface LikelyEnding {
  /** The id of a disposition of the organisation. */
  readonly id: string;
  /** 0 to 1; all together 1. */
  readonly chance: number;
}

/**
 * The dispositions whose meaning is known by their id, as the pack format names them. What an organisation calls otherwise is known
 * from the closes of its scripts alone.
 */
type KnownEnding =
  'resolved' | 'promised' | 'handed-off' | 'informed' | 'transferred' | 'idea' | 'no-answer' | 'wrong-number';

type Weights = Readonly<Partial<Record<KnownEnding, number>>>;

type Utterance = Extract<Line, { readonly kind: 'utterance' }>;

/** Turns at the end in which it is said how things stand. */
const lastTurns = 10;
/** Words of the customer below which nobody was spoken to. */
const leastWords = 12;
/** How much it counts, as log odds, that a script was brought to an end that says so; that one of its ends does. */
const closeWeight = 2.5;
const scriptWeight = 2.5;
/** A script that was only proposed counts this much of one that was walked. */
const proposedShare = 0.8;

/** What an end of a kind is before anything is known, and what each thing found adds, as log odds. */
const weightsOf = {
  before: { promised: 0.4, 'handed-off': -0.4, transferred: -1.5, idea: -1.2, 'no-answer': -4, 'wrong-number': -4 },
  promise: { promised: 2.5 },
  promiseHeard: { promised: 0.3, 'handed-off': 0.3 },
  promisesHeardLast: { promised: 0.4, informed: -0.3 },
  grant: { promised: 0.5, resolved: 0.5, informed: -1 },
  handOff: { 'handed-off': 1, informed: -0.5 },
  ticket: { 'handed-off': 0.5, promised: 0.5 },
  passed: { transferred: 2 },
  passedLast: { transferred: 2.5 },
  ideaCaught: { idea: 3 },
  ideaHeard: { idea: 1 },
  silent: { 'no-answer': 6 },
  noScript: { 'handed-off': 1.2 },
} as const satisfies Readonly<Record<string, Weights>>;

const cueWeights: Readonly<Record<EndingCue, Weights>> = {
  dated: { promised: 0.4, 'handed-off': 0.4, resolved: -0.3 },
  done: { resolved: 0.6 },
  'passed-on': { 'handed-off': 0.7, informed: -0.3 },
  'thinks-over': { informed: 1.2, promised: -0.4 },
  relieved: { resolved: 0.7 },
  'idea-taken': { idea: 2 },
  'wrong-number': { 'wrong-number': 5 },
};

/**
 * How a contact probably ended, likeliest first: from what was done in it, from where its scripts stand, and from the last words of both.
 * Empty where nobody has said or done anything. Pure.
 */
export function likelyEndings(
  log: SummaryLog,
  interaction: Interaction,
  sources: SummarySources,
): readonly LikelyEnding[] {
  const turns = toArray(interaction.lines).flatMap((line) => (line.kind === 'utterance' ? [line] : []));
  const closes = closesOf(log, interaction, sources);
  if (turns.length === 0 && closes.size === 0) return [];
  const odds = new Map<string, number>();
  const add = (id: string, weight: number) => odds.set(id, (odds.get(id) ?? 0) + weight);
  const named = sources.organisation?.dispositions.map(({ id }) => id) ?? [];
  for (const id of [...named, ...closes.keys()]) odds.set(id, 0);
  for (const weights of [...found(log, interaction, sources, turns), ...heardAtTheEnd(turns)]) {
    for (const [id, weight] of Object.entries(weights)) if (odds.has(id)) add(id, weight);
  }
  for (const [id, weight] of closes) add(id, weight);
  const whole = [...odds.values()].reduce((sum, one) => sum + Math.exp(one), 0);
  return [...odds]
    .map(([id, one]) => ({ id, chance: Math.exp(one) / whole }))
    .sort((one, other) => other.chance - one.chance || (one.id < other.id ? -1 : 1));
}

/** What was done, and what was not. */
function found(
  log: SummaryLog,
  interaction: Interaction,
  sources: SummarySources,
  turns: readonly Utterance[],
): readonly Weights[] {
  const { promises, grants, ideas, calls } = interaction;
  const { promised, promisedLast } = promisesIn(turns, interaction, sources);
  const steps = walkedSteps(interaction, sources);
  const holds: readonly (readonly [boolean, Weights])[] = [
    [true, weightsOf.before],
    [promises.length > 0, weightsOf.promise],
    [promised, weightsOf.promiseHeard],
    [promisedLast, weightsOf.promisesHeardLast],
    [grants.some(({ state }) => state === 'granted'), weightsOf.grant],
    [steps.some(({ step }) => step.kind === 'hand-off'), weightsOf.handOff],
    [calls.some(({ action }) => action === 'create-ticket'), weightsOf.ticket],
    [log.transferred !== null, weightsOf.passed],
    [interaction.transferredTo !== null, weightsOf.passedLast],
    [ideas.length > 0, weightsOf.ideaCaught],
    [log.hints.some(({ hint, outcome }) => hint.kind === 'idea' && outcome !== 'dismissed'), weightsOf.ideaHeard],
    [wordsOfCustomer(turns) < leastWords, weightsOf.silent],
    [scriptsMeant(log, interaction, sources).length === 0, weightsOf.noScript],
  ];
  return holds.flatMap(([isSo, weights]) => (isSo ? [weights] : []));
}

const wordsOfCustomer = (turns: readonly Utterance[]): number =>
  turns.reduce((sum, { role, text }) => sum + (role === 'customer' ? text.split(/\s+/u).length : 0), 0);

/** Whether an agent was heard to promise something for a time, and whether that stands near the end. */
function promisesIn(turns: readonly Utterance[], { language }: Interaction, { organisation }: SummarySources) {
  const timeZone = organisation?.timeZone ?? 'UTC';
  const dayOf = (at: number) => new Date(wallAt(at, timeZone)).toISOString().slice(0, 10);
  const entities = { identifiers: [], country: null, phone: () => null, dayOf };
  const at = turns.flatMap((line, place) => {
    const spoken = line.language ?? language;
    if (line.role !== 'agent' || spoken === null) return [];
    return heardPromise(line, { language: spoken, entities, timeZone, endOfDay: 20 }) ? [place] : [];
  });
  return { promised: at.length > 0, promisedLast: (at.at(-1) ?? -1) >= turns.length - lastTurns };
}

/** The cues of the last words, each once. */
function heardAtTheEnd(turns: readonly Utterance[]): readonly Weights[] {
  const last = turns
    .slice(-lastTurns)
    .map(({ role, text, language }) => ({ role, language, text: foldedForCues(text) }));
  return (Object.keys(cueWeights) as EndingCue[]).flatMap((cue) => {
    const { es, en } = endingCues[cue];
    const isHeard = last.some(
      ({ role, language, text }) =>
        role === cueSpeaker[cue] && ((language !== 'en' && es.test(text)) || (language !== 'es' && en.test(text))),
    );
    return isHeard ? [cueWeights[cue]] : [];
  });
}

/** What the closes of scripts say: of those that were walked, else of the one that was likeliest. */
function closesOf(log: SummaryLog, interaction: Interaction, sources: SummarySources): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  const closed = closedWith(interaction, sources);
  if (closed !== null) weights.set(closed, closeWeight);
  const scripts = scriptsMeant(log, interaction, sources);
  for (const { script, share } of scripts) {
    const ends = script.steps.flatMap((step) => (step.kind === 'close' ? [step.disposition] : []));
    for (const [place, id] of ends.entries())
      weights.set(id, (weights.get(id) ?? 0) + (scriptWeight * share) / (scripts.length * (place + 1)));
  }
  return weights;
}

/** How the script ended that came to its close last; null where none did. */
function closedWith({ script: run, pastScripts }: Interaction, { scripts }: SummarySources): string | null {
  const last = run ?? pastScripts.findLast(({ leftBecause }) => leftBecause === 'completed');
  const step = last && scripts.find(last.scriptId, last.version)?.steps.find(({ id }) => id === last.stepId);
  return step?.kind === 'close' ? step.disposition : null;
}

/** The scripts that were walked, else the likeliest that was proposed and not waved away. */
function scriptsMeant(
  { hints }: SummaryLog,
  interaction: Interaction,
  { scripts }: SummarySources,
): readonly { readonly script: Script; readonly share: number }[] {
  const walked = runsOf(interaction).flatMap((run) => scripts.find(run.scriptId, run.version) ?? []);
  if (walked.length > 0) return walked.map((script) => ({ script, share: 1 }));
  const [best] = hints
    .filter(({ hint, outcome }) => hint.kind === 'script' && outcome !== 'dismissed' && outcome !== 'retracted')
    .sort((one, other) => other.hint.reason.score - one.hint.reason.score);
  const script = best && scripts.find(best.hint.target.id, best.hint.target.version);
  return script ? [{ script, share: proposedShare * best.hint.reason.score }] : [];
}
