import type { ApprovalRequest, AuthorityCommand, AuthorityRefusal, LiveRefusal, Outcome } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../identity/principal.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { AuthorityReader } from '../authority-reader.ts';

/** What people with authority do with requests. Whether it still fits, the log decides. */
@Injectable()
export class ApprovalActs {
  constructor(
    private readonly recorder: InteractionRecorder,
    private readonly authority: AuthorityReader,
  ) {}

  /** Opens a request, leaves it to others, or decides it within the decider's own limits. Carried out once for one `commandId`. */
  async act(request: ApprovalRequest, { accountId, name }: Principal): Promise<Outcome> {
    const { commandId, interactionId } = request;
    const refused = await this.refusal(request, accountId);
    if (refused) return { refused };
    return this.recorder.record({
      interactionId,
      command: commandOf(request, { accountId, name }),
      by: `agent:${accountId}`,
      agentId: accountId,
      commandId: `agent:${accountId}|approval|${commandId}`,
    });
  }

  private async refusal(
    { interactionId, approvalId, act }: ApprovalRequest,
    accountId: string,
  ): Promise<AuthorityRefusal | LiveRefusal | null> {
    const interaction = await this.recorder.state(interactionId);
    const approval = interaction.approvals.find((one) => one.approvalId === approvalId);
    if (!approval) return 'authority/unknown';
    if (approval.agentId === accountId) return 'authority/to-oneself';
    if (act.type !== 'decide' || approval.state !== 'asked') return null; // the log says what became of it
    if (act.decision === 'refused') return act.words.trim() === '' ? 'authority/reason-missing' : null;
    const amount = act.decision === 'less' ? act.amount : approval.terms.amount;
    const standings = await this.authority.standings(interaction, { ...approval.terms, amount }, [accountId]);
    const standing = standings.get(accountId);
    return standing ? standing.refused : 'authority/not-allowed';
  }
}

function commandOf({ approvalId, act }: ApprovalRequest, by: { accountId: string; name: string }): AuthorityCommand {
  if (act.type === 'open') return { type: 'OpenApproval', approvalId, by };
  if (act.type === 'put-back') return { type: 'PutBackApproval', approvalId, by };
  const { decision, amount, words } = act;
  return { type: 'DecideApproval', approvalId, by, decision, amount, words: words.trim() };
}
