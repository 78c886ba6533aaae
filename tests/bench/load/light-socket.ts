import { WebSocket } from 'ws';

/** What happened to a light socket beside its answers. */
export interface LightListener {
  /** A message as it came, unparsed. */
  readonly hear: (text: string) => void;
  readonly closed?: () => void;
}

/** Where a light socket goes. */
export interface LightAddress {
  /** `http://host:port`. */
  readonly url: string;
  /** Which protocol is spoken over the WebSocket: Socket.IO's, or one JSON text a frame. */
  readonly speaks: 'socket.io' | 'ws';
  readonly namespace?: string;
  readonly cookie?: string;
}

const patienceMs = 10_000;

/**
 * A client as cheap as one can be, so that servers are measured and not their clients: Engine.IO 4 and Socket.IO 5 as text over a
 * WebSocket, or plain JSON frames. Only answers are parsed; what the server tells is handed on as it came.
 */
export class LightSocket {
  private readonly waiting = new Map<number, (answer: unknown) => void>();
  private asked = 0;

  private constructor(
    private readonly socket: WebSocket,
    private readonly address: LightAddress,
    private readonly listener: LightListener,
  ) {}

  /** @throws Error if the server refuses, or is not there. */
  static async open(address: LightAddress, listener: LightListener): Promise<LightSocket> {
    const { url, speaks, cookie } = address;
    const path = speaks === 'ws' ? '/' : '/socket.io/?EIO=4&transport=websocket';
    const headers = cookie ? { cookie, origin: url } : {};
    const socket = new WebSocket(url.replace(/^http/, 'ws') + path, { headers, perMessageDeflate: false });
    const light = new LightSocket(socket, address, listener);
    await light.connected();
    return light;
  }

  /** Asks with one parameter and waits for the answer. */
  ask(message: string, request: unknown): Promise<unknown> {
    const id = ++this.asked;
    const text =
      this.address.speaks === 'ws'
        ? JSON.stringify({ [message]: request, id })
        : `42${this.prefix}${id}${JSON.stringify([message, request])}`;
    return new Promise((answered, failed) => {
      const timer = setTimeout(() => failed(new Error(`${message} was not answered`)), patienceMs);
      this.waiting.set(id, (answer) => {
        clearTimeout(timer);
        this.waiting.delete(id);
        answered(answer);
      });
      this.socket.send(text);
    });
  }

  close(): void {
    this.socket.terminate();
  }

  private get prefix(): string {
    const { namespace } = this.address;
    return namespace ? `${namespace},` : '';
  }

  private connected(): Promise<void> {
    return new Promise((ready, failed) => {
      this.socket.once('error', failed);
      this.socket.once('close', () => failed(new Error('the connection was closed')));
      if (this.address.speaks === 'ws') {
        this.socket.once('open', ready);
        this.socket.on('message', (data) => this.takeJson(String(data)));
      } else {
        this.socket.on('message', (data) => this.takePacket(String(data), ready, failed));
      }
      this.socket.on('error', () => this.socket.terminate());
      this.socket.on('close', () => this.listener.closed?.());
    });
  }

  private takeJson(text: string): void {
    if (!text.startsWith('{"reply"')) return this.listener.hear(text);
    const { reply } = JSON.parse(text) as { reply: number };
    this.waiting.get(reply)?.(true);
  }

  private takePacket(text: string, ready: () => void, failed: (error: Error) => void): void {
    switch (text.slice(0, 2)) {
      case '42':
        return this.listener.hear(text);
      case '43':
        return this.takeAnswer(text.slice(2 + this.prefix.length));
      case '40':
        return ready();
      case '44':
        return failed(new Error(text));
      default:
        if (text.startsWith('0')) this.socket.send(`40${this.prefix}`);
        else if (text === '2') this.socket.send('3');
    }
  }

  private takeAnswer(text: string): void {
    const bracket = text.indexOf('[');
    const [answer] = JSON.parse(text.slice(bracket)) as unknown[];
    this.waiting.get(Number(text.slice(0, bracket)))?.(answer);
  }
}
