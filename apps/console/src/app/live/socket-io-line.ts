import type { ClientToServer, DurationMs, ServerToClient } from '@aliado/domain';
import { liveNamespace, liveProtocol } from '@aliado/domain';
import type { Socket } from 'socket.io-client';
import type { AnswerTo, LineListener, RequestOf } from './live-line.ts';
import { LiveLine, NoAnswer } from './live-line.ts';

/** Socket.IO's types do not follow a generic message: those of `ask` say what goes out and what comes back. */
type Asking = Record<string, (request: unknown, reply: (answer: unknown) => void) => void>;
type AskingSocket = Socket<ServerToClient, Asking>;

/**
 * The line over Socket.IO: WebSocket only, the session's cookie as its credential, no reconnection of its own. Its code is
 * fetched when the line is first opened, so that the first screen does not wait for it.
 */
export class SocketIoLine extends LiveLine {
  private listener: LineListener | null = null;
  private socket: AskingSocket | null = null;
  private isWanted = false;

  override listen(listener: LineListener): void {
    this.listener = listener;
  }

  override open(): void {
    this.isWanted = true;
    if (this.socket) this.socket.connect();
    else void this.make();
  }

  override close(): void {
    this.isWanted = false;
    this.socket?.disconnect();
  }

  override ask<M extends keyof ClientToServer>(
    message: M,
    request: RequestOf<M>,
    within: DurationMs,
  ): Promise<AnswerTo<M>> {
    if (!this.socket?.connected) return Promise.reject(new NoAnswer('the line is closed'));
    return this.socket
      .timeout(within)
      .emitWithAck(message, request)
      .then(
        (answer) => answer as AnswerTo<M>,
        () => Promise.reject(new NoAnswer(`no answer to ${message} within ${within} ms`)),
      );
  }

  private async make(): Promise<void> {
    try {
      const { io } = await import('socket.io-client');
      this.socket ??= this.heard(
        io(liveNamespace, {
          path: '/socket.io',
          transports: ['websocket'],
          autoConnect: false,
          reconnection: false,
          timeout: 8_000,
          withCredentials: true,
          auth: { protocol: liveProtocol },
        }),
      );
      if (this.isWanted) this.socket.connect();
    } catch {
      this.listener?.closed('lost'); // the code could not be fetched: the server is out of reach
    }
  }

  private heard(socket: AskingSocket): AskingSocket {
    socket.on('connect', () => this.listener?.opened());
    socket.on('disconnect', (reason) => reason !== 'io client disconnect' && this.listener?.closed('lost'));
    // a failed transport describes itself; what the server says does not
    socket.on('connect_error', (error) => this.listener?.closed('description' in error ? 'lost' : 'refused'));
    socket.on('recorded', (entries) => this.listener?.recorded(entries));
    socket.on('approvals', (list) => this.listener?.approvals(list));
    socket.on('care', (list) => this.listener?.care(list));
    socket.on('floor', (frame) => this.listener?.floor(frame));
    socket.on('alerts', (notice) => this.listener?.alerts(notice));
    socket.on('interim', (words) => this.listener?.interim(words));
    socket.on('limits', (notice) => this.listener?.limits(notice));
    socket.on('signedOut', (reason) => this.listener?.signedOut(reason));
    socket.on('draining', (notice) => this.listener?.draining(notice));
    return socket;
  }
}
