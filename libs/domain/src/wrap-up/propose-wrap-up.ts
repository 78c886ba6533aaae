import { itemAt, lowerBound } from '../collection/chunked-list.ts';
import type { Interaction } from '../interaction/interaction.ts';
import type { Script, ScriptStep } from '../script/script.ts';
import type { Language, Localised } from '../text/localised.ts';
import type { Organisation } from '../playbook/playbook.ts';
import { decidedSentences } from './decided-sentences.ts';

/** What the wrap-up proposes, from what was walked, told, given, promised, pinned and noted. Nothing counts until the agent confirms it. */
export interface WrapUpProposal {
  /** Empty when there is nothing to write it from. */
  readonly summary: string;
  readonly matter: string | null;
  readonly disposition: string | null;
}

/** What a wrap-up is written with. */
export interface WrapUpSources {
  readonly organisation: Organisation | null;
  /** The script walked last, running or left; null for none, or while it is read. */
  readonly script: Script | null;
  readonly language: Language;
}

const saidKey: Localised = { es: 'Dijo', en: 'They said' };
const quotes: Readonly<Record<Language, readonly [string, string]>> = { es: ['«', '»'], en: ['“', '”'] };

/** Writes up a contact from its log: the matter, the steps walked, what was told, given and promised, the pinned lines and the notes. */
export function proposeWrapUp(
  interaction: Interaction,
  { organisation, script, language }: WrapUpSources,
): WrapUpProposal {
  const matter = organisation?.matters.find(({ id }) => id === interaction.matter)?.name[language];
  const steps = walkedSteps(interaction, script);
  const ticks = steps.map(({ tick }) => tick[language]);
  const told = Object.entries(interaction.values).map(
    ([field, value]) => `${labelOf(field, script, language)}: ${value}`,
  );
  const sentences = [
    matter,
    ticks.length > 0 ? ticks.map((tick, index) => (index === 0 ? tick : lowerFirst(tick))).join(', ') : undefined,
    ...told,
    ...decidedSentences(interaction, language, organisation?.timeZone ?? null),
    ...pinnedSentences(interaction, language),
    ...interaction.notes.map(({ text }) => text.trim()),
  ];
  return {
    summary: sentences.flatMap((sentence) => (sentence ? [closed(sentence)] : [])).join(' '),
    matter: interaction.matter,
    disposition: dispositionOf(interaction, script),
  };
}

/** The steps behind the reader, without the close, of the script walked last. */
function walkedSteps({ script: run, pastScripts }: Interaction, script: Script | null): readonly ScriptStep[] {
  const last = run ?? pastScripts.at(-1);
  if (!script || last?.scriptId !== script.id) return [];
  return last.path.flatMap((id) => script.steps.find((step) => step.id === id) ?? []);
}

/** How a script ended that came to its close. */
function dispositionOf({ script: run, pastScripts }: Interaction, script: Script | null): string | null {
  const last = run ?? pastScripts.findLast(({ leftBecause }) => leftBecause === 'completed');
  const step = script?.id === last?.scriptId ? script?.steps.find(({ id }) => id === last?.stepId) : undefined;
  return step?.kind === 'close' ? step.disposition : null;
}

function pinnedSentences({ lines, pins }: Interaction, language: Language): readonly string[] {
  const [open, close] = quotes[language];
  return [...pins]
    .sort((a, b) => a - b)
    .flatMap((pin) => {
      const at = lowerBound(lines, ({ sequence }) => sequence >= pin);
      const line = itemAt(lines, at);
      if (line?.kind !== 'utterance' || line.sequence !== pin) return [];
      const quoted = `${open}${line.text.replace(/\.$/, '')}${close}`;
      return [line.role === 'customer' ? `${saidKey[language]}: ${quoted}` : quoted];
    });
}

function labelOf(field: string, script: Script | null, language: Language): string {
  for (const step of script?.steps ?? []) {
    if (step.kind === 'ask' && step.field.id === field) return step.field.label[language];
  }
  return field;
}

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase() + text.slice(1);

/** A sentence with its full stop. */
const closed = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
