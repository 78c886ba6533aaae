import { callOf, type Language, type Script, type ScriptField, type ScriptStep } from '@aliado/domain';
import { isNegative, type SpeechSign } from './speech-signs.ts';

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

/** What an answer to a field looks like; a text may be anything. */
const formsOf: Readonly<Record<ScriptField['type'], readonly SpeechSign[]>> = {
  text: [],
  number: ['digits 1', 'digits 2', 'digits 3', 'digits 4', 'digits 5', 'digits 6'],
  date: ['day', 'date'],
  phone: ['digits 3', 'digits 4', 'digits 6'],
  money: ['digits 1', 'digits 2', 'digits 3', 'digits 4'],
  choice: [],
};

/** A script of the playbook as it is walked. Decisions are no steps: what is chosen leads on. */
export function flowOf(script: Script, language: Language): Flow {
  const byId = new Map(script.steps.map((step) => [step.id, step]));
  const cues = [
    ...cuesOf(null, script.start, byId, language),
    ...script.steps.flatMap((step) => ('next' in step ? cuesOf(step, step.next, byId, language) : [])),
  ];
  const led = new Set(cues.map(({ from, to }) => `${from}/${to}`));
  const links = script.steps.flatMap((step): readonly (readonly [string, string])[] =>
    'next' in step && byId.get(step.next)?.kind !== 'decide' && !led.has(`${step.id}/${step.next}`)
      ? [[step.id, step.next]]
      : [],
  );
  const steps = script.steps.filter(isFlowStep).map((step) => {
    const told = cues.filter(({ to, by }) => to === step.id && by === 'answer');
    return flowStep(step, told, language);
  });
  return { id: script.id, steps, cues, links };
}

/** Whether a step is taken by itself; a decision or a return only leads on. */
export const isFlowStep = ({ kind }: ScriptStep): boolean => kind !== 'decide' && kind !== 'return';

/** What leads from a step to the one that follows it, or to those behind the decisions that follow. */
function cuesOf(
  step: ScriptStep | null,
  next: string,
  byId: ReadonlyMap<string, ScriptStep>,
  language: Language,
): readonly FlowCue[] {
  const from = step?.id ?? null;
  const ways = waysTo(next, byId, language);
  if (ways) {
    const hears = step && callOf(step) ? (['customer', 'answer'] as const) : (['customer'] as const);
    return ways.flatMap(({ to, text }) => hears.map((by): FlowCue => ({ from, to, by, text, forms: [] })));
  }
  if (step?.kind !== 'ask') return [];
  const { type, choices = [] } = step.field;
  const texts = choices.length > 0 ? choices.map((choice) => choice[language]) : [''];
  return texts.map((text) => ({ from, to: next, by: 'customer', text, forms: formsOf[type] }));
}

/** Where the options of a decision lead to, with what is chosen on the way; null for what is no decision. */
function waysTo(
  stepId: string,
  byId: ReadonlyMap<string, ScriptStep>,
  language: Language,
  passed: readonly string[] = [],
): readonly { readonly to: string; readonly text: string }[] | null {
  const step = byId.get(stepId);
  if (step?.kind !== 'decide' || passed.includes(stepId)) return null;
  return step.options.flatMap(({ label, next }) => {
    const text = label[language];
    const further = waysTo(next, byId, language, [...passed, stepId]);
    return further?.map((way) => ({ to: way.to, text: `${text}. ${way.text}` })) ?? [{ to: next, text }];
  });
}

function flowStep(step: ScriptStep, told: readonly FlowCue[], language: Language): FlowStep {
  const text = step.text[language];
  const kind = kindOf(step, text);
  return {
    ...{ id: step.id, texts: [text, ...wordsBeside(step, language)] },
    kind: told.length > 0 && !kind.startsWith('=') ? 'tell' : kind,
    isNegative: told.some((cue) => isNegative(cue.text)),
  };
}

/** What a step is called, and what is checked or promised at it. */
function wordsBeside(step: ScriptStep, language: Language): readonly string[] {
  const items = step.kind === 'check' ? step.items.map((item) => item[language]) : [];
  const promised = step.kind === 'promise' ? [step.promise.what[language]] : [];
  return [step.tick[language], ...items, ...promised];
}

function kindOf(step: ScriptStep, text: string): StepKind {
  if (step.kind === 'close') return '=close';
  if (step.kind !== 'ask' && callOf(step)) return '=call';
  return step.kind === 'ask' || text.includes('?') ? 'ask' : 'say';
}
