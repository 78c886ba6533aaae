import { liveNamespace, type ClientToServer, type ServerToClient } from '@aliado/domain';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import { merge, Subscription, throttleTime } from 'rxjs';
import type { Namespace } from 'socket.io';
import { Clock } from '../../platform/clock.ts';
import { floorRooms } from '../floor.gateway.ts';
import { AlertTeller } from './alert-teller.ts';
import { AlertWatch } from './alert-watch.ts';

/** Nobody reads the rules anew more often than this. */
const tellEveryMs = 1_000;

/** Tells those who watch the floor that the rules, or what is raised by them, are to be read anew. */
@WebSocketGateway({ namespace: liveNamespace })
export class AlertsGateway implements OnApplicationBootstrap, OnModuleDestroy {
  @WebSocketServer() private readonly namespace: Namespace<ClientToServer, ServerToClient>;
  private readonly subscriptions = new Subscription();

  constructor(
    private readonly watch: AlertWatch,
    private readonly teller: AlertTeller,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.subscriptions.add(
      merge(this.watch.rewritten, this.teller.news)
        .pipe(throttleTime(tellEveryMs, undefined, { leading: true, trailing: true }))
        .subscribe(() => this.namespace.to(floorRooms).emit('alerts', { at: this.clock.now() })),
    );
  }

  onModuleDestroy(): void {
    this.subscriptions.unsubscribe();
  }
}
