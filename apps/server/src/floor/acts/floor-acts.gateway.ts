import { liveNamespace, type FloorRefusal, type LiveRefusal, type Outcome, type StaffingOutcome } from '@aliado/domain';
import { Logger, type OnModuleDestroy } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayDisconnect,
} from '@nestjs/websockets';
import { LiveDoor, type LiveSocket } from '../../live/live-door.ts';
import { Looks } from './looks.ts';
import { NeedActs } from './need-acts.ts';
import { StaffingActs } from './staffing-acts.ts';
import { SupportActs } from './support-acts.ts';

/** Carries what supervisors do on the floor to whoever decides it. Decides nothing. */
@WebSocketGateway({ namespace: liveNamespace })
export class FloorActsGateway implements OnGatewayDisconnect, OnModuleDestroy {
  private readonly logger = new Logger(FloorActsGateway.name);
  private readonly looks = new Looks();
  private readonly leaving = new Set<Promise<unknown>>();

  constructor(
    private readonly needs: NeedActs,
    private readonly supporting: SupportActs,
    private readonly staff: StaffingActs,
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
      if (command.type === 'EndLook') this.looks.ended(socket, command.lookId);
      const outcome = await this.supporting.act(request, principal);
      if (command.type === 'BeginLook' && 'accepted' in outcome) {
        this.looks.began(socket, { interactionId, lookId: command.lookId });
        if (!socket.connected) this.leave(socket); // gone while it was recorded
      }
      return outcome;
    });
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

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.leaving);
  }

  private leave(socket: LiveSocket): void {
    for (const { interactionId, lookId } of this.looks.left(socket)) {
      const request = { commandId: `${lookId}-left`, interactionId, command: { type: 'EndLook', lookId } } as const;
      const work = this.supporting
        .act(request, socket.data.principal)
        .catch((error: unknown) => this.logger.error('a look was not ended', error))
        .finally(() => this.leaving.delete(work));
      this.leaving.add(work);
    }
  }
}
