import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import type { Settings } from './configuration.ts';
import { isSameOrigin, sourceOf } from './origin.ts';

/** The largest message that a console or a source may send; larger ones end the connection. */
const messageLimit = 1_048_576;

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
    return super.createIOServer(port, { ...options, ...ours } as ServerOptions) as Server;
  }
}
