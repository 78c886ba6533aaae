import type { RosterEntry, ServerToSource, SourceToServer } from '@aliado/domain';
import { callControlTypes, sourceNamespace } from '@aliado/domain';
import { io, type Socket } from 'socket.io-client';
import type { Conversation } from './conversation.ts';
import type { ExchangeFigures, ExchangeOptions } from './exchange.ts';
import { Exchange } from './exchange.ts';
import type { OutboxFigures } from './frame-outbox.ts';
import { FrameOutbox } from './frame-outbox.ts';
import type { Scheduler } from './scheduler.ts';
import { SystemScheduler } from './scheduler.ts';

/** A simulator to be started. */
export interface SimulatorOptions extends ExchangeOptions {
  /** Where Aliado listens, for instance `http://127.0.0.1:8740`. */
  readonly server: string;
  /** The name under which this platform is known there. */
  readonly source: string;
  /** The key that the server gave out for this name. */
  readonly key: string;
  /** How long the server may take to answer at first, in milliseconds; for ever when left out. */
  readonly connectWithin?: number;
}

/** How far a simulation is. */
export interface SimulationFigures {
  readonly calls: ExchangeFigures;
  readonly frames: OutboxFigures;
  readonly isConnected: boolean;
  /** How many people the roster names; null before the first roster. */
  readonly people: number | null;
}

/** The simulation cannot go on; the message is a sentence for whoever started it. */
export class SimulationFault extends Error {
  override readonly name = 'SimulationFault';
}

type SourceSocket = Socket<ServerToSource, SourceToServer>;
type Welcome = Parameters<Parameters<SourceToServer['hello']>[1]>[0];

const answerWithin = 10_000;

/** After a connection that one side ended on purpose, in milliseconds. */
const comeBackAfter = 1_000;

/** How long an orderly stop waits for the server to take the last frames, in milliseconds. */
const farewellWithin = 2_000;

/**
 * A contact centre platform in small. It speaks to Aliado as any other does: over the socket for sources. Frames survive a
 * lost line; callers are let in only while the line stands.
 */
export class Simulator {
  private readonly socket: SourceSocket;
  private readonly outbox: FrameOutbox;
  private readonly exchange: Exchange;
  private people: number | null = null;
  private isOver = false;
  private finish: () => void = () => undefined;
  private fail: (sentence: string) => void = () => undefined;
  private readonly end = new Promise<void>((resolve, reject) => {
    this.finish = resolve;
    this.fail = (sentence) => reject(new SimulationFault(sentence));
  });

  constructor(
    conversations: readonly Conversation[],
    private readonly options: SimulatorOptions,
    private readonly scheduler: Scheduler = new SystemScheduler(),
  ) {
    const { server, source, key } = options;
    this.outbox = new FrameOutbox(scheduler);
    this.socket = io(new URL(sourceNamespace, server).href, {
      auth: { source, key },
      transports: ['websocket'],
      autoConnect: false,
      forceNew: true,
      reconnectionDelay: 250,
      reconnectionDelayMax: 3_000,
    });
    this.exchange = new Exchange(conversations, options, {
      scheduler,
      send: (frame) => this.outbox.put(frame),
      whisper: (words) => this.socket.volatile.emit('interim', words),
      finished: () => void this.outbox.empty().then(() => this.finish()),
    });
    this.end.catch(() => undefined); // whoever awaits `run` hears of it
  }

  get figures(): SimulationFigures {
    const { connected: isConnected } = this.socket;
    return { calls: this.exchange.figures, frames: this.outbox.figures, isConnected, people: this.people };
  }

  /**
   * Connects and lets callers in; resolves when all conversations are played and the server has every frame.
   * @throws SimulationFault if the server cannot be reached in time, or does not accept this source.
   */
  async run(): Promise<void> {
    const { connectWithin, server } = this.options;
    const patience =
      connectWithin === undefined
        ? null
        : setTimeout(() => this.fail(`No Aliado answers at ${server}.`), connectWithin);
    this.socket.on('connect', () => void this.greet(() => patience && clearTimeout(patience)));
    this.socket.on('connect_error', (error) => {
      // the client keeps trying when nobody answers; what the server itself refused, it does not try again
      if (!this.socket.active)
        this.fail(`The server does not accept the source “${this.options.source}”: ${error.message}.`);
    });
    this.socket.on('disconnect', () => {
      this.outbox.disconnect();
      this.exchange.shut();
      if (!this.socket.active) this.scheduler.after(comeBackAfter, () => !this.isOver && this.socket.connect());
    });
    this.socket.on('roster', (entries) => this.takeRoster(entries));
    this.socket.on('control', (ask, reply) => reply(this.exchange.control(ask)));
    this.socket.connect();
    try {
      await this.end;
    } finally {
      if (patience) clearTimeout(patience);
      this.close();
    }
  }

  /** Ends every running call, waits a moment for the server to hear of it, and lets `run` resolve. */
  async stop(): Promise<void> {
    this.exchange.stop();
    const giveUp = this.scheduler.after(farewellWithin, this.finish);
    if (this.socket.connected) await Promise.race([this.outbox.empty(), this.end]);
    giveUp();
    this.finish();
  }

  private async greet(met: () => void): Promise<void> {
    const { source } = this.options;
    const reply: Welcome | null = await this.socket
      .timeout(answerWithin)
      .emitWithAck('hello', { source, can: callControlTypes })
      .catch(() => null); // the line broke again, or the server is too busy to greet: the next connection tells
    if (reply === null || ('refused' in reply && reply.refused === 'source/unavailable')) {
      this.socket.disconnect();
      return;
    }
    if ('refused' in reply) return this.fail(`The server does not accept the source “${source}”: ${reply.refused}.`);
    met();
    this.outbox.connect((frames) => this.socket.timeout(answerWithin).emitWithAck('frames', [...frames]));
    this.takeRoster(reply.roster);
    this.exchange.takeUp(reply.contacts);
    this.exchange.open();
  }

  private takeRoster(entries: readonly RosterEntry[]): void {
    this.people = entries.length;
    this.exchange.takeRoster(entries);
  }

  private close(): void {
    this.isOver = true;
    this.exchange.shut();
    this.socket.removeAllListeners();
    this.socket.disconnect();
  }
}
