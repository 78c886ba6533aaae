import type { AssistDeskCommand, AssistUpkeep } from '../assist/assist-command.ts';
import type { AuthorityCommand } from '../authority/authority-command.ts';
import { scriptCommandTypes, scriptUpkeepTypes } from '../script/script-command.ts';
import type { SupportDeskCommand, SupportRequest } from '../support/support-command.ts';
import type { DeskCommand, SystemCommand } from './command.ts';

type AnyCommand = DeskCommand | SystemCommand;

/** Tells the commands of these types from all others. */
function ofTypes<Type extends AnyCommand['type']>(
  types: readonly Type[],
): <Command extends AnyCommand>(command: Command) => command is Extract<Command, { type: Type }> {
  const known: ReadonlySet<string> = new Set(types);
  return <Command extends AnyCommand>(command: Command): command is Extract<Command, { type: Type }> =>
    known.has(command.type);
}

/** What an agent does in a script. */
export const isOfScript = ofTypes(scriptCommandTypes);

/** What the server does for a script that runs. */
export const isScriptUpkeep = ofTypes(scriptUpkeepTypes);

/** What an agent does about what is proposed. */
export const isOfAssist = ofTypes(['ReadHint', 'CatchIdea'] satisfies AssistDeskCommand['type'][]);

/** What the server proposes and notes. */
export const isAssistUpkeep = ofTypes([
  'ProposeNextSteps',
  'NoteMood',
  'ProposeWrapUp',
] satisfies AssistUpkeep['type'][]);

/** What an agent does about the help of colleagues. */
export const isOfSupportAtDesk = ofTypes([
  'CallOffHelp',
  'AnswerWhisper',
  'ReadWhisper',
] satisfies SupportDeskCommand['type'][]);

/** What a supervisor does in a contact of somebody else. */
export const isOfSupport = ofTypes([
  ...(['TakeHelp', 'LeaveHelp', 'SettleHelp', 'BeginLook', 'EndLook'] as const),
  ...(['SendWhisper', 'ReadAnswer', 'HandHint', 'Intervene'] as const),
] satisfies SupportRequest['type'][]);

/** What is decided, asked and given. */
export const isOfAuthority = ofTypes([
  ...(['WeighCase', 'ReserveRemedy', 'ConfirmRemedy', 'ReleaseRemedy', 'UndoRemedy'] as const),
  ...(['AskApproval', 'OfferApproval', 'OpenApproval', 'PutBackApproval'] as const),
  ...(['DecideApproval', 'WithdrawApproval', 'LapseApproval'] as const),
] satisfies AuthorityCommand['type'][]);
