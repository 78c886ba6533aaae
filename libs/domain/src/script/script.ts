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

interface StepBase {
  readonly id: string;
  /** One to four words, for the list of steps. */
  readonly tick: Localised;
  /** What to say; for `do` and `check`, what to do. May hold `{{path|words when unknown}}`. */
  readonly text: Localised;
}

/** One step of a script. Every path ends in a `close`. */
export type ScriptStep = StepBase &
  (
    | { readonly kind: 'say'; readonly next: string }
    | { readonly kind: 'ask'; readonly field: ScriptField; readonly next: string }
    | { readonly kind: 'check'; readonly items: readonly Localised[]; readonly next: string }
    | { readonly kind: 'do'; readonly next: string }
    | { readonly kind: 'decide'; readonly options: readonly ScriptOption[] }
    | { readonly kind: 'offer'; readonly guideline: string; readonly next: string }
    | {
        readonly kind: 'promise';
        readonly promise: { readonly what: Localised; readonly team: string; readonly withinHours: number };
        readonly next: string;
      }
    | { readonly kind: 'hand-off'; readonly team: string; readonly next: string }
    | { readonly kind: 'close'; readonly disposition: string }
  );

/** What a step asks of the agent. */
export type ScriptStepKind = ScriptStep['kind'];

/** A resolution flow that guides without forcing. */
export interface Script {
  readonly id: string;
  readonly version: number;
  readonly name: Localised;
  readonly matter: string;
  /** The team that answers for it. */
  readonly owner: string;
  /** Phrases customers say, by language. */
  readonly triggers: Readonly<Record<'es' | 'en', readonly string[]>>;
  /** Phrases that mean another script is right. */
  readonly notFor?: Readonly<Record<'es' | 'en', readonly string[]>>;
  readonly start: string;
  readonly steps: readonly ScriptStep[];
}
