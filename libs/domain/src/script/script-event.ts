import type { EpochMs } from '../time/epoch.ts';

/** Where a value came from. */
export type ValueSource =
  | { readonly kind: 'said'; readonly lineSequence: number }
  | { readonly kind: 'typed' }
  | { readonly kind: 'looked-up'; readonly action: string; readonly at: EpochMs };

/** Why a required read-out was left out. */
export const omissionReasons = ['customer-declined', 'read-before', 'does-not-apply', 'line-trouble'] as const;

/** Why a required read-out was left out. */
export type OmissionReason = (typeof omissionReasons)[number];

/** Why another system gave no answer that can be used. */
export type ActionFailure =
  /** No such system is set up here. */
  | 'not-set-up'
  /** What the action needs to know is not known. */
  | 'nothing-to-ask-with'
  | 'timed-out'
  | 'unreachable'
  /** So many calls failed that none is made for a while. */
  | 'resting'
  | 'not-found'
  | 'refused'
  /** It answered, and not in the agreed shape. */
  | 'malformed'
  /** This server stopped while it waited. */
  | 'interrupted';

/** What another system answered: values by name, or why not. */
export type ActionOutcome = { readonly values: Readonly<Record<string, string>> } | { readonly failed: ActionFailure };

/** What happened as scripts were walked. */
export type ScriptEvent =
  | {
      readonly type: 'ScriptStarted';
      readonly scriptId: string;
      readonly version: number;
      readonly stepId: string;
      readonly matter: string;
      /** The hint that led to it; null when chosen by hand. */
      readonly hintId: string | null;
    }
  | { readonly type: 'ScriptStepEntered'; readonly stepId: string; readonly optionId: string | null }
  | { readonly type: 'ScriptValueSet'; readonly field: string; readonly value: string }
  | { readonly type: 'ScriptLeft'; readonly reason: 'completed' | 'left' | 'switched' }
  /** The newest run of a script that was left goes on at the step where it was left. What was running is left for it. */
  | { readonly type: 'ScriptResumed'; readonly scriptId: string; readonly version: number }
  /** A part is walked within the script; the script's own step waits. */
  | {
      readonly type: 'SubScriptEntered';
      readonly scriptId: string;
      readonly version: number;
      readonly stepId: string;
    }
  /** The innermost part is done or gone back from; the script around it goes on at this step of its own. */
  | { readonly type: 'SubScriptReturned'; readonly stepId: string }
  | { readonly type: 'ValueNoted'; readonly field: string; readonly value: string; readonly from: ValueSource }
  | {
      readonly type: 'ReadOutGiven';
      readonly scriptId: string;
      readonly version: number;
      readonly stepId: string;
      /** Confirmed by the agent, or recognised in what the agent said. */
      readonly by: 'hand' | 'heard';
      /** The lines in which it was recognised; empty by hand. */
      readonly lineSequences: readonly number[];
      /** How much of the text was recognised, 0 to 1; null by hand. */
      readonly likeness: number | null;
    }
  | {
      readonly type: 'ReadOutOmitted';
      readonly scriptId: string;
      readonly version: number;
      readonly stepId: string;
      readonly reason: OmissionReason;
    }
  | {
      readonly type: 'ChecklistTicked';
      readonly scriptId: string;
      readonly itemId: string;
      /** The line that ticked it; null by hand. */
      readonly lineSequence: number | null;
    }
  | { readonly type: 'ChecklistCleared'; readonly scriptId: string; readonly itemId: string }
  | {
      readonly type: 'ActionAsked';
      /** Unique within the interaction. */
      readonly callId: string;
      readonly action: string;
      readonly scriptId: string;
      readonly stepId: string;
      readonly with: Readonly<Record<string, string>>;
    }
  | { readonly type: 'ActionAnswered'; readonly callId: string; readonly outcome: ActionOutcome };

/** The types of these events, for what tells them from others. */
export const scriptTypes = [
  'ScriptStarted',
  'ScriptStepEntered',
  'ScriptValueSet',
  'ScriptLeft',
  'ScriptResumed',
  'SubScriptEntered',
  'SubScriptReturned',
  'ValueNoted',
  'ReadOutGiven',
  'ReadOutOmitted',
  'ChecklistTicked',
  'ChecklistCleared',
  'ActionAsked',
  'ActionAnswered',
] as const satisfies readonly ScriptEvent['type'][];
