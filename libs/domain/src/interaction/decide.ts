import { decideAssist } from '../assist/decide-assist.ts';
import type { HintOutcome } from '../hint/hint.ts';
import { decideAuthority } from '../authority/decide-authority.ts';
import type { DecisionContext, DeskCommand, InteractionRefusal, SystemCommand } from './command.ts';
import {
  isAssistUpkeep,
  isOfAssist,
  isOfAuthority,
  isOfScript,
  isOfSupport,
  isOfSupportAtDesk,
  isScriptUpkeep,
} from './command-parts.ts';
import { decideFact } from './decide-fact.ts';
import type { Interaction } from './interaction.ts';
import { isOver } from './interaction.ts';
import type { InteractionEvent } from './interaction-event.ts';
import { isLineOf } from './lines.ts';
import { decideSupport, decideSupportAtDesk } from '../support/decide-support.ts';
import { summaryIn } from '../wrap-up/sentence.ts';
import { decideScript } from '../script/decide-script.ts';

/** What follows from a command: events, none of them when nothing changes; or the reason why not. */
export type Decision = { readonly events: readonly InteractionEvent[] } | { readonly refused: InteractionRefusal };

/** The longest note, in UTF-16 units. */
export const noteLimit = 4_000;

/** How much longer after-contact work may take each time it is extended. */
export const extensionMs = 60_000;

/** After-contact work is extended no further than this past its start. */
export const extensionLimitMs = 15 * 60_000;

/** Decides what a command changes. Pure; refuses with a reason, never throws. */
export function decide(state: Interaction, command: DeskCommand | SystemCommand, context: DecisionContext): Decision {
  switch (command.type) {
    case 'TakeFact':
      return { events: decideFact(state, command, context) };
    case 'IdentifyCustomer':
      return identify(state, command);
    case 'ShowHint':
      return state.areHintsMuted || isOver(state) ? nothing : one({ type: 'HintShown', hint: command.hint });
    case 'SettleHint':
      return settleHint(state, command.hintId, command.outcome);
    case 'CloseOverdueWork':
      return closeOverdue(state, context);
    default:
      if (isOfAuthority(command)) return decideAuthority(state, command, context.now);
      if (isOfSupport(command)) return decideSupport(state, command);
      if (isAssistUpkeep(command)) return decideAssist(state, command);
      if (isScriptUpkeep(command)) return decideScript(state, command, context.scripts ?? null);
      return decideAtDesk(state, command, context);
  }
}

const nothing: Decision = { events: [] };
const one = (event: InteractionEvent): Decision => ({ events: [event] });
const refuse = (refused: InteractionRefusal): Decision => ({ refused });

function decideAtDesk(state: Interaction, command: DeskCommand, context: DecisionContext): Decision {
  if (state.phase === 'unopened') return refuse('interaction/unknown');
  if (!hasTheContact(state, context)) return refuse('interaction/not-yours');
  if (state.phase === 'closed') return refuse('interaction/already-closed');
  if (isOfAssist(command)) return decideAssist(state, command);
  if (isOfScript(command)) return decideScript(state, command, context.scripts ?? null);
  if (isOfSupportAtDesk(command)) return decideSupportAtDesk(state, command, context.agentId ?? '');
  switch (command.type) {
    case 'ConfirmCustomer':
    case 'CorrectCustomer':
      return correct(state, command.customerId, 'name' in command ? command.name : null);
    case 'VerifyCustomer':
      return state.customer.isVerified ? nothing : one({ type: 'CustomerVerified', by: command.by });
    case 'PinLine':
      return pin(state, command.lineSequence);
    case 'UnpinLine': {
      const { lineSequence } = command;
      return state.pins.includes(lineSequence) ? one({ type: 'LineUnpinned', lineSequence }) : nothing;
    }
    case 'UseHint':
      return settleHint(state, command.hintId, 'used');
    case 'DismissHint':
      return settleHint(state, command.hintId, 'dismissed');
    case 'MuteHints':
      return state.areHintsMuted ? nothing : one({ type: 'HintsMuted' });
    case 'UnmuteHints':
      return state.areHintsMuted ? one({ type: 'HintsUnmuted' }) : nothing;
    case 'ConsultGuideline': {
      const { guidelineId, version, ruleIds } = command;
      return one({ type: 'GuidelineConsulted', guidelineId, version, ruleIds });
    }
    case 'WriteNote':
      return writeNote(state, command.noteId, command.text);
    case 'MakePromise':
      return promise(state, command, context);
    case 'AskForHelp':
      return isOver(state) ? refuse('interaction/already-over') : one({ type: 'HelpAsked', words: command.words });
    case 'ExtendAfterContactWork':
      return extend(state, context);
    case 'FinishAfterContactWork': {
      const work = workOf(state, context);
      if (!work) return refuse('after-contact-work/none');
      const { disposition, matter, summary } = command;
      const { agentId } = work;
      return one({ type: 'AfterContactWorkFinished', agentId, disposition, matter, summary, finishedBy: 'agent' });
    }
  }
}

function hasTheContact(state: Interaction, context: DecisionContext): boolean {
  const { agentId } = context;
  if (agentId === null) return false;
  return state.agentId === agentId || state.offer?.agentId === agentId || workOf(state, context) !== undefined;
}

function workOf({ afterContactWork }: Interaction, { agentId }: DecisionContext) {
  return afterContactWork.find((work) => work.agentId === agentId);
}

function identify(state: Interaction, command: Extract<SystemCommand, { type: 'IdentifyCustomer' }>): Decision {
  if (state.customer.confirmedAt !== null) return nothing; // a person has spoken: the machine does not overrule
  const { certainty, customerId, candidates } = command;
  return one({ type: 'CustomerIdentified', certainty, customerId, candidates });
}

function correct({ customer }: Interaction, customerId: string | null, name: string | null): Decision {
  const isSame = customer.confirmedAt !== null && customer.customerId === customerId && customer.newName === name;
  return isSame ? nothing : one({ type: 'CustomerCorrected', customerId, name });
}

function pin(state: Interaction, lineSequence: number): Decision {
  if (!isLineOf(state.lines, lineSequence)) return refuse('line/unknown');
  return state.pins.includes(lineSequence) ? nothing : one({ type: 'LinePinned', lineSequence });
}

function settleHint(state: Interaction, hintId: string, outcome: HintOutcome): Decision {
  const isOpen = state.hints.some(({ hint }) => hint.id === hintId);
  return isOpen ? one({ type: 'HintSettled', hintId, outcome }) : refuse('hint/gone');
}

function writeNote({ notes }: Interaction, noteId: string, text: string): Decision {
  if (text.length > noteLimit) return refuse('note/too-long');
  const before = notes.find((note) => note.noteId === noteId)?.text ?? '';
  return before === text ? nothing : one({ type: 'NoteWritten', noteId, text });
}

function promise(
  { promises, matter }: Interaction,
  { promiseId, words, team, dueAt, orderNumber }: Extract<DeskCommand, { type: 'MakePromise' }>,
  { now, agentId }: DecisionContext,
): Decision {
  if (words.trim() === '') return refuse('promise/empty');
  if (dueAt <= now) return refuse('promise/not-in-time');
  if (promises.some((made) => made.promiseId === promiseId)) return nothing;
  return one({ type: 'PromiseMade', promiseId, words, team, dueAt, matter, orderNumber, by: agentId ?? '' });
}

function extend(state: Interaction, context: DecisionContext): Decision {
  const work = workOf(state, context);
  if (!work) return refuse('after-contact-work/none');
  const { agentId } = work;
  const dueAt = work.dueAt + extensionMs;
  if (dueAt > work.startedAt + extensionLimitMs) return refuse('after-contact-work/extended-enough');
  return one({ type: 'AfterContactWorkExtended', agentId, dueAt });
}

/** What is overdue is closed with what was proposed, else with the notes, as its summary: nothing typed is lost. */
function closeOverdue(state: Interaction, { now }: DecisionContext): Decision {
  const { afterContactWork, notes, matter, wrapUpProposals, language } = state;
  const noted = notes.map(({ text }) => text).join('\n');
  const summaryOf = (agentId: string) => {
    const proposal = wrapUpProposals.find((one) => one.agentId === agentId);
    return proposal && proposal.sentences.length > 0 ? summaryIn(proposal.sentences, language ?? 'es') : noted;
  };
  const overdue = afterContactWork.filter(({ dueAt }) => dueAt <= now);
  return {
    events: overdue.map(({ agentId }) => ({
      type: 'AfterContactWorkFinished',
      agentId,
      disposition: null,
      matter,
      summary: summaryOf(agentId),
      finishedBy: 'timeout',
    })),
  };
}
