import type { SupervisorControl } from '../interaction/command.ts';
import { isOver, type Interaction } from '../interaction/interaction.ts';
import type { PersonThen } from '../authority/authority-event.ts';
import type { InteractionEvent } from '../interaction/interaction-event.ts';
import type { InterventionRefusal } from './support-command.ts';

/** As whom a supervisor is on the line of somebody else's contact. */
export const supervisorOnLine = (accountId: string): string => `supervisor:${accountId}`;

/** Whose account somebody on the line is, by their id there. */
export const accountOnLine = (participantId: string): string => participantId.replace(/^(?:agent|supervisor):/u, '');

/** Whether a supervisor is heard in a contact, as its source tells it. */
export const isOnLine = ({ participants }: Pick<Interaction, 'participants'>, accountId: string): boolean =>
  participants.some(({ id }) => id === supervisorOnLine(accountId));

/** Why a supervisor cannot ask this of the line of a contact now; null where its source may be asked. */
export function refusalOfIntervention(
  state: Interaction,
  control: SupervisorControl['type'],
  { accountId, hasDesk }: { readonly accountId: string; readonly hasDesk: boolean },
): InterventionRefusal | 'interaction/unknown' | 'interaction/already-over' | null {
  if (state.phase === 'unopened') return 'interaction/unknown';
  if (isOver(state)) return 'interaction/already-over';
  if (state.phase !== 'talking' || state.transferredTo !== null) return 'intervention/nobody-talks';
  if (state.agentId === accountId) return 'intervention/own-contact';
  const isThere = isOnLine(state, accountId);
  if (control === 'join' && isThere) return 'intervention/on-the-line';
  if (control === 'leave' && !isThere) return 'intervention/not-on-the-line';
  return control === 'take-over' && !hasDesk ? 'intervention/needs-desk' : null;
}

/** What becomes of a call for help once somebody has taken the contact over. */
export const helpedBy = (by: PersonThen): InteractionEvent => ({ type: 'HelpSettled', by, outcome: 'helped' });
