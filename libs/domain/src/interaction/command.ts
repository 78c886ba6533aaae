import type { AssistDeskCommand, AssistRefusal, AssistUpkeep } from '../assist/assist-command.ts';
import type { AuthorityCommand, AuthorityRefusal } from '../authority/authority-command.ts';
import type { Hint, HintOutcome } from '../hint/hint.ts';
import type { ScriptCommand, ScriptDefinitions, ScriptRefusal, ScriptUpkeep } from '../script/script-command.ts';
import type { SupportDeskCommand, SupportRefusal, SupportRequest } from '../support/support-command.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { ContactSource, MatchCandidate, MatchCertainty, SourceFact, TransferTarget } from './interaction-event.ts';

/** What an agent at the desk may ask the log to take in. Whoever asks must have the contact; see `decide`. */
export type DeskCommand =
  | { readonly type: 'ConfirmCustomer'; readonly customerId: string }
  /** Null: somebody new, with the name told if any. */
  | { readonly type: 'CorrectCustomer'; readonly customerId: string | null; readonly name: string | null }
  | { readonly type: 'VerifyCustomer'; readonly by: readonly string[] }
  | { readonly type: 'PinLine'; readonly lineSequence: number }
  | { readonly type: 'UnpinLine'; readonly lineSequence: number }
  | { readonly type: 'UseHint'; readonly hintId: string }
  | { readonly type: 'DismissHint'; readonly hintId: string }
  | { readonly type: 'MuteHints' }
  | { readonly type: 'UnmuteHints' }
  | AssistDeskCommand
  | ScriptCommand
  | {
      readonly type: 'ConsultGuideline';
      readonly guidelineId: string;
      readonly version: number;
      readonly ruleIds: readonly string[];
    }
  | { readonly type: 'WriteNote'; readonly noteId: string; readonly text: string }
  | {
      readonly type: 'MakePromise';
      readonly promiseId: string;
      readonly words: string;
      readonly team: string | null;
      readonly dueAt: EpochMs;
      readonly orderNumber: string | null;
    }
  | { readonly type: 'AskForHelp'; readonly words: string | null }
  | SupportDeskCommand
  | { readonly type: 'ExtendAfterContactWork' }
  | {
      readonly type: 'FinishAfterContactWork';
      readonly disposition: string | null;
      readonly matter: string | null;
      readonly summary: string;
    };

/** What the server itself, or a source, brings to the log. */
export type SystemCommand =
  | { readonly type: 'TakeFact'; readonly source: ContactSource; readonly fact: SourceFact }
  | {
      readonly type: 'IdentifyCustomer';
      readonly certainty: MatchCertainty;
      readonly customerId: string | null;
      readonly candidates: readonly MatchCandidate[];
    }
  | { readonly type: 'ShowHint'; readonly hint: Hint }
  | { readonly type: 'SettleHint'; readonly hintId: string; readonly outcome: HintOutcome }
  | { readonly type: 'CloseOverdueWork' }
  | AssistUpkeep
  | ScriptUpkeep
  | AuthorityCommand
  | SupportRequest;

/** What an agent may ask of the line of their own contact. */
export type DeskControl =
  | { readonly type: 'answer' }
  | { readonly type: 'decline' }
  | { readonly type: 'hold' }
  | { readonly type: 'resume' }
  | { readonly type: 'mute' }
  | { readonly type: 'unmute' }
  | { readonly type: 'transfer'; readonly manner: 'blind' | 'attended'; readonly to: TransferTarget }
  | { readonly type: 'pause-recording' }
  | { readonly type: 'resume-recording' }
  | { readonly type: 'end' };

/** What a supervisor may ask of the line of somebody else's contact: to be heard on it, to go again, to have it, or its end. */
export type SupervisorControl =
  { readonly type: 'join' } | { readonly type: 'leave' } | { readonly type: 'take-over' } | { readonly type: 'end' };

/** What may be asked of a line. It goes to the source; only what the source confirms is recorded. */
export type CallControl = DeskControl | SupervisorControl;

/** The kind of a control, by which a source says what it can be asked to do. */
export type CallControlType = CallControl['type'];

/** Every kind of control, for what lists or checks them. */
export const callControlTypes = [
  'answer',
  'decline',
  'hold',
  'resume',
  'mute',
  'unmute',
  'transfer',
  'pause-recording',
  'resume-recording',
  'end',
  'join',
  'leave',
  'take-over',
] as const satisfies readonly CallControlType[];

/** Every kind that a supervisor may ask for. */
export const supervisorControlTypes = [
  'join',
  'leave',
  'take-over',
  'end',
] as const satisfies readonly SupervisorControl['type'][];

/** Why a command changed nothing. The console has a sentence for each, in both languages. */
export type InteractionRefusal =
  | 'interaction/unknown'
  | 'interaction/not-yours'
  | 'interaction/not-ringing'
  | 'interaction/already-over'
  | 'interaction/not-over'
  | 'interaction/already-closed'
  | 'line/unknown'
  | 'hint/gone'
  | 'note/too-long'
  | 'promise/empty'
  | 'promise/not-in-time'
  | 'after-contact-work/none'
  | 'after-contact-work/extended-enough'
  | 'call-control/not-supported'
  | 'call-control/failed'
  | AssistRefusal
  | ScriptRefusal
  | AuthorityRefusal
  | SupportRefusal;

/** What a decision may lean on besides the state: who asks and the server's time. */
export interface DecisionContext {
  /** The account that asks; null when the server or a source does. */
  readonly agentId: string | null;
  readonly now: EpochMs;
  /** How long after-contact work may take before the server closes it. */
  readonly afterContactWorkFor: number;
  /** Left out where none are at hand: every move within a script counts as allowed then. */
  readonly scripts?: ScriptDefinitions;
}
