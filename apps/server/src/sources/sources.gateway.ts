import { timingSafeEqual } from 'node:crypto';
import {
  callControlTypes,
  sourceNamespace,
  type OpenContact,
  type RosterEntry,
  type ServerToSource,
  type SourceAudioReply,
  type SourceToServer,
} from '@aliado/domain';
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
import type { Subscription } from 'rxjs';
import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import { Roster } from '../agents/roster.ts';
import { ServerSecret } from '../platform/secret.ts';
import { OpenContacts } from './open-contacts.ts';
import { SocketSource, type SourceSocket } from './socket-source.ts';
import { sourceKeyText, sourceName } from './source-key.ts';
import { SourceIngress, type SourceIdentity } from './source-ingress.ts';
import { SourceHub } from './source-port.ts';
import { TranscribedContacts } from './speech/transcribed-contacts.ts';

const handshake = z.object({ source: sourceName, key: z.string().min(20).max(200) });

const greeting = z.strictObject({
  source: z.string(),
  can: z.array(z.enum(callControlTypes)).max(callControlTypes.length),
});

const framesAtOnce = 500;

/** The door for sources that run in a process of their own. The key of a source follows from the server's secret. */
@WebSocketGateway({ namespace: sourceNamespace })
export class SourcesGateway implements OnGatewayInit, OnGatewayDisconnect, OnModuleDestroy {
  @WebSocketServer() private readonly namespace: Namespace<SourceToServer, ServerToSource>;
  private readonly logger = new Logger(SourcesGateway.name);
  private subscription: Subscription | null = null;

  constructor(
    private readonly ingress: SourceIngress,
    private readonly hub: SourceHub,
    private readonly roster: Roster,
    private readonly openContacts: OpenContacts,
    private readonly secret: ServerSecret,
    private readonly speech: TranscribedContacts,
  ) {}

  afterInit(namespace: Namespace): void {
    namespace.use((socket, next) => {
      const parsed = handshake.safeParse(socket.handshake.auth);
      const isRight = parsed.success && this.isKeyOf(parsed.data.source, parsed.data.key);
      if (isRight) socket.data = { name: parsed.data.source, source: null };
      next(isRight ? undefined : new Error('source/wrong-key'));
    });
    this.subscription = this.roster.entries.subscribe((entries) => namespace.emit('roster', entries));
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
  }

  handleDisconnect(socket: Socket): void {
    const source = sourceOf(socket);
    if (source) this.hub.leave(source);
  }

  @SubscribeMessage('hello')
  async hello(
    @ConnectedSocket() socket: SourceSocket,
    @MessageBody() body: unknown,
  ): Promise<{ roster: readonly RosterEntry[]; contacts: readonly OpenContact[] } | { refused: string }> {
    const parsed = greeting.safeParse(body);
    const name = nameOf(socket);
    if (!parsed.success || parsed.data.source !== name) return { refused: 'source/malformed' };
    try {
      const contacts = await this.openContacts.of(name);
      const source = new SocketSource(name, parsed.data.can, socket);
      socket.data = { name, source };
      if (socket.connected) this.hub.join(source); // one that went meanwhile would never leave
      this.logger.log(`source ${name} connected`);
      return { roster: this.roster.current(), contacts };
    } catch (error) {
      this.logger.warn(`source ${name} could not be greeted: ${String(error)}`);
      return { refused: 'source/unavailable' };
    }
  }

  @SubscribeMessage('frames')
  async frames(
    @ConnectedSocket() socket: SourceSocket,
    @MessageBody() body: unknown,
  ): Promise<{ taken: number; refused: readonly { id: string; reason: string }[] } | { failed: string }> {
    const identity = identityOf(socket);
    if (!identity) return { failed: 'say hello first' };
    if (!Array.isArray(body) || body.length > framesAtOnce)
      return { failed: `send an array of at most ${framesAtOnce} frames` };
    try {
      return await this.ingress.take(identity, body);
    } catch (error) {
      this.logger.error(`frames of ${identity.name} were not taken in: ${String(error)}`);
      return { failed: 'the log cannot be written; send the frames again' };
    }
  }

  @SubscribeMessage('interim')
  async interim(@ConnectedSocket() socket: SourceSocket, @MessageBody() body: unknown): Promise<void> {
    const identity = identityOf(socket);
    if (identity) await this.ingress.interim(identity, body);
  }

  @SubscribeMessage('audio')
  async audio(@ConnectedSocket() socket: SourceSocket, @MessageBody() body: unknown): Promise<SourceAudioReply> {
    const identity = identityOf(socket);
    return identity ? this.speech.hear(identity, body) : { refused: 'speech/no-hello' };
  }

  @SubscribeMessage('audioEnded')
  async audioEnded(@ConnectedSocket() socket: SourceSocket, @MessageBody() body: unknown): Promise<SourceAudioReply> {
    const identity = identityOf(socket);
    return identity ? this.speech.end(identity, body) : { refused: 'speech/no-hello' };
  }

  private isKeyOf(source: string, key: string): boolean {
    const right = Buffer.from(sourceKeyText(this.secret, source));
    const given = Buffer.from(key);
    return right.length === given.length && timingSafeEqual(right, given);
  }
}

function sourceOf(socket: Pick<Socket, 'data'>): SocketSource | null {
  const { source } = socket.data as { source?: SocketSource | null };
  return source ?? null;
}

function nameOf(socket: Pick<Socket, 'data'>): string {
  return (socket.data as { name: string }).name;
}

function identityOf(socket: Pick<Socket, 'data'>): SourceIdentity | null {
  const source = sourceOf(socket);
  return source && { name: source.name, can: source.can };
}
