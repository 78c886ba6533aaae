import type { AgentCommand, FloorRefusal, LiveRefusal, StaffingOutcome, StaffingRequest } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { AgentRecorder } from '../../agents/agent-recorder.ts';
import { Roster } from '../../agents/roster.ts';
import { AuditTrail } from '../../identity/audit-trail.ts';
import type { Principal } from '../../identity/principal.ts';
import { Playbook } from '../../playbooks/playbook.ts';

/** Changes what agents are or which queues they serve, on a supervisor's word. */
@Injectable()
export class StaffingActs {
  constructor(
    private readonly agents: AgentRecorder,
    private readonly roster: Roster,
    private readonly playbook: Playbook,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Changes each agent by itself: one who cannot be changed keeps nobody else from it. Who asked stands in the agent's own stream, which
   * they see, and in the audit trail. Carried out once for one `commandId`.
   */
  async act(
    { commandId, agentIds, change }: StaffingRequest,
    { accountId }: Principal,
  ): Promise<StaffingOutcome | { readonly refused: FloorRefusal | LiveRefusal }> {
    if (change.type === 'queues' && !this.areKnown(change.queues ?? [])) return { refused: 'staffing/unknown-queue' };
    const known = [...new Set(agentIds)].filter((id) => this.roster.includes(id));
    await this.audit.record({
      actor: accountId,
      action: change.type === 'state' ? 'agents/state-changed' : 'agents/queues-changed',
      object: known.map((id) => `account:${id}`).join(' '),
      detail: { ...change },
    });
    const done: string[] = [];
    const refused: { readonly agentId: string; readonly refusal: string }[] = agentIds
      .filter((id) => !known.includes(id))
      .map((agentId) => ({ agentId, refusal: 'staffing/unknown-person' }));
    for (const agentId of known) {
      const outcome = await this.agents.record({
        agentId,
        command: commandOf(change),
        by: `agent:${accountId}`,
        commandId: `agent:${accountId}|staffing|${commandId}|${agentId}`,
      });
      if ('refused' in outcome) refused.push({ agentId, refusal: outcome.refused });
      else done.push(agentId);
    }
    return { done, refused };
  }

  private areKnown(queues: readonly string[]): boolean {
    const known = new Set(this.playbook.organisation().queues.map(({ id }) => id));
    return queues.every((id) => known.has(id));
  }
}

function commandOf(change: StaffingRequest['change']): AgentCommand {
  if (change.type === 'queues') return { type: 'ChangeQueues', queues: change.queues };
  return { type: 'ChooseState', state: change.state, reason: change.reason };
}
