import { liveNamespace, type FloorRefusal, type LiveRefusal, type Outcome, type StaffingOutcome } from '@aliado/domain';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayDisconnect,
} from '@nestjs/websockets';
import { LiveDoor, type LiveSocket } from '../../live/live-door.ts';
import { Interventions } from './interventions.ts';
import { LooksLeft } from './looks-left.ts';
import { Looks } from './looks.ts';
import { NeedActs } from './need-acts.ts';
import { StaffingActs } from './staffing-acts.ts';
import { SupportActs } from './support-acts.ts';

/** Carries what supervisors do on the floor to whoever decides it. Decides nothing. */
@WebSocketGateway({ namespace: liveNamespace })
export class FloorActsGateway implements OnApplicationBootstrap, OnGatewayDisconnect, OnModuleDestroy {
  private readonly looks = new Looks();
  private readonly leaving = new Set<Promise<unknown>>();

  constructor(
    private readonly needs: NeedActs,
    private readonly supporting: SupportActs,
    private readonly staff: StaffingActs,
    private readonly interventions: Interventions,
    private readonly leftBehind: LooksLeft,
    private readonly door: LiveDoor,
  ) {}

  @SubscribeMessage('need')
  need(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<Outcome> {
    return this.door.pass(socket, 'need', body, (request, principal) => this.needs.act(request, principal));
  }

  @SubscribeMessage('support')
  support(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<Outcome> {
    return this.door.pass(socket, 'support', body, async (request, principal) => {
      const { command, interactionId } = request;
      if (command.type === 'TakeHelp' || command.type === 'LeaveHelp' || command.type === 'SettleHelp')
        return this.needs.help({ ...request, command }, principal);
      const outcome = await this.supporting.act(request, principal);
      if ('refused' in outcome) return outcome;
      if (command.type === 'EndLook') this.looks.ended(socket, command.lookId);
      if (command.type === 'BeginLook') {
        this.looks.began(socket, { interactionId, lookId: command.lookId });
        if (!socket.connected) this.leave(socket); // gone while it was recorded
      }
      return outcome;
    });
  }

  @SubscribeMessage('supervise')
  supervise(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<Outcome> {
    return this.door.pass(socket, 'supervise', body, (request, principal) =>
      this.interventions.ask(request, principal),
    );
  }

  @SubscribeMessage('staffing')
  staffing(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() body: unknown,
  ): Promise<StaffingOutcome | { readonly refused: FloorRefusal | LiveRefusal }> {
    return this.door.pass(socket, 'staffing', body, (request, principal) => this.staff.act(request, principal));
  }

  /** Whoever closes the page watches nothing any more, and the agent sees that. */
  handleDisconnect(socket: LiveSocket): void {
    this.leave(socket);
  }

  /** Looks of consoles that a crash took with it: nobody watches any more. */
  async onApplicationBootstrap(): Promise<void> {
    await this.leftBehind.end();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.leaving);
  }

  private leave(socket: LiveSocket): void {
    for (const look of this.looks.left(socket)) {
      const work = this.leftBehind.endOne(look).finally(() => this.leaving.delete(work));
      this.leaving.add(work);
    }
  }
}
