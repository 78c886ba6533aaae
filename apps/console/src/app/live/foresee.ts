import type { DeskCommand, EpochMs, Interaction } from '@aliado/domain';
import { decide, evolve } from '@aliado/domain';
import type { OutboxEntry } from './outbox-entry.ts';

/** Commands whose outcome is certain enough to be shown before the server has them. */
const foreseen: ReadonlySet<DeskCommand['type']> = new Set<DeskCommand['type']>([
  'ConfirmCustomer',
  'CorrectCustomer',
  'PinLine',
  'UnpinLine',
  'UseHint',
  'DismissHint',
  'ReadHint',
  'CatchIdea',
  'MuteHints',
  'UnmuteHints',
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
  'WriteNote',
  'MakePromise',
  'AnswerWhisper',
  'ReadWhisper',
]);

/**
 * The interaction as it will be once what is on its way has arrived: decided and folded by the rules of the server, so a
 * click shows at once and works without a connection. Lines, phase and sequence stay those of the log.
 */
export function foresee(
  state: Interaction,
  entries: readonly OutboxEntry[],
  context: { readonly interactionId: string; readonly agentId: string; readonly now: EpochMs },
): Interaction {
  let seen = state;
  for (const { interactionId, command, state: stage, savedUpTo } of entries) {
    const isComing = stage === 'pending' || (stage === 'saved' && savedUpTo !== null && savedUpTo > state.sequence);
    if (interactionId !== context.interactionId || !isComing || !foreseen.has(command.type)) continue;
    const decision = decide(seen, command, { agentId: context.agentId, now: context.now, afterContactWorkFor: 0 });
    if ('refused' in decision) continue; // the server says so itself
    for (const event of decision.events) {
      const { interactionId: streamId, agentId, now } = context;
      const sequence = seen.sequence + 1;
      seen = evolve(seen, { streamId, sequence, occurredAt: now, recordedAt: now, by: `agent:${agentId}`, event });
    }
  }
  return seen === state ? state : { ...seen, sequence: state.sequence };
}
