import {
  agentStream,
  liveNamespace,
  liveProtocol,
  type AnyRecorded,
  type ClientToServer,
  type Interim,
  type LiveRefusal,
  type Outcome,
  type Reader,
  type Redacted,
  type ServerToClient,
  type WatchReply,
} from '@aliado/domain';
import { Logger, type OnModuleDestroy } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import { Subscription } from 'rxjs';
import type { Namespace } from 'socket.io';
import { AgentRecorder } from '../agents/agent-recorder.ts';
import { Presence } from '../agents/presence.ts';
import { SessionDirectory } from '../identity/session-directory.ts';
import { InterimFeed } from '../interactions/interim-feed.ts';
import { InteractionRecorder, type InteractionCommitted } from '../interactions/interaction-recorder.ts';
import { Clock } from '../platform/clock.ts';
import { Metrics } from '../platform/metrics.ts';
import { CallControls } from './call-controls.ts';
import { LiveDoor, type LiveSocket, type LiveSocketData } from './live-door.ts';
import { ReadingRules } from './reading-rules.ts';
import { partOf, roomOf } from './stream-access.ts';
import { readableBy, Watching } from './watching.ts';

const readers: readonly Reader[] = ['full', 'masked', 'unwatched'];

/** A console that has fallen this many packets behind is cut off; it resumes from its last sequence. */
const packetsBehind = 2_000;
const lookForSlowEveryMs = 1_000;

/** Carries recorded entries to whoever watches, and what agents ask to whoever decides. Decides nothing. */
@WebSocketGateway({ namespace: liveNamespace })
export class LiveGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect, OnModuleDestroy {
  @WebSocketServer() private readonly namespace: Namespace<
    ClientToServer,
    ServerToClient,
    Record<string, never>,
    LiveSocketData
  >;
  private readonly logger = new Logger(LiveGateway.name);
  private readonly subscriptions = new Subscription();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly sessions: SessionDirectory,
    private readonly interactions: InteractionRecorder,
    private readonly agents: AgentRecorder,
    private readonly interims: InterimFeed,
    private readonly watching: Watching,
    private readonly rules: ReadingRules,
    private readonly controls: CallControls,
    private readonly presence: Presence,
    private readonly door: LiveDoor,
    private readonly metrics: Metrics,
    private readonly clock: Clock,
  ) {}

  afterInit(namespace: Namespace): void {
    namespace.use((socket, next) => {
      const { protocol = liveProtocol } = socket.handshake.auth as { readonly protocol?: unknown };
      if (protocol !== liveProtocol) return next(new Error('live/other-protocol'));
      this.sessions.authenticate(socket.handshake.headers.cookie).then(
        (principal) => {
          if (principal) socket.data = this.door.admit(principal);
          next(principal ? undefined : new Error('session/none'));
        },
        (error: unknown) => {
          this.logger.error('a session could not be checked', error);
          next(new Error('session/unavailable'));
        },
      );
    });
    this.subscriptions.add(this.interactions.committed.subscribe((committed) => this.tellInteraction(committed)));
    this.subscriptions.add(this.agents.committed.subscribe(({ streamId, entries }) => this.tell(streamId, entries)));
    this.subscriptions.add(this.interims.words.subscribe((words) => this.tellInterim(words)));
    this.subscriptions.add(
      this.sessions.revocations.subscribe(({ sessionIds, because }) => this.revoke(sessionIds, because)),
    );
    this.timer = setInterval(() => this.cutSlowOff(), lookForSlowEveryMs);
  }

  onModuleDestroy(): void {
    this.subscriptions.unsubscribe();
    if (this.timer) clearInterval(this.timer);
  }

  async handleConnection(socket: LiveSocket): Promise<void> {
    const { principal } = socket.data;
    await socket.join([`session:${principal.sessionId}`, `account:${principal.accountId}`]);
    this.metrics.consoles.inc();
    this.presence.arrive(principal.accountId);
  }

  handleDisconnect(socket: LiveSocket): void {
    this.metrics.consoles.dec();
    this.presence.depart(socket.data.principal.accountId);
  }

  /**
   * Joins before reading: an entry committed in between arrives twice, never not at all. Looks once more after joining: who
   * lost the contact just then was not in the room yet when it was shown out.
   */
  @SubscribeMessage('watch')
  watch(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<WatchReply> {
    return this.door.pass(socket, 'watch', body, async (request, principal): Promise<WatchReply> => {
      const { streamId } = request;
      const refused = await this.watching.refusal(principal, streamId);
      if (refused) return { refused };
      if (!socket.connected) return { refused: 'live/unavailable' }; // a room joined now would never be left
      await socket.join(roomOf(streamId, this.rules.readerOf(principal)));
      const refusedSince = await this.watching.refusal(principal, streamId);
      if (!refusedSince) return this.watching.read(principal, request);
      await socket.leave(roomOf(streamId, this.rules.readerOf(principal)));
      return { refused: refusedSince };
    });
  }

  @SubscribeMessage('unwatch')
  unwatch(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() body: unknown,
  ): Promise<{ left: true } | { refused: LiveRefusal }> {
    return this.door.pass(socket, 'unwatch', body, async ({ streamId }, principal) => {
      await socket.leave(roomOf(streamId, this.rules.readerOf(principal)));
      return { left: true } as const;
    });
  }

  @SubscribeMessage('command')
  command(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<Outcome> {
    return this.door.pass(socket, 'command', body, ({ commandId, interactionId, command }, { accountId }) =>
      this.interactions.record({
        interactionId,
        command,
        by: `agent:${accountId}`,
        agentId: accountId,
        commandId: `agent:${accountId}|desk|${commandId}`,
      }),
    );
  }

  @SubscribeMessage('control')
  control(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<Outcome> {
    return this.door.pass(socket, 'control', body, ({ interactionId, control }, { accountId }) =>
      this.controls.ask(interactionId, accountId, control),
    );
  }

  @SubscribeMessage('agent')
  agent(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<Outcome> {
    return this.door.pass(socket, 'agent', body, ({ commandId, command }, { accountId }) =>
      this.agents.record({
        agentId: accountId,
        command,
        by: `agent:${accountId}`,
        commandId: `agent:${accountId}|day|${commandId}`,
      }),
    );
  }

  @SubscribeMessage('beat')
  beat(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() body: unknown,
  ): Promise<{ serverTime: number } | { refused: LiveRefusal }> {
    return this.door.pass(socket, 'beat', body, async () => ({ serverTime: this.clock.now() }));
  }

  /** Tells every console that the server goes down on purpose. */
  drain(retryAfterMs: number): void {
    this.namespace.emit('draining', { retryAfterMs });
  }

  private tellInteraction({ streamId, before, after, entries }: InteractionCommitted): void {
    this.tell(streamId, entries);
    const staying = partOf(after);
    for (const agentId of partOf(before)) {
      if (!staying.has(agentId)) this.showOut(agentId, streamId);
    }
  }

  private tell(streamId: string, entries: readonly AnyRecorded[]): void {
    for (const reader of readers) {
      const room = roomOf(streamId, reader);
      if (!this.namespace.adapter.rooms.has(room)) continue;
      const readable: readonly Redacted<AnyRecorded>[] = readableBy(reader, streamId, entries);
      this.namespace.to(room).emit('recorded', readable);
    }
  }

  private tellInterim(words: Interim): void {
    for (const reader of readers)
      this.namespace.to(roomOf(words.interactionId, reader)).volatile.emit('interim', words);
  }

  /** Who has no part in a contact any more hears no more of it, unless they may look into any. */
  private showOut(agentId: string, streamId: string): void {
    const members = this.namespace.adapter.rooms.get(`account:${agentId}`) ?? new Set<string>();
    for (const id of members) {
      const socket = this.namespace.sockets.get(id);
      if (!socket || socket.data.principal.permissions.has('interaction:look')) continue;
      for (const reader of readers) void socket.leave(roomOf(streamId, reader));
    }
  }

  private revoke(sessionIds: readonly string[], because: 'signed-out' | 'revoked' | 'expired'): void {
    for (const sessionId of sessionIds) {
      this.namespace.to(`session:${sessionId}`).emit('signedOut', { because });
      this.namespace.in(`session:${sessionId}`).disconnectSockets(true);
    }
  }

  private cutSlowOff(): void {
    for (const socket of this.namespace.sockets.values()) {
      const { writeBuffer } = socket.conn as unknown as { readonly writeBuffer: readonly unknown[] };
      if (writeBuffer.length <= packetsBehind) continue;
      this.logger.warn(`a console of ${agentStream(socket.data.principal.accountId)} fell behind and was cut off`);
      socket.disconnect(true);
    }
  }
}
