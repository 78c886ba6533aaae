import { isOver, type Interaction } from '../interaction/interaction.ts';
import type { InteractionEvent, SourceFact } from '../interaction/interaction-event.ts';
import type { SupportEvent } from './support-event.ts';
import type { Intervention, InterventionEffect, SupportState } from './support-state.ts';

/**
 * The wish that a fact carries out: the last to take over of whoever answers, or the last to end where a supervisor ended it; null for
 * none. What came about once is not carried out again.
 */
export function wishBehind({ interventions }: SupportState, fact: InteractionEvent | SourceFact): Intervention | null {
  const open = interventions.filter(({ done }) => done === null);
  if (fact.type === 'InteractionAnswered')
    return open.findLast(({ by, control }) => control === 'take-over' && by.accountId === fact.agentId) ?? null;
  if (fact.type !== 'InteractionEnded' || fact.endedBy !== 'supervisor') return null;
  return open.findLast(({ control }) => control === 'end') ?? null;
}

/** What had already come about on the line when a wish was recorded; null where it has yet to. */
export function effectBefore(
  state: Interaction,
  { by, control }: Extract<SupportEvent, { type: 'ContactIntervened' }>,
): InterventionEffect | null {
  const { agentId, connectedAt, endedAt, endedBy, afterContactWork, interventions } = state;
  if (control === 'take-over' && agentId === by.accountId && connectedAt !== null) {
    const before = afterContactWork.findLast((work) => work.agentId !== agentId);
    return { at: connectedAt, agentId: before?.agentId ?? null };
  }
  const isEnded = control === 'end' && isOver(state) && endedBy === 'supervisor';
  const isKnown = interventions.some((one) => one.control === 'end' && one.done !== null);
  return isEnded && !isKnown && endedAt !== null ? { at: endedAt, agentId } : null;
}

/** Notes what came of a wish. */
export const withEffect = <S extends SupportState>(state: S, wish: Intervention | null, done: InterventionEffect): S =>
  wish === null
    ? state
    : { ...state, interventions: state.interventions.map((one) => (one === wish ? { ...one, done } : one)) };
