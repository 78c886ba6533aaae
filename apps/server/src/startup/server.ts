import 'reflect-metadata';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import cookie from '@fastify/cookie';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.ts';
import { LiveGateway } from '../live/live.gateway.ts';
import type { Settings } from '../platform/configuration.ts';
import { serveConsole } from '../platform/console-files.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts';
import { httpAdapter, prepareEdge } from '../platform/http-edge.ts';
import { serverLogger } from '../platform/server-logger.ts';
import { SocketAdapter } from '../platform/socket-adapter.ts';
import { becomeSoleServer } from '../platform/sole-server.ts';
import { StartFault } from '../platform/start-fault.ts';
import { Startup, type Started } from './startup.ts';

/** A server that runs. */
export interface RunningServer extends Started {
  readonly app: NestFastifyApplication;
  readonly url: string;
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
 * @param giveUp told with a sentence when the server must end because another one took its database.
 * @throws StartFault if something of the surroundings is in the way. @throws Error if something cannot be started; what was
 * started is ended again.
 */
export async function startServer(settings: Settings, giveUp: (sentence: string) => void): Promise<RunningServer> {
  Logger.overrideLogger(serverLogger(settings));
  makeDataFolder(resolve(settings.dataFolder));
  const ends: (() => Promise<void>)[] = [];
  const end = async (): Promise<void> => {
    for (const each of ends.toReversed()) await each();
  };
  try {
    const databaseUrl = settings.databaseUrl ?? (await startOwnDatabase(settings, ends));
    const sole = await becomeSoleServer(databaseUrl, giveUp).catch((error: unknown) => {
      throw databaseFault(error);
    });
    ends.push(() => sole.release());
    return await startApplication(settings, databaseUrl, ends, end);
  } catch (error) {
    await end();
    throw error;
  }
}

/** The secret and the demo's password are there too, whoever gives the database. */
function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartFault(`The data folder ${folder} cannot be written: ${wordsOf(error)}. Set ALIADO_DATA_FOLDER.`);
  }
}

async function startOwnDatabase({ dataFolder }: Settings, ends: (() => Promise<void>)[]): Promise<string> {
  const logger = new Logger('EmbeddedPostgres');
  const postgres = await startEmbeddedPostgres({
    folder: join(resolve(dataFolder), 'postgres'),
    tell: (sentence) => logger.warn(sentence),
  });
  ends.push(() => postgres.stop());
  return postgres.url;
}

/** The driver's words name the host or the database that was asked for, and never the password. */
const databaseFault = (error: unknown): unknown =>
  error instanceof StartFault ? error : new StartFault(`The database cannot be used: ${wordsOf(error)}.`);

const wordsOf = (error: unknown): string => {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join(', ');
  return error instanceof Error ? error.message : String(error);
};

async function startApplication(
  settings: Settings,
  databaseUrl: string,
  ends: (() => Promise<void>)[],
  end: () => Promise<void>,
): Promise<RunningServer> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings, databaseUrl),
    httpAdapter(settings),
    { logger: serverLogger(settings), abortOnError: false },
  );
  ends.push(() => app.close());
  app.useWebSocketAdapter(new SocketAdapter(app, settings));
  prepareEdge(app, settings);
  await app.register(cookie);
  const hasConsole = await serveConsole(app, settings.consoleFolder);
  await app.init();
  const started = await app.get(Startup).run();
  await app.listen(settings.port, settings.host).catch((error: unknown) => {
    throw new StartFault(
      `Nothing can listen on port ${settings.port} of ${settings.host}: ${wordsOf(error)}. Set PORT or HOST.`,
    );
  });
  return {
    app,
    url: await app.getUrl(),
    ...started,
    hasConsole,
    async stop() {
      app.get(LiveGateway).drain(retryAfterMs);
      await end();
    },
  };
}
