/** @jest-environment node */
import { createEnvironmentInjector, ErrorHandler, Injector, type EnvironmentInjector } from '@angular/core';
import type {
  AgentRecorded,
  AnyRecorded,
  ClientToServer,
  InteractionEvent,
  Recorded,
  ServerToClient,
} from '@aliado/domain';
import { agentStream, evolveAgent, initialAgent, isAgentStream, liveNamespace, replay } from '@aliado/domain';
import { aTape } from '@aliado/domain/testing';
import {
  Actions,
  defaultEffectsErrorHandler,
  EFFECTS_ERROR_HANDLER,
  EffectSources,
  EffectsRunner,
} from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { Server, type Socket } from 'socket.io';
import { agentFeature } from './agent.feature.ts';
import { interactionsFeature } from './interactions.feature.ts';
import { goLive } from './live.effects.ts';
import { LiveSocket } from './live-socket.ts';
import { provideLive } from './provide-live.ts';
import { ServerClock } from './server-clock.ts';

/** How many consoles, each with a seed of its own, live through the faults at the same time. */
const seeds = Array.from({ length: 36 }, (_, index) => index + 1);
const faultsLast = 3_000;
const linesOfACall = 90;
const pageSize = 20;
const snapshotBeyond = 50;

type LiveServerSocket = Socket<ClientToServer, ServerToClient>;
type Watch = Parameters<ClientToServer['watch']>;

const pause = (milliseconds: number) => new Promise<void>((resume) => setTimeout(resume, milliseconds));

/** Dice that fall the same way for the same seed (mulberry32). */
function diceOf(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function aCall(streamId: string, dice: () => number): readonly Recorded[] {
  let tape = aTape(streamId).at(0, {
    ...{ type: 'InteractionOpened', source: { name: 'pbx', contactId: 'c', can: [] }, channel: 'voice' },
    ...{ direction: 'inbound', from: '+34611550117', to: null, language: 'es', consent: 'given' },
  });
  for (let at = 1; at < linesOfACall; at++) {
    const kinds: readonly InteractionEvent[] = [
      {
        ...{ type: 'UtteranceSpoken', utteranceId: `u-${at}`, participantId: 'customer', role: 'customer' },
        ...{ text: `words ${at}`, startedAt: at, endedAt: at, language: 'en', confidence: null },
      },
      { type: 'NoteWritten', noteId: 'n', text: `note ${at}` },
      at % 2 ? { type: 'CallHeld' } : { type: 'CallResumed' },
    ];
    tape = tape.at(at, kinds[Math.floor(dice() * 4)] ?? (kinds[0] as InteractionEvent));
  }
  return tape.entries;
}

/** One agent's server: a log that grows, told over a line that loses, delays, repeats, reorders, refuses and breaks. */
class World {
  readonly agentId: string;
  readonly log = new Map<string, AnyRecorded[]>();
  readonly faults: Record<string, number> = {};
  private readonly dice: () => number;
  private readonly calls: readonly (readonly Recorded[])[];
  private readonly watchers = new Map<string, Set<LiveServerSocket>>();
  private areFaultsOn = true;

  constructor(readonly seed: number) {
    this.dice = diceOf(seed);
    this.agentId = `seed-${seed}`;
    this.calls = ['a', 'b', 'c'].map((name) => aCall(`int-${seed}-${name}`, this.dice));
  }

  watch(socket: LiveServerSocket, { streamId, after }: Watch[0], reply: Watch[1]): void {
    if (this.happens('refused', 0.15)) {
      return reply({ refused: this.dice() < 0.5 ? 'live/unavailable' : 'live/too-many' });
    }
    this.watchers.set(streamId, (this.watchers.get(streamId) ?? new Set()).add(socket));
    const entries = this.log.get(streamId) ?? [];
    const isFar = entries.length - after > snapshotBeyond && !isAgentStream(streamId);
    const from = isFar ? Math.floor(after + this.dice() * (entries.length - after)) : after;
    const state = replay(entries as readonly Recorded[], from);
    const page = entries.slice(from, from + pageSize);
    const hasMore = from + page.length < entries.length;
    const snapshot = isFar && from > after ? ({ of: 'interaction', state } as const) : null;
    const answer = { snapshot, entries: page, hasMore, serverTime: Date.now() };
    if (this.happens('cut before the answer', 0.03)) return void socket.disconnect(true);
    if (!this.happens('answered late', 0.2)) return reply(answer);
    setTimeout(() => reply(answer), this.dice() * 150);
  }

  /** Lets the log grow while the faults last, then stops them; what was said last arrives, or the line breaks once more. */
  async run(): Promise<void> {
    const work = this.calls.map((call, index): AgentRecorded => ({
      ...{ streamId: agentStream(this.agentId), sequence: index + 1, occurredAt: 0, recordedAt: 0, by: 'system' },
      event: { type: 'WorkOffered', interactionId: call[0]?.streamId ?? '' },
    }));
    for (const entry of work) this.append([entry]);
    const end = Date.now() + faultsLast;
    const left = this.calls.map((call) => [...call]);
    while (Date.now() < end) {
      const some = left[Math.floor(this.dice() * left.length)];
      // the last entry of each call waits until the faults are over
      this.append(some?.splice(0, Math.min(some.length - 1, 1 + Math.floor(this.dice() * 4))) ?? []);
      if (this.happens('cut', 0.01)) for (const socket of this.sockets()) socket.conn.close();
      await pause(faultsLast / 150);
    }
    this.areFaultsOn = false;
    await pause(200); // what was delayed has arrived
    for (const rest of left) this.append(rest);
    if (this.seed % 2) for (const socket of this.sockets()) socket.conn.close();
  }

  leave(socket: LiveServerSocket): void {
    for (const watchers of this.watchers.values()) watchers.delete(socket);
  }

  private sockets(): ReadonlySet<LiveServerSocket> {
    return new Set([...this.watchers.values()].flatMap((watchers) => [...watchers]));
  }

  private append(entries: readonly AnyRecorded[]): void {
    const [first] = entries;
    if (!first) return;
    this.log.set(first.streamId, [...(this.log.get(first.streamId) ?? []), ...entries]);
    for (const socket of this.watchers.get(first.streamId) ?? []) this.push(socket, entries);
  }

  private push(socket: LiveServerSocket, entries: readonly AnyRecorded[]): void {
    if (this.happens('dropped', 0.2)) return;
    const told = this.happens('reordered', 0.1) ? entries.toReversed() : entries;
    if (this.happens('repeated', 0.1)) socket.emit('recorded', told);
    if (this.happens('delayed', 0.2)) setTimeout(() => socket.emit('recorded', told), this.dice() * 150);
    else socket.emit('recorded', told);
  }

  private happens(fault: string, chance: number): boolean {
    const isNow = this.areFaultsOn && this.dice() < chance;
    if (isNow) this.faults[fault] = (this.faults[fault] ?? 0) + 1;
    return isNow;
  }
}

/** The console's own line, socket, effects and store, one set for each seed. */
function aConsole() {
  const services = [LiveSocket, ServerClock, Actions, EffectSources, EffectsRunner, ErrorHandler];
  const handler = { provide: EFFECTS_ERROR_HANDLER, useValue: defaultEffectsErrorHandler };
  const providers = [...services, handler, provideLive()];
  const injector = createEnvironmentInjector(providers, Injector.NULL as EnvironmentInjector);
  const socket = injector.get(LiveSocket);
  const store = injector.get(Store);
  const wrong: string[] = [];
  const last = new Map<string, number>();
  socket.deliveries.subscribe(({ streamId, snapshot, entries }) => {
    let at = last.get(streamId) ?? 0;
    if (snapshot && snapshot.state.sequence <= at) wrong.push(`${streamId} went back to ${snapshot.state.sequence}`);
    at = snapshot?.state.sequence ?? at;
    for (const { sequence } of entries) {
      if (sequence !== at + 1) wrong.push(`${streamId} has ${sequence} after ${at}`);
      at = sequence;
    }
    last.set(streamId, at);
  });
  let shown: { byId: unknown; agent: unknown } = { byId: {}, agent: null };
  store.select(interactionsFeature.selectById).subscribe((byId) => (shown = { ...shown, byId }));
  store.select(agentFeature.selectAgent).subscribe((agent) => (shown = { ...shown, agent }));
  return { socket, wrong, shown: () => shown, close: () => (socket.stop(), injector.destroy()) };
}

describe('a console over a real socket that loses, delays, repeats, reorders, refuses and breaks', () => {
  const worlds = new Map(seeds.map((seed) => [seed, new World(seed)]));
  const consoles = new Map<number, ReturnType<typeof aConsole>>();
  let server: Server;
  beforeAll(async () => {
    server = new Server(0, { transports: ['websocket'], serveClient: false });
    server.of(liveNamespace).on('connection', (socket: LiveServerSocket) => {
      socket.on('beat', (_, reply) => reply({ serverTime: Date.now() }));
      socket.on('unwatch', (_, reply) => reply({ left: true }));
      socket.on('watch', (request, reply) => {
        const [, seed = ''] = /(\d+)/.exec(request.streamId) ?? [];
        worlds.get(Number(seed))?.watch(socket, request, reply);
      });
      socket.on('disconnect', () => worlds.forEach((world) => world.leave(socket)));
    });
    const address = server.httpServer.address();
    if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
    Object.defineProperty(globalThis, 'location', {
      value: new URL(`http://127.0.0.1:${address.port}/`),
      configurable: true,
    });
    for (const [seed, { agentId }] of worlds) {
      const console = aConsole();
      consoles.set(seed, console);
      goLive(console.socket, agentId);
    }
    await Promise.all([...worlds.values()].map((world) => world.run()));
  }, 30_000);
  afterAll(async () => {
    for (const console of consoles.values()) console.close();
    await server.close();
    Reflect.deleteProperty(globalThis, 'location');
  });

  it.each(seeds)(
    'shows what the log holds once the faults are over, and never anything else: seed %i',
    async (seed) => {
      const world = worlds.get(seed);
      const console = consoles.get(seed);
      if (!world || !console) throw new Error('no such seed');
      const entriesOf = <E extends AnyRecorded>(id: string) =>
        (world.log.get(id) ?? []) as readonly AnyRecorded[] as readonly E[];
      const calls = [...world.log.keys()].filter((id) => !isAgentStream(id));
      const expected = {
        byId: Object.fromEntries(calls.map((id) => [id, replay(entriesOf<Recorded>(id))])),
        agent: entriesOf<AgentRecorded>(agentStream(world.agentId)).reduce(evolveAgent, initialAgent),
      };
      const end = Date.now() + 10_000;
      const isThere = () => JSON.stringify(console.shown()).length === JSON.stringify(expected).length;
      while (!isThere() && Date.now() < end) await pause(20);
      expect({ seed, ...console.shown() }).toEqual({ seed, ...expected });
      expect({ seed, wrong: console.wrong }).toEqual({ seed, wrong: [] });
      expect(calls).toHaveLength(3);
    },
    15_000,
  );

  it('has met every fault', () => {
    const met = new Set([...worlds.values()].flatMap(({ faults }) => Object.keys(faults)));
    expect([...met].sort()).toEqual([
      ...['answered late', 'cut', 'cut before the answer', 'delayed', 'dropped', 'refused', 'reordered', 'repeated'],
    ]);
  });
});
