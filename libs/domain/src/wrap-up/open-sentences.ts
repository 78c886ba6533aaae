import type { SummarySentence } from '../assist/assist-event.ts';
import type { Interaction } from '../interaction/interaction.ts';
import { inScript } from '../script/script-state.ts';
import type { Localised } from '../text/localised.ts';
import { remedyIn } from './decided-sentences.ts';
import { walkedSteps } from './done-sentences.ts';
import type { SummarySources } from './propose-wrap-up.ts';
import { open, quoted, sentence } from './sentence.ts';
import type { HintSeen, SummaryLog } from './summary-log.ts';

/** A matter that was heard is told of when it was at least this likely. */
const likelyEnough = 0.5;

/** More matters than these were not all meant. */
const furtherLimit = 2;

/** What is still to do: answers that are waited for, what others have now, and what was heard and not taken up. */
export function openSentences(
  log: SummaryLog,
  interaction: Interaction,
  sources: SummarySources,
): readonly SummarySentence[] {
  return [
    ...approvalSentences(log, interaction),
    ...handOffSentences(log, interaction, sources),
    ...transferSentences(log, interaction, sources),
    ...unkeptPromises(log, interaction),
    ...furtherMatters(log, interaction, sources),
  ];
}

function approvalSentences({ entries }: SummaryLog, { approvals }: Interaction): readonly SummarySentence[] {
  const unanswered = approvals.filter(({ state }) => state === 'asked' || state === 'lapsed');
  return unanswered.map(({ approvalId, terms }) => {
    const text = {
      es: `Sin respuesta: ${remedyIn(terms, 'es')}, pedido a quien decide`,
      en: `Not answered: ${remedyIn(terms, 'en')}, asked of who decides`,
    };
    return sentence('open', text, [entries.get(`approval:${approvalId}`)]);
  });
}

function handOffSentences(
  { steps }: SummaryLog,
  interaction: Interaction,
  sources: SummarySources,
): readonly SummarySentence[] {
  const teams = sources.organisation?.teams ?? [];
  return walkedSteps(interaction, sources).flatMap(({ scriptId, step }) => {
    if (step.kind !== 'hand-off') return [];
    const team = teams.find(({ id }) => id === step.team)?.name ?? { es: step.team, en: step.team };
    const text = { es: `Lo sigue ${team.es}: ${step.tick.es}`, en: `With ${team.en} now: ${step.tick.en}` };
    return [sentence('open', text, [steps.get(inScript(scriptId, step.id))])];
  });
}

function transferSentences(
  { transferred }: SummaryLog,
  { transferredTo: to }: Interaction,
  { organisation }: SummarySources,
): readonly SummarySentence[] {
  if (transferred === null || to === null) return [];
  const queue = organisation?.queues.find(({ id }) => to.kind === 'queue' && id === to.id)?.name;
  const person = organisation?.people.find(({ id }) => to.kind === 'agent' && id === to.id)?.name ?? to.id;
  const name: Localised = queue ?? { es: person, en: person };
  return [sentence('open', { es: `Pasado a ${name.es}`, en: `Passed on to ${name.en}` }, [transferred])];
}

/** What an agent was heard to promise, and neither kept as a promise nor waved away. */
function unkeptPromises({ hints }: SummaryLog, { promises }: Interaction): readonly SummarySentence[] {
  return hints.flatMap(({ hint, outcome, sequence }) => {
    const { promise } = hint;
    if (!promise || isDone(outcome) || promises.some(({ dueAt }) => dueAt === promise.dueAt)) return [];
    const words = quoted(open(promise.words));
    const text = { es: `Dicho y sin anotar como promesa: ${words.es}`, en: `Said, not kept as a promise: ${words.en}` };
    return [sentence('open', text, [hint.reason.lineSequence, sequence])];
  });
}

/** Matters of scripts that were likely, heard after one was begun, and that nobody took up or waved away. */
function furtherMatters(
  { hints, begun }: SummaryLog,
  { matter: inHand }: Interaction,
  { organisation, scripts }: SummarySources,
): readonly SummarySentence[] {
  const [first] = begun;
  if (!first) return [];
  const taken = new Set([inHand, ...begun.map(({ matter }) => matter)]);
  const heard = new Map<string, HintSeen>();
  for (const seen of hints) {
    const { kind, target, reason } = seen.hint;
    const matter = kind === 'script' ? scripts.find(target.id, target.version)?.matter : undefined;
    const isFurther = (reason.lineSequence ?? 0) > first.sequence; // on words from before it was another guess at the same matter
    if (matter === undefined || !isFurther || taken.has(matter) || heard.has(matter)) continue;
    if (!isDone(seen.outcome) && reason.score >= likelyEnough) heard.set(matter, seen);
  }
  return [...heard].slice(0, furtherLimit).flatMap(([matter, { hint, sequence }]) => {
    const name = organisation?.matters.find(({ id }) => id === matter)?.name;
    if (!name) return [];
    const text = { es: `También salió: ${name.es}`, en: `Also came up: ${name.en}` };
    return [sentence('open', text, [hint.reason.lineSequence, sequence])];
  });
}

/** Whether somebody answered a hint, or it was never meant. */
const isDone = (outcome: HintSeen['outcome']): boolean =>
  outcome === 'used' || outcome === 'dismissed' || outcome === 'retracted';
