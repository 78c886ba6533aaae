import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { agentStream, liveNamespace, type SourceFrame } from '@aliado/domain';
import { MadeUpCall, sentence } from '../../support/calls.ts';
import {
  connectConsole,
  connectSource,
  sendFrames,
  signIn,
  watch,
  type ConsoleSocket,
  type SourceSocket,
} from '../../support/clients.ts';
import { Product } from '../../support/product.ts';
import type { LightAddress } from './light-socket.ts';
import { stampedId } from './stamp.ts';

const sourceOfLoad = 'bench';
const framesAtOnce = 500;
/** A console may ask so often at once; a fresh one starts anew. */
const questionsEach = 150;
/** So often a day is looked at until all calls of the load are in it. */
const patience = 200;

/** A call of the load that somebody may watch. */
export interface KnownCall {
  readonly call: MadeUpCall;
  readonly streamId: string;
}

/** The product with people, and without calls but those of the load. */
export class Rig {
  private readonly cookies = new Map<string, string>();
  private calls = 0;
  private spoken = 0;

  private constructor(
    readonly product: Product,
    private connection: SourceSocket,
    /** Who takes calls. */
    readonly agents: readonly string[],
  ) {}

  /** Settings are environment variables. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<Rig> {
    const product = await Product.quiet(undefined, settings);
    endWithUs(product);
    const { socket, roster } = await connectSource(product.url, sourceOfLoad, keyOf(sourceOfLoad, product));
    return new Rig(
      product,
      socket,
      roster.map(({ agentId }) => agentId),
    );
  }

  /** The key of a source, as its operator reads it. */
  keyOf(source: string): string {
    return keyOf(source, this.product);
  }

  /** Where the console of this account connects, signed in. */
  async addressOf(account: string): Promise<Required<LightAddress>> {
    const { url, password } = this.product;
    const cookie = this.cookies.get(account) ?? (await signIn(url, account, password));
    this.cookies.set(account, cookie);
    return { url, cookie, speaks: 'socket.io', namespace: liveNamespace };
  }

  /** Answered calls, dealt out to the agents in turn. */
  async openCalls(count: number): Promise<readonly MadeUpCall[]> {
    const calls = Array.from({ length: count }, () => {
      const nth = this.calls++;
      return new MadeUpCall(`call-${nth}`, this.agents[nth % this.agents.length] ?? '');
    });
    await this.send(calls.flatMap((call) => call.open(Date.now())));
    return calls;
  }

  /** Finds the streams of calls as their agents do: in their own day. */
  async known(calls: readonly MadeUpCall[]): Promise<readonly KnownCall[]> {
    const wanted = new Map(calls.map((call) => [call.contactId, call]));
    const agents = [...new Set(calls.map(({ agentId }) => agentId))];
    const found = await Promise.all(agents.map((agentId) => this.streamsOf(agentId, wanted)));
    return found.flat();
  }

  /** One more utterance, which tells when it was made. */
  say(call: MadeUpCall): SourceFrame {
    const nth = this.spoken++;
    return call.say(Date.now(), sentence(nth), stampedId(nth));
  }

  /** Sends and waits until all of it is on disk. */
  async send(frames: readonly SourceFrame[]): Promise<void> {
    for (let at = 0; at < frames.length; at += framesAtOnce) {
      await sendFrames(this.connection, frames.slice(at, at + framesAtOnce));
    }
  }

  /** Says so many utterances in each call as fast as they are taken. */
  async fill(calls: readonly MadeUpCall[], utterancesEach: number): Promise<void> {
    const all = calls.length * utterancesEach;
    for (let at = 0; at < all; at += framesAtOnce) {
      const frames = Array.from(
        { length: Math.min(framesAtOnce, all - at) },
        (_, index) => calls[(at + index) % calls.length],
      );
      await this.send(frames.flatMap((call) => (call ? [this.say(call)] : [])));
    }
  }

  /** After the product came up again: the source says hello anew. */
  async reconnectSource(): Promise<void> {
    this.connection.close();
    this.connection = (await connectSource(this.product.url, sourceOfLoad, keyOf(sourceOfLoad, this.product))).socket;
  }

  async stop(): Promise<void> {
    this.connection.close();
    await this.product.stop();
  }

  private async streamsOf(agentId: string, calls: ReadonlyMap<string, MadeUpCall>): Promise<readonly KnownCall[]> {
    const wanted = [...calls.values()].filter((call) => call.agentId === agentId).length;
    const { url, cookie } = await this.addressOf(agentId);
    let socket = await connectConsole(url, cookie);
    const day = followDay(agentId);
    const known: KnownCall[] = [];
    let asked = 0;
    for (let turn = 0; known.length < wanted && turn < patience; turn++) {
      for (const streamId of await day(socket)) {
        const call = calls.get(await contactOf(socket, streamId));
        if (call) known.push({ call, streamId });
        if (++asked % questionsEach > 0) continue;
        socket.close();
        socket = await connectConsole(url, cookie);
      }
      await sleep(50);
    }
    socket.close();
    if (known.length < wanted) throw new Error(`${agentId} has ${known.length} of ${wanted} calls`);
    return known;
  }
}

/** Reads on in an agent's day: the calls that were answered since the last reading. */
function followDay(agentId: string): (socket: ConsoleSocket) => Promise<readonly string[]> {
  let after = 0;
  return async (socket) => {
    const answered: string[] = [];
    for (let hasMore = true; hasMore;) {
      const reply = await watch(socket, agentStream(agentId), after);
      if ('refused' in reply) throw new Error(reply.refused);
      for (const { event, sequence } of reply.entries) {
        after = Math.max(after, sequence);
        if (event.type === 'WorkAnswered') answered.push(event.interactionId);
      }
      hasMore = reply.hasMore;
    }
    return answered;
  };
}

/** The source's own id of a call; empty for one that this console may not see any more. */
async function contactOf(socket: ConsoleSocket, streamId: string): Promise<string> {
  const reply = await watch(socket, streamId);
  const opened = 'entries' in reply ? reply.entries[0]?.event : undefined;
  return opened?.type === 'InteractionOpened' ? opened.source.contactId : '';
}

/** Whatever ends this process, the product does not stay behind. */
export function endWithUs(product: Product): void {
  process.once('exit', () => product.pid > 0 && isRunning(product.pid) && process.kill(product.pid, 'SIGKILL'));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The key of a source, as the operator of a product reads it. */
export function keyOf(source: string, { folder }: Product): string {
  const { stdout, status } = spawnSync(process.execPath, ['dist/server/cli.mjs', 'keys', 'show', source], {
    encoding: 'utf8',
    env: { ...process.env, ALIADO_DATA_FOLDER: folder },
  });
  if (status !== 0) throw new Error('the key of the source is not to be had');
  return stdout.trim();
}
