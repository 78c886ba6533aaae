import type { ClientToServer, DurationMs, ServerToClient } from '@aliado/domain';
import { liveNamespace, liveProtocol } from '@aliado/domain';
import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import type { AnswerTo, LineListener, RequestOf } from './live-line.ts';
import { LiveLine, NoAnswer } from './live-line.ts';

interface AskingSocket {
  emitWithAck(message: string, request: unknown): Promise<unknown>;
}

/** The line over Socket.IO: WebSocket only, the session's cookie as its credential, no reconnection of its own. */
export class SocketIoLine extends LiveLine {
  private readonly socket: Socket<ServerToClient, ClientToServer> = io(liveNamespace, {
    path: '/socket.io',
    transports: ['websocket'],
    autoConnect: false,
    reconnection: false,
    timeout: 8_000,
    withCredentials: true,
    auth: { protocol: liveProtocol },
  });

  override listen(listener: LineListener): void {
    this.socket.on('connect', () => listener.opened());
    this.socket.on('disconnect', (reason) => {
      if (reason !== 'io client disconnect') listener.closed('lost');
    });
    // a failed transport carries a description of itself; what the server says carries none
    this.socket.on('connect_error', (error) => listener.closed('description' in error ? 'lost' : 'refused'));
    this.socket.on('recorded', (entries) => listener.recorded(entries));
    this.socket.on('interim', (words) => listener.interim(words));
    this.socket.on('signedOut', (reason) => listener.signedOut(reason));
    this.socket.on('draining', (notice) => listener.draining(notice));
  }

  override open(): void {
    this.socket.connect();
  }

  override close(): void {
    this.socket.disconnect();
  }

  override ask<M extends keyof ClientToServer>(
    message: M,
    request: RequestOf<M>,
    within: DurationMs,
  ): Promise<AnswerTo<M>> {
    if (!this.socket.connected) return Promise.reject(new NoAnswer('the line is closed'));
    // the types of the messages are checked by `ask`; Socket.IO's own do not follow a generic message
    const timed = this.socket.timeout(within) as unknown as AskingSocket;
    return timed.emitWithAck(message, request).then(
      (answer) => answer as AnswerTo<M>,
      () => Promise.reject(new NoAnswer(`no answer to ${message} within ${within} ms`)),
    );
  }
}
