import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions, Socket } from 'socket.io';
import type { Settings } from './configuration.ts';
import { isSameOrigin, sourceOf } from './origin.ts';

/** The largest message that a console or a source may send; larger ones end the connection. */
const messageLimit = 1_048_576;

type EngineSocket = Pick<Socket['conn'], 'request'>;

/**
 * Socket.IO as this server wants it: WebSocket only, no compression (memory), and no handshake from another site's page. A
 * request without `Origin` comes from no browser: it is a source, which has a key, or a tool, which has no cookie.
 */
export class SocketAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: Partial<ServerOptions>): Server {
    const { publicUrl } = this.settings;
    const ours: Partial<ServerOptions> = {
      transports: ['websocket'],
      serveClient: false,
      perMessageDeflate: false,
      maxHttpBufferSize: messageLimit,
      pingInterval: 10_000,
      pingTimeout: 8_000,
      allowRequest: (request, decide) => {
        const source = sourceOf(request.headers);
        decide(null, source.origin === undefined || isSameOrigin(source, publicUrl));
      },
    };
    const server = super.createIOServer(port, { ...options, ...ours } as ServerOptions) as Server;
    writeTogether(server.engine);
    return server;
  }
}

/** What goes out to one console in one go is one write: by itself every message costs a call into the operating system. */
function writeTogether(engine: Server['engine']): void {
  engine.on('flush', ({ request }: EngineSocket) => request.socket.cork());
  engine.on('drain', ({ request }: EngineSocket) => request.socket.uncork());
}
