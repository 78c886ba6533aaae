import {
  needIdOf,
  type AttentionCommand,
  type NeedRequest,
  type Outcome,
  type PersonThen,
  type SupportAsk,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../identity/principal.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { Clock } from '../../platform/clock.ts';
import { AttentionRecorder } from '../attention/attention-recorder.ts';
import { FloorNeeds } from '../needs/floor-needs.ts';
import { SupportActs } from './support-acts.ts';

type Act = NeedRequest['act'];
type HelpCommand = Extract<SupportAsk['command'], { type: 'TakeHelp' | 'LeaveHelp' | 'SettleHelp' }>;

/**
 * What supervisors make of needs. Who has a call for help stands in the contact, where its agent sees it, and on the floor: it is asked of
 * the contact first, and what the contact refuses does not happen on the floor either.
 */
@Injectable()
export class NeedActs {
  constructor(
    private readonly attention: AttentionRecorder,
    private readonly interactions: InteractionRecorder,
    private readonly needs: FloorNeeds,
    private readonly support: SupportActs,
    private readonly clock: Clock,
  ) {}

  /** Carried out once for one `commandId`. */
  async act({ commandId, needId, act }: NeedRequest, principal: Principal): Promise<Outcome> {
    const need = this.needs.find(needId);
    if (!need && !(await this.isKnown(needId))) return { refused: 'need/gone' };
    if (need?.about.kind === 'help' && need.interactionId !== null) {
      const told = await this.support.act(
        { commandId, interactionId: need.interactionId, command: helpOf(act) },
        principal,
      );
      if ('refused' in told) return told;
    }
    return this.attend(needId, act, commandId, principal);
  }

  /** Does something about the help that a contact asks for; the floor shows the same. */
  async help(request: SupportAsk & { readonly command: HelpCommand }, principal: Principal): Promise<Outcome> {
    const { help } = await this.interactions.state(request.interactionId);
    const outcome = await this.support.act(request, principal);
    // the contact has it already: where the floor is slower, or somebody else was quicker there, it is the contact that counts
    if (help && 'accepted' in outcome) {
      const needId = needIdOf('help', request.interactionId, help.askedAt);
      await this.attend(needId, actOf(request.command), request.commandId, principal);
    }
    return outcome;
  }

  private async attend(needId: string, act: Act, asked: string, { accountId, name }: Principal): Promise<Outcome> {
    const command = commandOf(needId, act, { accountId, name }, this.clock.now());
    const commandId = `agent:${accountId}|need|${asked}`;
    const cared = this.needs.attendCare(command, commandId);
    return cared ?? this.attention.record({ command, by: `agent:${accountId}`, commandId });
  }

  /** Whether somebody did something about it: a repeat is answered as it was the first time. */
  private async isKnown(needId: string): Promise<boolean> {
    return Object.hasOwn((await this.attention.state()).handlings, needId);
  }
}

function helpOf(act: Act): HelpCommand {
  switch (act.type) {
    case 'claim':
      return { type: 'TakeHelp' };
    case 'release':
    case 'snooze':
      return { type: 'LeaveHelp' };
    case 'close':
      return { type: 'SettleHelp', outcome: act.outcome };
  }
}

function actOf(command: HelpCommand): Act {
  switch (command.type) {
    case 'TakeHelp':
      return { type: 'claim' };
    case 'LeaveHelp':
      return { type: 'release' };
    case 'SettleHelp':
      return { type: 'close', outcome: command.outcome };
  }
}

function commandOf(needId: string, act: Act, by: PersonThen, now: number): AttentionCommand {
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
