import type { KnownCall, Rig } from './rig.ts';
import { startBare } from './bare-process.ts';
import { LightSocket, type LightAddress } from './light-socket.ts';
import { stampedId } from './stamp.ts';
import { sentence } from '../../support/calls.ts';
import type { Watcher } from './watchers.ts';

/** Who sees which of the rooms: consoles of one agent each, and those that see all. */
export interface Audience {
  /** For each room, the place of the agent whose room it is; nobody's when null. */
  readonly agentOf: readonly (number | null)[];
  /** How many consoles watch every room. */
  readonly watchingAll: number;
}

/** A server that carries utterances from whoever sends them to whoever watches their rooms. */
export interface Contender {
  readonly name: string;
  readonly pid: number;
  /** Clients that watch the first so many rooms of this server. */
  watchers(audience: Audience): Promise<readonly Watcher[]>;
  /** Sends utterances, each into the next room; resolves when the server has answered. */
  send(count: number, rooms: number): Promise<void>;
  stop(): Promise<void>;
}

/** The product as a contender: rooms are calls. */
export function productAsContender(rig: Rig, calls: readonly KnownCall[], supervisor: string): Contender {
  const next = turns();
  return {
    name: 'aliado',
    pid: rig.product.pid,
    async watchers({ agentOf, watchingAll }) {
      const rooms = calls.slice(0, agentOf.length);
      const all = await rig.addressOf(supervisor);
      const agents = [...new Set(rooms.flatMap(({ call }, room) => (agentOf[room] === null ? [] : [call.agentId])))];
      const own = agents.map(async (agentId): Promise<Watcher> => {
        const streams = rooms.filter(({ call }) => call.agentId === agentId).map(({ streamId }) => streamId);
        return { address: await rig.addressOf(agentId), rooms: streams };
      });
      const everything = { address: all, rooms: rooms.map(({ streamId }) => streamId) };
      return [...(await Promise.all(own)), ...Array.from({ length: watchingAll }, () => everything)];
    },
    send(count, rooms) {
      const frames = Array.from({ length: count }, () => calls[next(rooms)]?.call).flatMap((call) =>
        call ? [rig.say(call)] : [],
      );
      return rig.send(frames);
    },
    stop: () => rig.stop(),
  };
}

/** A bare server of `tests/bench/bare`, in a process of its own. */
export async function bareServer(file: string, speaks: LightAddress['speaks']): Promise<Contender> {
  const { child, url } = await startBare(file);
  const address: LightAddress = { url, speaks };
  const publisher = await LightSocket.open(address, { hear: () => undefined });
  const next = turns();
  let nth = 0;
  return {
    name: speaks,
    pid: child.pid ?? 0,
    watchers({ agentOf, watchingAll }) {
      const agents = new Set(agentOf.filter((agent) => agent !== null));
      const own = [...agents].map((agent) => ({
        address,
        rooms: agentOf.flatMap((owner, room) => (owner === agent ? [String(room)] : [])),
      }));
      const everything = { address, rooms: agentOf.map((_, room) => String(room)) };
      return Promise.resolve([...own, ...Array.from({ length: watchingAll }, () => everything)]);
    },
    async send(count, rooms) {
      const events = Array.from({ length: count }, () => {
        const room = String(next(rooms));
        return { room, event: [entryOf(room, nth++)] };
      });
      await publisher.ask('publish', events);
    },
    async stop() {
      publisher.close();
      child.kill();
    },
  };
}

/** An entry as the product sends it to consoles. */
function entryOf(room: string, nth: number): unknown {
  const now = Date.now();
  const event = {
    type: 'UtteranceSpoken',
    utteranceId: stampedId(nth),
    participantId: 'customer',
    role: 'customer',
    text: sentence(nth),
    startedAt: now,
    endedAt: now,
    language: 'es',
    confidence: 0.9,
  };
  return {
    streamId: `int-${room.padStart(20, '0')}`,
    sequence: nth + 1,
    occurredAt: now,
    recordedAt: now,
    by: 'source:bench',
    event,
  };
}

/** 0, 1, … up to one less than asked for, and again. */
function turns(): (rooms: number) => number {
  let nth = 0;
  return (rooms) => nth++ % rooms;
}
