import { agentStream, isAgentStream, workOf, type Interaction, type Reader } from '@aliado/domain';
import type { Principal } from '../identity/principal.ts';

/** The agents who have a part in an interaction: whoever has it or had it last, is offered it, or still writes it up. */
export function partOf(interaction: Interaction): ReadonlySet<string> {
  const agents = new Set(workOf(interaction).keys());
  return interaction.agentId === null ? agents : agents.add(interaction.agentId);
}

/** Whether this person may see this interaction: their own, or by permission to look into others'. */
export function maySee(principal: Principal, interaction: Interaction): boolean {
  if (principal.permissions.has('interaction:look')) return true;
  const { accountId } = principal;
  return (
    principal.permissions.has('desk:work') && (interaction.agentId === accountId || workOf(interaction).has(accountId))
  );
}

/** Whether a stream is this person's own day. */
export function isOwnDay(principal: Principal, streamId: string): boolean {
  return isAgentStream(streamId) && streamId === agentStream(principal.accountId);
}

/** How much of a customer this person may see. */
export const readerOf = ({ permissions }: Principal): 'full' | 'masked' =>
  permissions.has('customer:read') ? 'full' : 'masked';

/** The room of a stream for one kind of reader. One room an emit keeps the fan-out cheap. */
export const roomOf = (streamId: string, reader: Reader): string => `${reader}:${streamId}`;
