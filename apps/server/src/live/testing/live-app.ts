import {
  liveNamespace,
  sourceNamespace,
  type AnyRecorded,
  type ClientToServer,
  type ServerToClient,
  type ServerToSource,
  type SourceFrame,
  type SourceToServer,
  type WatchReply,
} from '@aliado/domain';
import type { Type } from '@nestjs/common';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { startIdentityApp, type IdentityApp } from '../../identity/testing/identity-app.ts';
import { EventLog } from '../../interactions/event-log.ts';
import type { Settings } from '../../platform/configuration.ts';
import { sourceKeyText } from '../../sources/source-key.ts';
import { SourceIngress } from '../../sources/source-ingress.ts';
import { ServerSecret } from '../../platform/secret.ts';
import { LiveModule } from '../live.module.ts';
import { Contact, pbx } from './contact.ts';
import { startWork } from './start-work.ts';

export type ConsoleSocket = Socket<ServerToClient, ClientToServer>;
export type SourceSocket = Socket<ServerToSource, SourceToServer>;

/** The live part of the server, listening, with consoles and sources that are sockets of their own. */
export interface LiveApp extends IdentityApp {
  readonly log: EventLog;
  /** A contact that nobody has heard of yet. */
  contact(): Contact;
  /** Takes frames in as if `pbx` had sent them; resolves when they are on disk. */
  tell(...frames: readonly SourceFrame[]): Promise<void>;
  /** A console of this account. @throws Error with the reason if it is not let in. */
  consoleOf(accountId: string): Promise<ConsoleSocket>;
  /** The socket of a console, with whatever it presents itself. @throws Error with the reason if it is not let in. */
  connect(headers: Readonly<Record<string, string>>): Promise<ConsoleSocket>;
  /** The socket of a source. @throws Error with the reason if it is not let in. */
  source(auth?: Readonly<Record<string, unknown>>): Promise<SourceSocket>;
  /** All entries of a stream on disk, at most 10,000. */
  stored(streamId: string): Promise<readonly AnyRecorded[]>;
}

/** Long, for machines that have other work: what goes well takes milliseconds. */
const patienceMs = 15_000;

/** Starts it, with one account per role. Every socket is closed with it. @param others further features that it serves. */
export async function startLiveApp(others: readonly Type[] = [], changes: Partial<Settings> = {}): Promise<LiveApp> {
  const test = await startIdentityApp([LiveModule, ...others], changes);
  await startWork(test.app);
  const sockets: Socket[] = [];
  const open = <S extends Socket>(namespace: string, options: Partial<ManagerOptions & SocketOptions>): Promise<S> => {
    const plain = { transports: ['websocket'], forceNew: true, reconnection: false };
    const socket = io(`${test.url}${namespace}`, { ...plain, ...options }) as S;
    sockets.push(socket);
    return new Promise((ready, failed) => {
      socket.once('connect', () => ready(socket));
      socket.once('connect_error', failed);
    });
  };
  const log = test.app.get(EventLog);
  const connect = (extraHeaders: Readonly<Record<string, string>>) =>
    open<ConsoleSocket>(liveNamespace, { extraHeaders: { origin: test.url, ...extraHeaders } });
  const key = sourceKeyText(test.app.get(ServerSecret), pbx.name);
  const cookies = new Map<string, string>();
  const cookieOf = async (accountId: string) => cookies.get(accountId) ?? (await test.signedIn(accountId)).cookie;
  let contacts = 0;
  return {
    ...test,
    log,
    connect,
    contact: () => new Contact(`contact-${++contacts}`, test.clock.now()),
    async tell(...frames) {
      const { refused } = await test.app.get(SourceIngress).take(pbx, frames);
      if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
    },
    async consoleOf(accountId) {
      const cookie = await cookieOf(accountId);
      cookies.set(accountId, cookie);
      return connect({ cookie });
    },
    source: (auth = {}) => open<SourceSocket>(sourceNamespace, { auth: { source: pbx.name, key, ...auth } }),
    stored: (streamId) => log.readAfter(streamId, 0, 10_000),
    async close() {
      for (const socket of sockets) socket.disconnect();
      await test.close();
    },
  };
}

/** Watches a stream as a console does. */
export function watch(socket: ConsoleSocket, streamId: string, after = 0): Promise<WatchReply> {
  return socket.timeout(patienceMs).emitWithAck('watch', { streamId, after });
}

/** The entries that came with an answer. @throws Error if watching was refused. */
export function entriesOf(reply: WatchReply): readonly AnyRecorded[] {
  if ('refused' in reply) throw new Error(reply.refused);
  return reply.entries;
}

/** Keeps all that a console is told about one stream, from now on. */
export function heardBy(socket: ConsoleSocket, streamId: string): AnyRecorded[] {
  const heard: AnyRecorded[] = [];
  socket.on('recorded', (entries) => heard.push(...entries.filter((entry) => entry.streamId === streamId)));
  return heard;
}

/** Waits for something to become true. @throws Error if it does not in good time. */
export async function until(isSo: () => boolean | Promise<boolean>, withinMs = patienceMs): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not so within ${withinMs} ms: ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The reason why a socket was not let in. */
export const refusalOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'let in',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
