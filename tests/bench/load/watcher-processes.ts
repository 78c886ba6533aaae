import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Order, Reading, Watcher } from './watchers.ts';

/** So many clients a process: with more, the clients are what is slow. */
const clientsEach = 250;

/** Client sockets, spread over processes of their own. */
export class WatcherProcesses {
  private constructor(private readonly children: readonly ChildProcess[]) {}

  /** Opens all; resolves when every client watches what it was to watch. */
  static async open(watchers: readonly Watcher[]): Promise<WatcherProcesses> {
    const shares: Watcher[][] = [];
    for (let at = 0; at < watchers.length; at += clientsEach) shares.push(watchers.slice(at, at + clientsEach));
    const children = shares.map(() =>
      fork(join(import.meta.dirname, 'watchers.mjs'), [], { serialization: 'advanced' }),
    );
    const processes = new WatcherProcesses(children);
    await Promise.all(children.map((child, index) => ask(child, { open: shares[index] ?? [] })));
    return processes;
  }

  /** What reached all of them since the last reading. */
  async read(): Promise<Reading> {
    const readings = await Promise.all(this.children.map((child) => ask(child, { read: true }) as Promise<Reading>));
    const sum = (count: (reading: Reading) => number) => readings.reduce((total, reading) => total + count(reading), 0);
    return {
      frames: sum(({ frames }) => frames),
      entries: sum(({ entries }) => entries),
      utteranceBytes: sum(({ utteranceBytes }) => utteranceBytes),
      latencies: readings.flatMap(({ latencies }) => latencies),
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.children.map((child) => ask(child, { close: true })));
    for (const child of this.children) child.disconnect();
  }
}

function ask(child: ChildProcess, order: Order): Promise<unknown> {
  return new Promise((done, failed) => {
    const gone = () => failed(new Error('a process of watchers ended'));
    child.once('exit', gone);
    child.once('message', (answer: { done: unknown } | { failed: string }) => {
      child.off('exit', gone);
      if ('failed' in answer) failed(new Error(answer.failed));
      else done(answer.done);
    });
    child.send(order);
  });
}
