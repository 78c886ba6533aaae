import type { PersonThen } from '../authority/authority-event.ts';
import type { NeedOutcome } from '../floor/need.ts';
import type { Hint } from '../hint/hint.ts';
import type { SupervisorControl } from '../interaction/command.ts';

/** What an agent may do about the help of colleagues. */
export type SupportDeskCommand =
  | { readonly type: 'CallOffHelp' }
  | { readonly type: 'AnswerWhisper'; readonly whisperId: string; readonly text: string }
  | { readonly type: 'ReadWhisper'; readonly whisperId: string };

/** What a supervisor may do in a contact of somebody else. */
export type SupportCommand =
  | { readonly type: 'TakeHelp' }
  | { readonly type: 'LeaveHelp' }
  | { readonly type: 'SettleHelp'; readonly outcome: NeedOutcome }
  | { readonly type: 'BeginLook'; readonly lookId: string }
  | { readonly type: 'EndLook'; readonly lookId: string }
  | { readonly type: 'SendWhisper'; readonly whisperId: string; readonly text: string }
  | { readonly type: 'ReadAnswer'; readonly whisperId: string }
  /** Puts a script, an article or a guideline before the agent as a hint with the supervisor as its reason. */
  | { readonly type: 'HandHint'; readonly hint: Hint };

/** The same with who does it, as the log decides it; and what the source of the contact said it will do for them. */
export type SupportRequest =
  | {
      readonly [Type in SupportCommand['type']]: Extract<SupportCommand, { type: Type }> & { readonly by: PersonThen };
    }[SupportCommand['type']]
  | { readonly type: 'Intervene'; readonly control: SupervisorControl['type']; readonly by: PersonThen };

/** Why a command of this part changed nothing. */
export type SupportRefusal =
  'help/not-asked' | 'help/taken' | 'hint/muted' | 'whisper/empty' | 'whisper/too-long' | InterventionRefusal;

/** Why a supervisor cannot ask something of a line. */
export type InterventionRefusal =
  | 'intervention/nobody-talks'
  | 'intervention/own-contact'
  | 'intervention/on-the-line'
  | 'intervention/not-on-the-line'
  | 'intervention/needs-desk';
