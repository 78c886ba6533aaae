import { liveNamespace, type ClientToServer, type ServerToClient } from '@aliado/domain';
import type { OnModuleDestroy } from '@nestjs/common';
import { WebSocketGateway, WebSocketServer, type OnGatewayInit } from '@nestjs/websockets';
import type { Subscription } from 'rxjs';
import type { Namespace } from 'socket.io';
import { LimitWatch } from './limit-watch.ts';

/** Tells consoles that what may be given in their contacts is not what they read. Decides nothing. */
@WebSocketGateway({ namespace: liveNamespace })
export class LimitsGateway implements OnGatewayInit, OnModuleDestroy {
  @WebSocketServer() private readonly namespace: Namespace<ClientToServer, ServerToClient>;
  private subscription: Subscription | null = null;

  constructor(private readonly watch: LimitWatch) {}

  afterInit(): void {
    this.subscription = this.watch.changes.subscribe(({ accountId, interactionIds }) =>
      this.namespace.to(`account:${accountId}`).emit('limits', { interactionIds }),
    );
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
  }
}
