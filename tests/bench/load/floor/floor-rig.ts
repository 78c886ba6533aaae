import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { agentStream, liveNamespace, type QueueTarget, type SourceFrame, type Tally } from '@aliado/domain';
import { connectSource, sendFrames, type SourceSocket } from '../../../support/clients.ts';
import { Product } from '../../../support/product.ts';
import { Inspector, inspectable } from '../inspector.ts';
import { LightSocket, type LightAddress } from '../light-socket.ts';
import { endWithUs, keyOf } from '../rig.ts';
import { WatcherProcesses } from '../watcher-processes.ts';

/** Frames that a source may send at once. */
const framesAtOnce = 500;
/** The server looks for new accounts every ten seconds. */
const staffWithinMs = 30_000;
/** The shortest that the server allows. */
export const workSeconds = 10;

interface Person {
  readonly id: string;
  readonly role: 'agent' | 'supervisor';
  readonly token: string;
}

/** The product with many agents at their consoles, supervisors, and a platform that routes. */
export class FloorRig {
  private constructor(
    readonly product: Product,
    private looking: Inspector,
    private source: SourceSocket,
    private readonly key: string,
    private readonly people: readonly Person[],
    private readonly consoles: WatcherProcesses,
  ) {}

  /** Every agent has a console open, which follows their day. */
  static async start(agents: number, supervisors: number): Promise<FloorRig> {
    const settings = { ...inspectable, ALIADO_AFTER_CONTACT_WORK_SECONDS: String(workSeconds) };
    const product = await Product.quiet([], settings);
    endWithUs(product);
    const people = JSON.parse(entryOf(product, 'bench-people', [agents, supervisors])) as readonly Person[];
    const key = keyOf('bench', product);
    const { socket } = await connectSource(product.url, 'bench', key);
    const isStaffed = new Promise<void>((ready) => {
      socket.on('roster', (entries) => entries.length >= agents && ready());
    });
    await Promise.race([isStaffed, sleep(staffWithinMs).then(() => Promise.reject(new Error('nobody joined')))]);
    const watching = people
      .filter(({ role }) => role === 'agent')
      .map((person) => ({ address: addressOf(product, person), rooms: [agentStream(person.id)] }));
    const consoles = await WatcherProcesses.open(watching);
    return new FloorRig(product, await Inspector.of(product.output), socket, key, people, consoles);
  }

  /** Looks into the server that runs now. */
  get inspector(): Inspector {
    return this.looking;
  }

  /** Ends the server without a chance to tidy up, and starts it again. Who was connected, the source aside, has to come back. */
  async killAndStart(): Promise<void> {
    this.looking.close();
    this.source.close();
    await this.product.kill();
    const said = this.product.output.length;
    await this.product.up();
    this.looking = await Inspector.of(this.product.output.slice(said));
  }

  /** Who takes calls. */
  get agents(): readonly string[] {
    return this.people.filter(({ role }) => role === 'agent').map(({ id }) => id);
  }

  /** Where the supervisors' consoles connect. */
  get supervisors(): readonly Required<LightAddress>[] {
    return this.people.filter(({ role }) => role === 'supervisor').map((person) => addressOf(this.product, person));
  }

  /** Sends and waits until all of it is on disk; connects again first, where that was cut. */
  async send(frames: readonly SourceFrame[]): Promise<void> {
    const { url } = this.product;
    if (!this.source.connected) this.source = (await connectSource(url, 'bench', this.key)).socket;
    for (let at = 0; at < frames.length; at += framesAtOnce)
      await sendFrames(this.source, frames.slice(at, at + framesAtOnce));
  }

  /** An agent asks for help in a contact of theirs. */
  async askForHelp(agentId: string, interactionId: string): Promise<void> {
    const person = this.people.find(({ id }) => id === agentId);
    if (!person) return;
    const socket = await LightSocket.open(addressOf(this.product, person), { hear: () => undefined });
    const command = { type: 'AskForHelp', words: 'No encuentro el pedido.' } as const;
    await socket.ask('command', { commandId: randomUUID(), interactionId, command });
    socket.close();
  }

  /** The tallies of a day as the log has them, counted contact by contact. */
  recount(dayFrom: number, targets: Readonly<Record<string, QueueTarget>>): Readonly<Record<string, Tally>> {
    const order = JSON.stringify({ dayFrom, targets });
    return JSON.parse(entryOf(this.product, 'bench-floor-recount', [order])) as Record<string, Tally>;
  }

  /** Memory of the server as the kernel has it, MiB; null where there is no /proc. */
  residentMB(): number | null {
    try {
      const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.product.pid}/status`, 'utf8')) ?? [];
      return Number(kilobytes) / 1_024;
    } catch {
      return null; // no Linux
    }
  }

  async stop(): Promise<void> {
    await this.consoles.close();
    this.looking.close();
    this.source.close();
    await this.product.stop();
  }
}

function addressOf({ url }: Product, { token }: Person): Required<LightAddress> {
  return { url, cookie: `aliado_sid=${token}`, speaks: 'socket.io', namespace: liveNamespace };
}

/** Runs an entry of the built server on a product's database, and gives the last line it prints. */
function entryOf({ folder }: Product, entry: string, parameters: readonly (string | number)[]): string {
  const { stdout, status } = spawnSync(process.execPath, [`dist/server/${entry}.mjs`, ...parameters.map(String)], {
    encoding: 'utf8',
    env: { ...process.env, ALIADO_DATA_FOLDER: folder, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 2 ** 20,
  });
  const line = stdout.trim().split('\n').at(-1);
  if (status !== 0 || line === undefined) throw new Error(`dist/server/${entry}.mjs failed; is the server built?`);
  return line;
}
