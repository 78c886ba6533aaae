import 'reflect-metadata';
import { join, resolve } from 'node:path';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.ts';
import { LiveGateway } from '../live/live.gateway.ts';
import type { Settings } from '../platform/configuration.ts';
import { serveConsole } from '../platform/console-files.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../platform/embedded-postgres.ts';
import { httpAdapter, prepareEdge } from '../platform/http-edge.ts';
import { serverLogger } from '../platform/server-logger.ts';
import { SocketAdapter } from '../platform/socket-adapter.ts';
import type { DemoSignIn } from './first-load.ts';
import { Startup } from './startup.ts';

/** A server that runs. */
export interface RunningServer {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly signIns: readonly DemoSignIn[];
  /** Whether a built console is served; without one there are only API and sockets. */
  readonly hasConsole: boolean;
  /** Tells the consoles, lets running work end, and closes all. */
  stop(): Promise<void>;
}

/** How long consoles wait before they come back after an orderly stop. */
const retryAfterMs = 1_000;

/**
 * Starts everything in this one process: the embedded database unless another is given, migrations, the first load, and the
 * one port for console, API and sockets. Whoever connects finds all work taken up again.
 * @throws Error with a sentence if something cannot be started; what was started is ended again.
 */
export async function startServer(settings: Settings): Promise<RunningServer> {
  const embedded = settings.databaseUrl === null ? await startOwnDatabase(settings) : null;
  const databaseUrl = settings.databaseUrl ?? embedded?.url ?? '';
  try {
    return await startApplication(settings, databaseUrl, embedded);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

function startOwnDatabase({ dataFolder }: Settings): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ folder: join(resolve(dataFolder), 'postgres') });
}

async function startApplication(
  settings: Settings,
  databaseUrl: string,
  embedded: EmbeddedPostgres | null,
): Promise<RunningServer> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings, databaseUrl),
    httpAdapter(settings),
    { logger: serverLogger(settings), abortOnError: false },
  );
  app.useWebSocketAdapter(new SocketAdapter(app, settings));
  prepareEdge(app, settings);
  await app.register(cookie);
  const hasConsole = await serveConsole(app, settings.consoleFolder);
  await app.init();
  const { signIns } = await app.get(Startup).run();
  await app.listen(settings.port, settings.host);
  return {
    app,
    url: await app.getUrl(),
    signIns,
    hasConsole,
    async stop() {
      app.get(LiveGateway).drain(retryAfterMs);
      await app.close();
      await embedded?.stop();
    },
  };
}
