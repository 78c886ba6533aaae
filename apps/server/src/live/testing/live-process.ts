import 'reflect-metadata';
import { tmpdir } from 'node:os';
import { stdout } from 'node:process';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountDirectory } from '../../identity/account-directory.ts';
import { IdentityModule } from '../../identity/identity.module.ts';
import { readSettings } from '../../platform/configuration.ts';
import { httpAdapter, prepareEdge } from '../../platform/http-edge.ts';
import { PlatformModule } from '../../platform/platform.module.ts';
import { SocketAdapter } from '../../platform/socket-adapter.ts';
import { LiveModule } from '../live.module.ts';
import { startWork } from './start-work.ts';

/**
 * A server of its own process for specs that kill it: accounts, sources and consoles over a database that outlives it, at
 * 127.0.0.1. Started with the database's address, the port, the secret and the
 * password of its accounts; writes a line when it listens.
 */
const [, , databaseUrl = '', port = '0', secret = '', password = ''] = process.argv;
const settings = readSettings({ ALIADO_SECRET: secret, ALIADO_LOG_LEVEL: 'silent' }, tmpdir());

@Module({ imports: [PlatformModule.with(settings, databaseUrl), IdentityModule, LiveModule] })
class LiveProcess {}

const app = await NestFactory.create<NestFastifyApplication>(LiveProcess, httpAdapter(settings), { logger: false });
app.useWebSocketAdapter(new SocketAdapter(app, settings));
prepareEdge(app, settings);
await app.init();
const accounts = app.get(AccountDirectory);
for (const role of ['agent', 'supervisor', 'trainer'] as const) {
  const plain = { name: role, language: 'es', team: null, queues: [], tenureMonths: 0 } as const;
  const isThere = (await accounts.find(role)) !== null; // made in an earlier life
  if (!isThere) await accounts.create({ ...plain, id: role, roles: [role], password }, 'system');
}
await startWork(app);
await app.listen(port, '127.0.0.1');
stdout.write(`listening at ${await app.getUrl()}\n`);
