import { setTimeout as pause } from 'node:timers/promises';
import { refusalOfIntervention, type Outcome, type SuperviseRequest } from '@aliado/domain';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Principal } from '../../identity/principal.ts';
import { EventLog, LogUnavailable } from '../../interactions/event-log.ts';
import { InteractionRecorder, type InteractionRequest } from '../../interactions/interaction-recorder.ts';
import { Clock } from '../../platform/clock.ts';
import { SourceHub } from '../../sources/source-port.ts';

const againAfterMs = 1_000;

/**
 * What supervisors ask of the lines of others. The source says whether it will do it: then whose wish it was is recorded. What happens on
 * the line its own facts tell.
 */
@Injectable()
export class Interventions implements OnModuleDestroy {
  private readonly logger = new Logger(Interventions.name);
  private readonly ending = new AbortController();
  /** What is being asked of sources, by its command: asked twice at once, it is asked of the line once. */
  private readonly underWay = new Map<string, Promise<Outcome>>();

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly log: EventLog,
    private readonly hub: SourceHub,
    private readonly clock: Clock,
  ) {}

  /** What the log has not taken by now is lost: one more try is all that is left. */
  onModuleDestroy(): void {
    this.ending.abort();
  }

  /** Carried out once for one `commandId`. */
  ask(request: SuperviseRequest, principal: Principal): Promise<Outcome> {
    const commandId = `agent:${principal.accountId}|supervise|${request.commandId}`;
    const before = this.underWay.get(commandId);
    if (before) return before;
    const asking = this.askOnce(commandId, request, principal).finally(() => this.underWay.delete(commandId));
    this.underWay.set(commandId, asking);
    return asking;
  }

  private async askOnce(
    commandId: string,
    { interactionId, control }: SuperviseRequest,
    { accountId, name, permissions }: Principal,
  ): Promise<Outcome> {
    const done = await this.log.readReceipt(commandId);
    if (done) return { accepted: { sequence: done.sequence } };
    const state = await this.interactions.state(interactionId);
    const refused = refusalOfIntervention(state, control.type, { accountId, hasDesk: permissions.has('desk:work') });
    if (refused) return { refused };
    const source = state.source && this.hub.find(state.source.name);
    if (!state.source || !source?.can.includes(control.type)) return { refused: 'call-control/not-supported' };
    const { contactId } = state.source;
    const answer = await source.control({ contactId, agentId: accountId, name, as: 'supervisor', control });
    if ('refused' in answer) return { refused: 'call-control/failed' };
    return this.keep({
      interactionId,
      command: { type: 'Intervene', control: control.type, by: { accountId, name } },
      by: `agent:${accountId}`,
      agentId: null,
      occurredAt: this.clock.now(),
      commandId,
    });
  }

  /** Tried until the log takes it: the line does it already, and would not be asked again for whoever sends it again. */
  private async keep(request: InteractionRequest): Promise<Outcome> {
    for (;;) {
      try {
        return await this.interactions.record(request);
      } catch (error) {
        if (!(error instanceof LogUnavailable) || this.ending.signal.aborted) throw error;
        this.logger.warn(`whose wish it was is not kept for now: ${String(error)}`);
        await pause(againAfterMs, undefined, { ref: false, signal: this.ending.signal }).catch(() => undefined);
      }
    }
  }
}
