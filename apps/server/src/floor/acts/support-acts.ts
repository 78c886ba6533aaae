import type { Outcome, PersonThen, SupportAsk, SupportRequest } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../identity/principal.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { HandedHint } from './handed-hint.ts';

/** What supervisors do in contacts of others. Whether it still fits, the log decides. */
@Injectable()
export class SupportActs {
  constructor(
    private readonly recorder: InteractionRecorder,
    private readonly handed: HandedHint,
  ) {}

  /** Carried out once for one `commandId`. */
  async act({ commandId, interactionId, command }: SupportAsk, { accountId, name }: Principal): Promise<Outcome> {
    const state = await this.recorder.state(interactionId);
    if (state.phase === 'unopened') return { refused: 'interaction/unknown' };
    // nobody supervises themselves; who has taken the contact over does not watch it any more
    if (state.agentId === accountId && command.type !== 'EndLook') return { refused: 'live/forbidden' };
    const request = this.requestOf(command, commandId, { accountId, name }, state.openedAt ?? 0);
    if (!request) return { refused: 'hint/gone' };
    return this.recorder.record({
      interactionId,
      command: request,
      by: `agent:${accountId}`,
      agentId: null,
      commandId: `agent:${accountId}|support|${commandId}`,
    });
  }

  private requestOf(
    command: SupportAsk['command'],
    commandId: string,
    by: PersonThen,
    began: number,
  ): SupportRequest | null {
    if (command.type !== 'HandHint') return { ...command, by };
    const hint = this.handed.of(command, `handed:${commandId}`, began);
    return hint && { type: 'HandHint', hint, by };
  }
}
