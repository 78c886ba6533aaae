import type { ActionOutcome, OmissionReason, ValueSource } from './script-event.ts';
import type { Script } from './script.ts';

/** What somebody at the desk may ask about scripts. */
export type ScriptCommand =
  | {
      readonly type: 'StartScript';
      readonly scriptId: string;
      readonly version: number;
      readonly stepId: string;
      readonly matter: string;
      readonly hintId: string | null;
    }
  | { readonly type: 'EnterScriptStep'; readonly stepId: string; readonly optionId: string | null }
  | { readonly type: 'SetScriptValue'; readonly field: string; readonly value: string }
  | { readonly type: 'LeaveScript'; readonly reason: 'completed' | 'left' }
  /** Goes on with the newest run of a script that was left. */
  | { readonly type: 'ResumeScript'; readonly scriptId: string }
  | {
      readonly type: 'EnterSubScript';
      readonly scriptId: string;
      readonly version: number;
      readonly stepId: string;
    }
  /** Goes on, or back, in the script around the innermost part. */
  | { readonly type: 'ReturnFromSubScript'; readonly stepId: string }
  | {
      readonly type: 'NoteValue';
      readonly field: string;
      readonly value: string;
      readonly from: Exclude<ValueSource, { kind: 'looked-up' }>;
    }
  | { readonly type: 'GiveReadOut'; readonly stepId: string }
  | { readonly type: 'OmitReadOut'; readonly stepId: string; readonly reason: OmissionReason }
  | {
      readonly type: 'TickItem';
      readonly scriptId: string;
      readonly itemId: string;
      readonly isTicked: boolean;
    };

/** What the server brings to the log as scripts are walked. */
export type ScriptUpkeep =
  | {
      readonly type: 'HearItem';
      readonly scriptId: string;
      readonly itemId: string;
      readonly lineSequence: number;
    }
  | {
      readonly type: 'HearReadOut';
      readonly stepId: string;
      readonly lineSequences: readonly number[];
      readonly likeness: number;
    }
  | {
      readonly type: 'AskAction';
      readonly callId: string;
      readonly action: string;
      readonly scriptId: string;
      readonly stepId: string;
      readonly with: Readonly<Record<string, string>>;
    }
  | {
      readonly type: 'AnswerAction';
      readonly callId: string;
      readonly outcome: ActionOutcome;
      /** Fields that the answer fills. What a person told stays. */
      readonly saves: Readonly<Record<string, string>>;
    };

/** The types of both, for what tells them from others. */
export const scriptCommandTypes = [
  'StartScript',
  'EnterScriptStep',
  'SetScriptValue',
  'LeaveScript',
  'ResumeScript',
  'EnterSubScript',
  'ReturnFromSubScript',
  'NoteValue',
  'GiveReadOut',
  'OmitReadOut',
  'TickItem',
] as const satisfies readonly ScriptCommand['type'][];

/** The types of what the server brings. */
export const scriptUpkeepTypes = [
  'HearItem',
  'HearReadOut',
  'AskAction',
  'AnswerAction',
] as const satisfies readonly ScriptUpkeep['type'][];

/** Why a command about scripts changed nothing. */
export type ScriptRefusal =
  | 'script/not-running'
  /** There is no such version of a script. */
  | 'script/unknown'
  /** This version of the script does not go there from here. */
  | 'script/no-such-step'
  /** A required read-out was neither given nor left out with a reason. */
  | 'script/read-out-missing'
  /** The script has steps to go. */
  | 'script/not-at-end'
  /** It was not left, or never begun. */
  | 'script/nothing-to-resume'
  | 'checklist/unknown-item';

/** The definitions of scripts that a decision may lean on. */
export interface ScriptDefinitions {
  /** Undefined for a version that is not there. */
  find(scriptId: string, version: number): Script | undefined;
}
