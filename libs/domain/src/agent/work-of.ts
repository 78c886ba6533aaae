import type { Interaction } from '../interaction/interaction.ts';
import type { WorkStage } from './agent.ts';

/** Who has work with an interaction now, and how far they are: what the agents' own streams must say. */
export function workOf({
  offer,
  phase,
  agentId,
  transferredTo,
  afterContactWork,
}: Interaction): ReadonlyMap<string, WorkStage> {
  const work = new Map<string, WorkStage>();
  for (const left of afterContactWork) work.set(left.agentId, 'after-contact-work');
  if (offer) work.set(offer.agentId, 'offered');
  if (phase === 'talking' && agentId !== null && transferredTo === null) work.set(agentId, 'on-contact');
  return work;
}
