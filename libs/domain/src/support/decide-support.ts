import type { PersonThen } from '../authority/authority-event.ts';
import type { Hint } from '../hint/hint.ts';
import { adviceKey, isOver, type Interaction } from '../interaction/interaction.ts';
import type { InteractionEvent } from '../interaction/interaction-event.ts';
import type { SupportDeskCommand, SupportRefusal, SupportRequest } from './support-command.ts';
import { helpedBy } from './intervention.ts';
import { whisperLimit, type ColleagueSide } from './support-event.ts';

/** What follows from such a command: events, none where nothing is new; or the reason why not. */
export type SupportDecision =
  | { readonly events: readonly InteractionEvent[] }
  | { readonly refused: SupportRefusal | 'interaction/unknown' | 'interaction/already-over' };

const nothing: SupportDecision = { events: [] };
const one = (event: InteractionEvent): SupportDecision => ({ events: [event] });
const refuse = (refused: Extract<SupportDecision, { refused: unknown }>['refused']): SupportDecision => ({ refused });

/** Decides what a supervisor does in a contact. Whether they may at all was seen to before. Pure. */
export function decideSupport(state: Interaction, command: SupportRequest): SupportDecision {
  if (state.phase === 'unopened') return refuse('interaction/unknown');
  switch (command.type) {
    case 'EndLook':
      return isLooking(state, command.lookId) ? one({ type: 'LookEnded', lookId: command.lookId }) : nothing;
    case 'ReadAnswer':
      return read(state, command.whisperId, 'agent');
    case 'Intervene':
      return intervene(state, command);
    default:
      return isOver(state) ? refuse('interaction/already-over') : duringContact(state, command);
  }
}

function duringContact(
  state: Interaction,
  command: Exclude<SupportRequest, { type: 'EndLook' | 'ReadAnswer' | 'Intervene' }>,
): SupportDecision {
  const { by } = command;
  switch (command.type) {
    case 'TakeHelp':
      return takeHelp(state, by);
    case 'LeaveHelp':
      return state.help?.takenBy?.accountId === by.accountId ? one({ type: 'HelpLeft', by }) : nothing;
    case 'SettleHelp':
      return state.help ? one({ type: 'HelpSettled', by, outcome: command.outcome }) : refuse('help/not-asked');
    case 'BeginLook':
      return isLooking(state, command.lookId) ? nothing : one({ type: 'LookBegan', lookId: command.lookId, by });
    case 'SendWhisper':
      return whisper(state, command.whisperId, { side: 'supervisor', by, text: command.text });
    case 'HandHint':
      return hand(state, command.hint);
  }
}

const isLooking = ({ looks }: Interaction, lookId: string): boolean => looks.some((look) => look.lookId === lookId);

/**
 * Kept also where the line was quicker and the contact is over by now. A call for help is answered by whoever has the contact, and not by
 * the wish to: where the line was quicker they have it already, and otherwise `decideFact` settles it.
 */
function intervene(
  { help, agentId }: Interaction,
  { by, control }: Extract<SupportRequest, { type: 'Intervene' }>,
): SupportDecision {
  const intervened: InteractionEvent = { type: 'ContactIntervened', by, control };
  if (help === null || control !== 'take-over' || agentId !== by.accountId) return one(intervened);
  return { events: [intervened, helpedBy(by)] };
}

/** What lies before the agent already is not put there again. */
function hand({ areHintsMuted, hints }: Interaction, hint: Hint): SupportDecision {
  if (areHintsMuted) return refuse('hint/muted');
  const isThere = hints.some((open) => adviceKey(open.hint) === adviceKey(hint));
  return isThere ? nothing : one({ type: 'HintShown', hint });
}

function takeHelp({ help }: Interaction, by: PersonThen): SupportDecision {
  if (!help) return refuse('help/not-asked');
  if (help.takenBy === null) return one({ type: 'HelpTaken', by });
  return help.takenBy.accountId === by.accountId ? nothing : refuse('help/taken');
}

/** Decides what an agent does about the help of colleagues. Whether the contact is theirs was seen to before. Pure. */
export function decideSupportAtDesk(state: Interaction, command: SupportDeskCommand, agentId: string): SupportDecision {
  const by: PersonThen = { accountId: agentId, name: nameOf(state, agentId) };
  switch (command.type) {
    case 'CallOffHelp':
      return state.help ? one({ type: 'HelpSettled', by, outcome: 'called-off' }) : nothing;
    case 'AnswerWhisper':
      if (isOver(state)) return refuse('interaction/already-over');
      return whisper(state, command.whisperId, { side: 'agent', by, text: command.text });
    case 'ReadWhisper':
      return read(state, command.whisperId, 'supervisor');
  }
}

interface Words {
  readonly side: ColleagueSide;
  readonly by: PersonThen;
  readonly text: string;
}

function whisper({ whispers }: Interaction, whisperId: string, { text, ...words }: Words): SupportDecision {
  if (text.trim() === '') return refuse('whisper/empty');
  if (text.length > whisperLimit) return refuse('whisper/too-long');
  if (whispers.some((sent) => sent.whisperId === whisperId)) return nothing;
  return one({ type: 'WhisperSent', whisperId, ...words, text: text.trim() });
}

/** What the other side wrote was in sight; once is enough. */
function read({ whispers }: Interaction, whisperId: string, side: ColleagueSide): SupportDecision {
  const sent = whispers.find((one) => one.whisperId === whisperId);
  return sent?.side === side && sent.readAt === null ? one({ type: 'WhisperRead', whisperId }) : nothing;
}

const nameOf = ({ participants }: Interaction, agentId: string): string =>
  participants.find(({ id }) => id === `agent:${agentId}`)?.name ?? agentId;
