import { liveNamespace, type CareList, type LiveRefusal } from '@aliado/domain';
import type { OnModuleDestroy } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Subscription } from 'rxjs';
import type { Namespace } from 'socket.io';
import { LiveDoor, type LiveSocket } from '../../live/live-door.ts';
import { AgentCare } from './agent-care.ts';
import { FloorNeeds } from './floor-needs.ts';

/** Carries signs of strain to whoever they are of, and to nobody else. Decides nothing. */
@WebSocketGateway({ namespace: liveNamespace })
export class CareGateway implements OnGatewayInit, OnModuleDestroy {
  @WebSocketServer() private readonly namespace: Namespace;
  private subscription: Subscription | null = null;

  constructor(
    private readonly care: AgentCare,
    private readonly needs: FloorNeeds,
    private readonly door: LiveDoor,
  ) {}

  afterInit(): void {
    this.subscription = this.care.changed.subscribe((agentId) => {
      this.namespace.to(`account:${agentId}`).emit('care', this.listOf(agentId));
    });
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
  }

  @SubscribeMessage('care')
  read(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() body: unknown,
  ): Promise<CareList | { readonly refused: LiveRefusal }> {
    return this.door.pass(socket, 'care', body, async (_, { accountId }) => this.listOf(accountId));
  }

  @SubscribeMessage('fine')
  fine(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() body: unknown,
  ): Promise<CareList | { readonly refused: LiveRefusal }> {
    return this.door.pass(socket, 'fine', body, async ({ signId }, { accountId, name }) => {
      this.needs.fine({ accountId, name }, signId);
      return this.listOf(accountId);
    });
  }

  private listOf(agentId: string): CareList {
    return { signs: this.care.signsOf(agentId) };
  }
}
