import { io, type Socket } from 'socket.io-client';
import {
  agentStream,
  evolve,
  evolveAgent,
  initialAgent,
  initialInteraction,
  liveNamespace,
  sourceNamespace,
  type Agent,
  type AgentRecorded,
  type AnyRecorded,
  type ClientToServer,
  type Interaction,
  type OpenContact,
  type Recorded,
  type RosterEntry,
  type ServerToClient,
  type ServerToSource,
  type SourceFrame,
  type SourceToServer,
  type WatchReply,
} from '@aliado/domain';

export type ConsoleSocket = Socket<ServerToClient, ClientToServer>;
export type SourceSocket = Socket<ServerToSource, SourceToServer>;

const patienceMs = 10_000;

/** Signs in as a browser does and returns the cookie header of the session. */
export async function signIn(url: string, username: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-aliado': 'console',
      origin: url,
      'sec-fetch-site': 'same-origin',
    },
    body: JSON.stringify({ username, password }),
  });
  if (response.status !== 204) throw new Error(`sign-in of ${username} was answered with ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Connects as a console does. */
export function connectConsole(url: string, cookie: string): Promise<ConsoleSocket> {
  return connected(
    io(`${url}${liveNamespace}`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie, origin: url },
    }),
  );
}

/** Watches a stream from its beginning. */
export function watch(socket: ConsoleSocket, streamId: string, after = 0): Promise<WatchReply> {
  return socket.timeout(patienceMs).emitWithAck('watch', { streamId, after });
}

/** Folds an agent's day as the log has it. */
export async function readAgent(socket: ConsoleSocket, agentId: string): Promise<Agent> {
  const entries = await readStream(socket, agentStream(agentId));
  return (entries as readonly AgentRecorded[]).reduce(evolveAgent, initialAgent);
}

/** Folds an interaction as the log has it, from its first entry on. */
export async function readInteraction(socket: ConsoleSocket, interactionId: string): Promise<Interaction> {
  const entries = await readStream(socket, interactionId);
  return (entries as readonly Recorded[]).reduce(evolve, initialInteraction);
}

/** Everything a stream holds, page by page. */
async function readStream(socket: ConsoleSocket, streamId: string): Promise<readonly AnyRecorded[]> {
  const entries: AnyRecorded[] = [];
  for (let hasMore = true; hasMore;) {
    const reply = await watch(socket, streamId, entries.at(-1)?.sequence ?? 0);
    if ('refused' in reply) throw new Error(`${streamId}: ${reply.refused}`);
    if (reply.snapshot) throw new Error(`${streamId} was answered with a snapshot, not with its entries`);
    entries.push(...reply.entries);
    ({ hasMore } = reply);
  }
  return entries;
}

/** Connects as a source does and says hello. */
export async function connectSource(
  url: string,
  source: string,
  key: string,
): Promise<{ socket: SourceSocket; roster: readonly RosterEntry[]; contacts: readonly OpenContact[] }> {
  const socket: SourceSocket = await connected(
    io(`${url}${sourceNamespace}`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { source, key },
    }),
  );
  const reply = await socket.timeout(patienceMs).emitWithAck('hello', { source, can: ['answer', 'end'] });
  if ('refused' in reply) throw new Error(reply.refused);
  return { socket, ...reply };
}

/** Sends frames and waits until they are on disk. */
export async function sendFrames(socket: SourceSocket, frames: readonly SourceFrame[]): Promise<void> {
  const reply = await socket.timeout(patienceMs).emitWithAck('frames', frames);
  if ('failed' in reply) throw new Error(reply.failed);
  if (reply.refused.length > 0) throw new Error(`refused: ${JSON.stringify(reply.refused[0])}`);
}

function connected<S extends Socket>(socket: S): Promise<S> {
  return new Promise((ready, failed) => {
    socket.once('connect', () => ready(socket));
    socket.once('connect_error', failed);
  });
}
