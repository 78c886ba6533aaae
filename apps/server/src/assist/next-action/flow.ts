import { mayCall, type Language, type Script, type ScriptField, type ScriptStep } from '@aliado/domain';
import type { SpeechSign } from './speech-signs.ts';

/**
 * What a step is: `ask` wants an answer, `tell` says what a system answered, `confirm` does and asks, `say` is all other words;
 * whatever every script has (a greeting, a goodbye) and whatever is done in systems is a kind of its own, by its name.
 */
export type StepKind = 'ask' | 'tell' | 'confirm' | 'say' | `=${string}`;

/** A step that an agent may take next. */
export interface FlowStep {
  readonly id: string;
  readonly kind: StepKind;
  /** What is said, and ways of saying it. */
  readonly texts: readonly string[];
  /** Whether it is bad news. */
  readonly isNegative: boolean;
}

/** What leads to a step. */
export interface FlowCue {
  /** The step that it follows; null for the beginning. */
  readonly from: string | null;
  readonly to: string;
  readonly by: 'customer' | 'answer';
  /** How it may be worded. */
  readonly text: string;
  /** What its words look like, where they are a date, a name or the like. */
  readonly forms: readonly SpeechSign[];
}

/** A script as it is walked: what may be done, and what leads from one step to the next. */
export interface Flow {
  readonly id: string;
  readonly steps: readonly FlowStep[];
  readonly cues: readonly FlowCue[];
  /** Steps that follow one another without a word or an answer between. */
  readonly links: readonly (readonly [from: string, to: string])[];
}

/** What the agent says of their own accord: always possible. */
export const ownWords = 'custom';

/** What an answer to a field looks like. */
const formsOf: Readonly<Record<ScriptField['type'], readonly SpeechSign[]>> = {
  text: ['name', 'short'],
  number: ['digits 1', 'digits 2', 'digits 3', 'digits 4', 'digits 5', 'digits 6'],
  date: ['day', 'date'],
  phone: ['digits 3', 'digits 4', 'digits 6'],
  money: ['digits 1', 'digits 2', 'digits 3', 'digits 4'],
  choice: [],
};

/** A script of the playbook as it is walked. Decisions are no steps: what is chosen leads on. */
export function flowOf(script: Script, language: Language): Flow {
  const byId = new Map(script.steps.map((step) => [step.id, step]));
  const cues: FlowCue[] = [];
  const links: [string, string][] = [];
  const lead = (from: string | null, to: string, field: ScriptField | null): void => {
    const step = byId.get(to);
    if (step?.kind === 'decide') {
      for (const { label, next } of step.options) {
        cues.push({ from, to: next, by: 'customer', text: label[language], forms: [] });
      }
    } else if (field) {
      const choices = (field.choices ?? []).map((choice) => choice[language]).join('. ');
      const text = `${field.label[language]}. ${choices}`;
      cues.push({ from, to, by: 'customer', text, forms: formsOf[field.type] });
    } else if (from !== null) links.push([from, to]);
  };
  lead(null, script.start, null);
  for (const step of script.steps) {
    if ('next' in step) lead(step.id, step.next, step.kind === 'ask' ? step.field : null);
  }
  const steps = script.steps.filter(({ kind }) => kind !== 'decide' && kind !== 'return');
  return { id: script.id, steps: steps.map((step) => flowStep(step, language)), cues, links };
}

function flowStep(step: ScriptStep, language: Language): FlowStep {
  const text = step.text[language];
  return { id: step.id, kind: kindOf(step, text), texts: [text], isNegative: false };
}

function kindOf(step: ScriptStep, text: string): StepKind {
  if (step.kind === 'close') return '=close';
  if (mayCall(step) && step.call && step.kind !== 'ask') return '=call';
  return step.kind === 'ask' || text.includes('?') ? 'ask' : 'say';
}
