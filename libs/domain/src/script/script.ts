import type { Localised } from '../text/localised.ts';

/** A field that an `ask` step fills. */
export interface ScriptField {
  readonly id: string;
  readonly type: 'text' | 'number' | 'date' | 'phone' | 'money' | 'choice';
  readonly label: Localised;
  /** Only for `choice`. */
  readonly choices?: readonly Localised[];
}

/** A way to go on from a `decide` step. */
export interface ScriptOption {
  readonly id: string;
  readonly label: Localised;
  /** A FEEL condition that makes this option the likely one; absent when only a person can tell. */
  readonly when?: string;
  readonly next: string;
}

/** What a step asks of another system, and what of the answer is kept. */
export interface ScriptCall {
  readonly action: string;
  /** FEEL expressions by the name of what the action wants to know. */
  readonly with: Readonly<Record<string, string>>;
  /** Which value of the answer each field takes. */
  readonly saves: Readonly<Record<string, string>>;
}

/** Something that should be done or said while a script is walked, at whatever step. */
export interface ChecklistItem {
  readonly id: string;
  readonly words: Localised;
  /** Whose words tick it. */
  readonly by: 'agent' | 'customer';
  /** Phrases that tick it when they are heard, by language. */
  readonly heard: Readonly<Record<'es' | 'en', readonly string[]>>;
}

interface StepBase {
  readonly id: string;
  /** One to four words, for the list of steps. */
  readonly tick: Localised;
  /** What to say; for `do` and `check`, what to do. May hold `{{path|words when unknown}}`. */
  readonly text: Localised;
  /** A FEEL condition: where it is known not to hold, the step is passed over. */
  readonly when?: string;
}

/** One step of a script. Every path ends in a `close`; of a part of other scripts, in a `return`. */
export type ScriptStep = StepBase &
  (
    | {
        readonly kind: 'say';
        /** Whether it must be read out word by word; leaving it out takes a reason. */
        readonly readOut?: true;
        readonly next: string;
      }
    | { readonly kind: 'ask'; readonly field: ScriptField; readonly call?: ScriptCall; readonly next: string }
    | { readonly kind: 'check'; readonly items: readonly Localised[]; readonly next: string }
    | { readonly kind: 'do'; readonly call?: ScriptCall; readonly next: string }
    | { readonly kind: 'script'; readonly script: string; readonly next: string }
    | { readonly kind: 'return' }
    | { readonly kind: 'decide'; readonly options: readonly ScriptOption[] }
    | { readonly kind: 'offer'; readonly guideline: string; readonly next: string }
    | {
        readonly kind: 'promise';
        readonly promise: { readonly what: Localised; readonly team: string; readonly withinHours: number };
        readonly next: string;
      }
    | { readonly kind: 'hand-off'; readonly team: string; readonly call?: ScriptCall; readonly next: string }
    | { readonly kind: 'close'; readonly disposition: string }
  );

/** What a step asks of the agent. */
export type ScriptStepKind = ScriptStep['kind'];

/** A step that may ask something of another system. */
export type CallingStep = Extract<ScriptStep, { readonly call?: ScriptCall }>;

/** Whether a step may ask something of another system. */
export const mayCall = (step: ScriptStep): step is CallingStep =>
  step.kind === 'ask' || step.kind === 'do' || step.kind === 'hand-off';

/** What a step asks of another system; null for most. */
export const callOf = (step: ScriptStep): ScriptCall | null => (mayCall(step) ? (step.call ?? null) : null);

/** A resolution flow that guides without forcing. */
export interface Script {
  readonly id: string;
  readonly version: number;
  readonly name: Localised;
  readonly matter: string;
  /** The team that answers for it. */
  readonly owner: string;
  /** Whether it is walked within other scripts, or by choice, and never proposed by what is said. */
  readonly isPart?: true;
  /** Phrases customers say, by language. */
  readonly triggers: Readonly<Record<'es' | 'en', readonly string[]>>;
  /** Whole sentences customers have called with when it was right, by language: others like them are recognised by these. */
  readonly heard?: Readonly<Record<'es' | 'en', readonly string[]>>;
  /** Phrases that mean another script is right. */
  readonly notFor?: Readonly<Record<'es' | 'en', readonly string[]>>;
  readonly checklist?: readonly ChecklistItem[];
  readonly start: string;
  readonly steps: readonly ScriptStep[];
  /** Why it is no longer offered to contacts that begin; left out while it is. */
  readonly retired?: string;
}
