import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { CpuProfile } from './profile-share.ts';

/** What a process of Node holds, bytes. */
export interface Held {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}

/** What a process did to collect garbage, of itself. */
export interface Collected {
  /** In use after each whole collection, bytes, in their order. */
  readonly heapUsedAfter: readonly number[];
  /** For how long the process stood still for each collection, milliseconds. */
  readonly pauses: readonly number[];
}

interface GarbageProfile {
  readonly statistics: readonly {
    readonly gcType: string;
    readonly cost: number;
    readonly afterGC: { readonly heapStatistics: { readonly usedHeapSize: number } };
  }[];
}

const collections = "process.getBuiltinModule('v8').GCProfiler";

/** The setting with which a process can be looked into; the address is then among what it prints. */
export const inspectable = { NODE_OPTIONS: '--inspect=127.0.0.1:0' } as const;

/** Looks into a process through Node's own inspector: nothing in the process has to know. */
export class Inspector {
  private asked = 0;
  private constructor(private readonly socket: WebSocket) {}

  /** @param output what the process printed, its inspector's address among it before those of processes that it started. */
  static async of(output: string): Promise<Inspector> {
    const [address] = /ws:\/\/127\.0\.0\.1:\d+\/[\w-]+/.exec(output) ?? [];
    if (!address) throw new Error('the process was not started with an inspector');
    const socket = new WebSocket(address, { perMessageDeflate: false });
    await new Promise((ready, failed) => socket.once('open', ready).once('error', failed));
    return new Inspector(socket);
  }

  /** What the process holds once all that nobody needs is collected. */
  async heldAfterCollection(): Promise<Held> {
    for (let turn = 0; turn < 3; turn++) {
      await this.ask('HeapProfiler.collectGarbage');
      await sleep(300);
    }
    return this.memoryUsage();
  }

  /** What the process holds now, with what nobody needs any more. */
  memoryUsage(): Promise<Held> {
    return this.evaluate<Held>('process.memoryUsage()');
  }

  /** What was collected since this was asked last; nothing the first time. Garbage is collected when the process would. */
  async collected(): Promise<Collected> {
    const { statistics } = await this.evaluate<GarbageProfile>(
      `(() => { const before = globalThis.collections; (globalThis.collections = new (${collections})()).start();
        return before?.stop() ?? { statistics: [] }; })()`,
    );
    const whole = statistics.filter(({ gcType }) => gcType === 'MarkSweepCompact');
    return {
      heapUsedAfter: whole.map(({ afterGC }) => afterGC.heapStatistics.usedHeapSize),
      pauses: statistics.map(({ cost }) => cost / 1_000),
    };
  }

  /** What the process does for so many seconds, looked at every half millisecond. */
  async profile(seconds: number): Promise<CpuProfile> {
    await this.ask('Profiler.enable');
    await this.ask('Profiler.setSamplingInterval', { interval: 500 });
    await this.ask('Profiler.start');
    await sleep(seconds * 1_000);
    const { profile } = (await this.ask('Profiler.stop')) as { profile: CpuProfile };
    await this.ask('Profiler.disable');
    return profile;
  }

  close(): void {
    this.socket.terminate();
  }

  private async evaluate<T>(expression: string): Promise<T> {
    const asked = { expression: `JSON.stringify(${expression})` };
    const { result } = (await this.ask('Runtime.evaluate', asked)) as { readonly result: { readonly value: string } };
    return JSON.parse(result.value) as T;
  }

  private ask(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.asked;
    return new Promise((answered, failed) => {
      const hear = (data: unknown): void => {
        const answer = JSON.parse(String(data)) as { id?: number; result?: unknown; error?: { message: string } };
        if (answer.id !== id) return;
        this.socket.off('message', hear);
        if (answer.error) failed(new Error(answer.error.message));
        else answered(answer.result);
      };
      this.socket.on('message', hear);
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }
}
