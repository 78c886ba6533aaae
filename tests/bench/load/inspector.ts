import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { CpuProfile } from './profile-share.ts';

/** What a process of Node holds, bytes. */
export interface Held {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}

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
    const { result } = (await this.ask('Runtime.evaluate', {
      expression: 'JSON.stringify(process.memoryUsage())',
    })) as {
      result: { value: string };
    };
    return JSON.parse(result.value) as Held;
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
