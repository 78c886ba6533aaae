import type { SummarySentence } from '../assist/assist-event.ts';
import type { Interaction } from '../interaction/interaction.ts';
import type { ActionId } from '../script/script-action.ts';
import type { Script, ScriptStep } from '../script/script.ts';
import { inScript, type ScriptFrame, type ScriptRun } from '../script/script-state.ts';
import { type Language, type Localised } from '../text/localised.ts';
import { listed, sentence } from './sentence.ts';
import type { SummarySources } from './propose-wrap-up.ts';
import type { SummaryLog } from './summary-log.ts';

/** A step behind the reader. */
export interface WalkedStep {
  readonly scriptId: string;
  readonly step: ScriptStep;
}

/** What was done in the scripts that were walked: steps taken, what was told and looked up, and what was read out. */
export function doneSentences(
  log: SummaryLog,
  interaction: Interaction,
  { scripts }: SummarySources,
): readonly SummarySentence[] {
  const runs = runsOf(interaction).map((run) => ({ run, script: scripts.find(run.scriptId, run.version) }));
  const walks = runs.flatMap(({ run, script }) => (script ? [{ script, steps: ticksOf(run, script) }] : []));
  const named = walks.filter(({ steps }) => steps.length > 0);
  return [
    ...named.map(({ script, steps }) => {
      const ticks = inBoth((language) => {
        const words = listed(steps.map(({ tick }) => tick[language]));
        return named.length > 1 ? `${script.name[language]}: ${words}` : words;
      });
      const sequences = steps.map(({ id }) => log.steps.get(inScript(script.id, id)));
      return sentence('done', ticks, sequences);
    }),
    ...toldSentences(
      log,
      interaction,
      runs.flatMap(({ script }) => script ?? []),
    ),
    ...callSentences(log, interaction),
    ...readOutSentences(
      log,
      interaction,
      runs.flatMap(({ script }) => script ?? []),
    ),
  ].filter(({ sequences }) => sequences.length > 0);
}

/** Every step behind the reader, of all scripts that were walked, in the order of the runs. */
export function walkedSteps(interaction: Interaction, { scripts }: SummarySources): readonly WalkedStep[] {
  return runsOf(interaction).flatMap((run) =>
    [run, ...run.inner].flatMap((frame) => {
      const script = scripts.find(frame.scriptId, frame.version);
      return script ? stepsOf(frame, script).map((step) => ({ scriptId: script.id, step })) : [];
    }),
  );
}

/** The runs of an interaction, oldest first, the newest of each script: who comes back to one goes on with it. */
export function runsOf({ script, pastScripts }: Interaction): readonly ScriptRun[] {
  const all = [...pastScripts, ...(script ? [script] : [])];
  return all.filter(({ scriptId }, at) => all.findLastIndex((run) => run.scriptId === scriptId) === at);
}

const stepsOf = ({ path }: ScriptFrame, script: Script): readonly ScriptStep[] =>
  path.flatMap((id) => script.steps.find((step) => step.id === id) ?? []);

/** What has a sentence of its own is not told as a step. */
const ticksOf = (run: ScriptRun, script: Script): readonly ScriptStep[] =>
  stepsOf(run, script).filter((step) => step.kind !== 'promise' && step.kind !== 'hand-off' && !isReadOut(step));

const isReadOut = (step: ScriptStep): boolean => step.kind === 'say' && step.readOut === true;

const inBoth = (words: (language: Language) => string): Localised => ({ es: words('es'), en: words('en') });

function toldSentences(
  { entries }: SummaryLog,
  { values, valueSources }: Interaction,
  scripts: readonly Script[],
): readonly SummarySentence[] {
  const steps = scripts.flatMap((script) => script.steps);
  const told = Object.entries(values).flatMap(([field, value]) => {
    const step = steps.find((one) => one.kind === 'ask' && one.field.id === field);
    const from = valueSources[field];
    if (step?.kind !== 'ask' || value.trim() === '') return [];
    const line = from?.kind === 'said' ? from.lineSequence : null;
    return [{ label: step.field.label, value: value.trim(), sequences: [entries.get(`value:${field}`), line] }];
  });
  if (told.length === 0) return [];
  const words = inBoth((language) => listedPairs(told.map(({ label, value }) => [label[language], value] as const)));
  return [
    sentence(
      'done',
      words,
      told.flatMap(({ sequences }) => sequences),
    ),
  ];
}

const listedPairs = (pairs: readonly (readonly [string, string])[]): string =>
  pairs
    .map(([label, value], at) => `${at === 0 ? label : label.charAt(0).toLocaleLowerCase() + label.slice(1)}: ${value}`)
    .join('; ');

/** What another system was asked, in the words of a summary. */
const asked: Readonly<Record<ActionId, Localised>> = {
  'customer-orders': { es: 'Pedidos consultados', en: 'Orders looked up' },
  'order-status': { es: 'Estado del pedido consultado', en: 'State of the order looked up' },
  'create-ticket': { es: 'Aviso abierto', en: 'Ticket opened' },
};

/** One sentence for all that another system answered, with the numbers of what was opened there. */
function callSentences({ entries }: SummaryLog, { calls }: Interaction): readonly SummarySentence[] {
  const answered = calls.flatMap(({ callId, action, outcome }) => {
    if (!isAction(action) || !outcome || 'failed' in outcome) return [];
    const ticket = action === 'create-ticket' ? (outcome.values['ticket'] ?? null) : null;
    const words = inBoth((language) => `${asked[action][language]}${ticket === null ? '' : ` ${ticket}`}`);
    return [{ words, sequence: entries.get(`call:${callId}`) }];
  });
  if (answered.length === 0) return [];
  const words = inBoth((language) => listed([...new Set(answered.map((one) => one.words[language]))]));
  return [
    sentence(
      'done',
      words,
      answered.map(({ sequence }) => sequence),
    ),
  ];
}

const isAction = (action: string): action is ActionId => Object.hasOwn(asked, action);

const read: Localised = { es: 'Leído', en: 'Read out' };
const unread: Localised = { es: 'No leído', en: 'Not read out' };

function readOutSentences(
  log: SummaryLog,
  { readOuts }: Interaction,
  scripts: readonly Script[],
): readonly SummarySentence[] {
  const told = scripts.flatMap((script) =>
    script.steps.flatMap((step) => {
      const key = inScript(script.id, step.id);
      const readOut = readOuts[key];
      if (!readOut) return [];
      const lines = 'lineSequences' in readOut ? readOut.lineSequences : [];
      return [{ tick: step.tick, isRead: 'by' in readOut, sequences: [log.readOuts.get(key), ...lines] }];
    }),
  );
  return [read, unread].flatMap((label) => {
    const these = told.filter(({ isRead }) => isRead === (label === read));
    if (these.length === 0) return [];
    const words = inBoth((language) => `${label[language]}: ${listed(these.map(({ tick }) => tick[language]))}`);
    return [
      sentence(
        'done',
        words,
        these.flatMap(({ sequences }) => sequences),
      ),
    ];
  });
}
