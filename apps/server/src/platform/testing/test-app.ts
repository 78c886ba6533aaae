import { tmpdir } from 'node:os';
import type { ModuleMetadata } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Clock } from '../clock.ts';
import { readSettings, type Settings } from '../configuration.ts';
import { httpAdapter, prepareEdge } from '../http-edge.ts';
import { PlatformModule } from '../platform.module.ts';
import { SocketAdapter } from '../socket-adapter.ts';
import { Browser } from './browser.ts';
import { ManualClock } from './manual-clock.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

/** An application that listens, over a database of its own. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly database: TestDatabase;
  readonly clock: ManualClock;
  /** A browser that has never been here. */
  browser(headers?: Readonly<Record<string, string>>): Browser;
  close(): Promise<void>;
}

/** Starts some features on a free port, with a real database, real HTTP and sockets, and a clock that the spec moves. */
export async function startTestApp(
  { imports = [], controllers = [], providers = [] }: Pick<ModuleMetadata, 'imports' | 'controllers' | 'providers'>,
  changes: Partial<Settings> = {},
): Promise<TestApp> {
  const database = await createTestDatabase();
  const settings = {
    ...readSettings({ ALIADO_SECRET: 'a secret that only specs have'.padEnd(32) }, tmpdir()),
    ...changes,
  };
  const clock = new ManualClock();
  const platform = PlatformModule.with(settings, database.url);
  const module = await Test.createTestingModule({ imports: [platform, ...imports], controllers, providers })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(httpAdapter(settings), { logger: false });
  app.useWebSocketAdapter(new SocketAdapter(app, settings));
  prepareEdge(app, settings);
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    app,
    url,
    database,
    clock,
    browser: (headers) => new Browser(url, headers),
    async close() {
      await app.close();
      await database.close();
    },
  };
}
