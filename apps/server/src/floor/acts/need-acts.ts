import type { AttentionCommand, Need, NeedRequest, Outcome, PersonThen } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { AttentionRecorder } from '../attention/attention-recorder.ts';
import { FloorNeeds } from '../needs/floor-needs.ts';
import { SupportActs } from './support-acts.ts';

/** What supervisors make of needs. Who asked for help sees in their contact who took it, and that it is settled. */
@Injectable()
export class NeedActs {
  constructor(
    private readonly attention: AttentionRecorder,
    private readonly needs: FloorNeeds,
    private readonly support: SupportActs,
    private readonly clock: Clock,
  ) {}

  /** Carried out once for one `commandId`. */
  async act(request: NeedRequest, principal: Principal): Promise<Outcome> {
    const { commandId, needId } = request;
    const need = this.needs.find(needId);
    if (!need) return { refused: 'need/gone' };
    const { accountId, name } = principal;
    const outcome = await this.attention.record({
      command: commandOf(request, { accountId, name }, this.clock.now()),
      by: `agent:${accountId}`,
      commandId: `agent:${accountId}|need|${commandId}`,
    });
    if ('accepted' in outcome && need.about.kind === 'help') await this.tellAgent(need, request, principal);
    return outcome;
  }

  /** What became of it in the meantime counts more than what is said of it here: a refusal is none of the supervisor's doing. */
  private async tellAgent(
    { interactionId }: Need,
    { commandId, act }: NeedRequest,
    principal: Principal,
  ): Promise<void> {
    if (interactionId === null) return;
    if (act.type === 'claim')
      await this.support.act({ commandId, interactionId, command: { type: 'TakeHelp' } }, principal);
    if (act.type === 'close') {
      const outcome = act.outcome === 'not-needed' ? 'not-needed' : 'helped';
      await this.support.act({ commandId, interactionId, command: { type: 'SettleHelp', outcome } }, principal);
    }
  }
}

function commandOf({ needId, act }: NeedRequest, by: PersonThen, now: number): AttentionCommand {
  switch (act.type) {
    case 'claim':
      return { type: 'ClaimNeed', needId, by };
    case 'release':
      return { type: 'ReleaseNeed', needId, by };
    case 'snooze':
      return { type: 'SnoozeNeed', needId, by, until: now + act.forMs };
    case 'close':
      return { type: 'CloseNeed', needId, by, outcome: act.outcome };
  }
}
