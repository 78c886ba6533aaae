import { liveNamespace, type ApprovalList, type ApprovalRequest, type LiveRefusal, type Outcome } from '@aliado/domain';
import { Logger, type OnModuleDestroy } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import { asyncScheduler, throttleTime, type Subscription } from 'rxjs';
import type { Namespace } from 'socket.io';
import type { Principal } from '../../identity/principal.ts';
import { LiveDoor, type LiveSocket } from '../../live/live-door.ts';
import { ApprovalActs } from './approval-acts.ts';
import { OpenApprovals } from './open-approvals.ts';
import { WaitingApprovals } from './waiting-approvals.ts';

/** Lists are told at most this often. */
const tellEveryMs = 250;
const room = 'approvals';

/** Carries what waits for approval to those who attend to it, and what they decide to the log. Decides nothing. */
@WebSocketGateway({ namespace: liveNamespace })
export class ApprovalsGateway implements OnGatewayInit, OnGatewayDisconnect, OnModuleDestroy {
  @WebSocketServer() private readonly namespace: Namespace;
  private readonly logger = new Logger(ApprovalsGateway.name);
  private subscription: Subscription | null = null;
  /** What each socket was told last, without the time of it. */
  private readonly told = new WeakMap<LiveSocket, string>();
  private telling: Promise<void> = Promise.resolve();
  /** What each socket opened last: it is put back when the socket goes. */
  private readonly reading = new Map<LiveSocket, Map<string, ApprovalRequest>>();
  private readonly leaving = new Set<Promise<unknown>>();

  constructor(
    private readonly open: OpenApprovals,
    private readonly waiting: WaitingApprovals,
    private readonly acts: ApprovalActs,
    private readonly door: LiveDoor,
  ) {}

  afterInit(): void {
    this.subscription = this.open.changes
      .pipe(throttleTime(tellEveryMs, asyncScheduler, { leading: true, trailing: true }))
      .subscribe(() => {
        this.telling = this.telling
          .then(() => this.tell())
          .catch((error: unknown) => this.logger.error('what waits for approval was not told', error));
      });
  }

  async onModuleDestroy(): Promise<void> {
    this.subscription?.unsubscribe();
    await Promise.all([this.telling, ...this.leaving]);
  }

  /** Joins before reading: what changes in between is told, never missed. */
  @SubscribeMessage('attend')
  attend(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() body: unknown,
  ): Promise<ApprovalList | { readonly refused: LiveRefusal }> {
    return this.door.pass(socket, 'attend', body, async (_, principal) => {
      await socket.join(room);
      return this.waiting.of(principal);
    });
  }

  @SubscribeMessage('approval')
  approval(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<Outcome> {
    return this.door.pass(socket, 'approval', body, (request, principal) => {
      this.noteReading(socket, request);
      return this.acts.act(request, principal);
    });
  }

  /** Whoever closes the page reads nothing any more: what they had open goes on at once. */
  handleDisconnect(socket: LiveSocket): void {
    const left = [...(this.reading.get(socket)?.values() ?? [])];
    this.reading.delete(socket);
    for (const request of left) {
      const commandId = `${request.commandId}-left`;
      const work = this.acts
        .act({ ...request, commandId, act: { type: 'put-back' } }, socket.data.principal)
        .catch((error: unknown) => this.logger.error('a request was not put back', error))
        .finally(() => this.leaving.delete(work));
      this.leaving.add(work);
    }
  }

  private noteReading(socket: LiveSocket, request: ApprovalRequest): void {
    const { interactionId, approvalId, act } = request;
    const open = this.reading.get(socket) ?? new Map<string, ApprovalRequest>();
    if (act.type === 'open' && socket.connected) open.set(`${interactionId} ${approvalId}`, request);
    else open.delete(`${interactionId} ${approvalId}`);
    if (open.size > 0) this.reading.set(socket, open);
    else this.reading.delete(socket);
  }

  /** Several windows of one person are told the same, read once. */
  private async tell(): Promise<void> {
    const lists = new Map<string, Promise<ApprovalList>>();
    for (const socket of this.attending()) {
      const { principal } = socket.data;
      const list = await this.listOf(principal, lists);
      const text = JSON.stringify(list.waiting);
      if (this.told.get(socket) === text) continue;
      this.told.set(socket, text);
      socket.emit('approvals', list);
    }
  }

  private listOf(principal: Principal, lists: Map<string, Promise<ApprovalList>>): Promise<ApprovalList> {
    const list = lists.get(principal.accountId) ?? this.waiting.of(principal);
    lists.set(principal.accountId, list);
    return list;
  }

  private attending(): readonly LiveSocket[] {
    const ids = this.namespace.adapter.rooms.get(room) ?? new Set<string>();
    return [...ids].flatMap((id) => (this.namespace.sockets.get(id) as LiveSocket | undefined) ?? []);
  }
}
