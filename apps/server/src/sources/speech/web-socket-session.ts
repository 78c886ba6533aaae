import type { DurationMs } from '@aliado/domain';
import { WebSocket, type RawData } from 'ws';
import type { SessionListener, SpeechFormat, SpeechSession } from './speech-driver.ts';

/** Where an engine is, and what it wants to be shown at the handshake. */
export interface SocketAddress {
  readonly url: string | URL;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a session may do to its socket. */
export interface SocketEnds {
  send(message: string | Buffer): void;
  /** The engine gave all that it had, or cannot go on. */
  close(failure: string | null): void;
}

/** One protocol in one session. */
export interface SocketProtocol {
  opened?(): void;
  /** A text of the engine. False where it makes no sense. */
  read(text: string): boolean;
  /** No more audio comes: asks for the last words. */
  finish(): void;
  /** Called every few seconds while the session is open. */
  keepAlive?(): void;
  /** The session is at its end, however it came: tells what is known and was not told. */
  flush?(): void;
  /** Whether an engine that closes its socket now has given all that it had. */
  isComplete(code: number): boolean;
}

const connectWithin: DurationMs = 5_000;
const aliveEvery: DurationMs = 4_000;
/** Without any sign for so long, the engine is gone. */
const silentAtMost: DurationMs = 20_000;
/** Larger messages end the session, bytes. */
const messageLimit = 262_144;
/** So much that makes no sense is a server that speaks something else. */
const nonsenseLimit = 10;
/** Audio that may wait in the socket, seconds. */
const backlog = 1;

/** A session over a WebSocket: binary audio goes out, texts come back. */
export class WebSocketSession implements SpeechSession {
  private readonly socket: WebSocket;
  private readonly protocol: SocketProtocol;
  private readonly alive: NodeJS.Timeout;
  private readonly backlogLimit: number;
  private lastSign = performance.now();
  private nonsense = 0;
  private isClosed = false;

  constructor(
    { url, headers }: SocketAddress,
    { sampleRate }: SpeechFormat,
    private readonly listener: SessionListener,
    speak: (ends: SocketEnds) => SocketProtocol,
  ) {
    this.backlogLimit = sampleRate * 2 * backlog;
    this.socket = new WebSocket(url, {
      headers,
      handshakeTimeout: connectWithin,
      maxPayload: messageLimit,
      perMessageDeflate: false,
      followRedirects: false,
    });
    this.protocol = speak({
      send: (message) => this.write(message),
      close: (failure) => this.end(failure),
    });
    this.alive = setInterval(() => this.lookAlive(), aliveEvery);
    this.socket.on('open', () => {
      this.protocol.opened?.();
      listener.opened();
    });
    this.socket.on('message', (data, isBinary) => this.take(data, isBinary));
    this.socket.on('pong', () => (this.lastSign = performance.now()));
    this.socket.on('error', (error) => this.end(error.message));
    this.socket.on('close', (code) => this.end(this.protocol.isComplete(code) ? null : `it closed (${code})`));
  }

  get isFull(): boolean {
    return this.socket.bufferedAmount >= this.backlogLimit;
  }

  send(pcm: Buffer): void {
    this.write(pcm);
  }

  finish(): void {
    this.protocol.finish();
  }

  abort(): void {
    this.end('given up');
  }

  private write(message: string | Buffer): void {
    if (this.isClosed) return;
    this.socket.send(message, () => {
      if (!this.isClosed) this.listener.drained();
    });
  }

  private take(data: RawData, isBinary: boolean): void {
    if (this.isClosed) return;
    this.lastSign = performance.now();
    if (!isBinary && this.protocol.read(textOf(data))) return;
    this.nonsense++;
    if (this.nonsense >= nonsenseLimit) this.end('what it says makes no sense');
  }

  private lookAlive(): void {
    if (performance.now() - this.lastSign > silentAtMost) {
      this.end('no sign of it');
      return;
    }
    if (this.socket.readyState !== WebSocket.OPEN) return;
    this.socket.ping();
    this.protocol.keepAlive?.();
  }

  private end(failure: string | null): void {
    if (this.isClosed) return;
    this.protocol.flush?.();
    this.isClosed = true;
    clearInterval(this.alive);
    if (this.socket.readyState === WebSocket.OPEN && failure === null) this.socket.close();
    else this.socket.terminate();
    queueMicrotask(() => this.listener.closed(failure)); // never while whoever opened it has no session yet
  }
}

/** One message is one buffer: `nodebuffer` is how the socket gives what is binary. */
const textOf = (data: RawData): string => (Buffer.isBuffer(data) ? data.toString('utf8') : '');

/** What a text says as JSON; undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
