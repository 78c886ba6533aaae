import { setTimeout as sleep } from 'node:timers/promises';
import type { Audience, Contender } from './contender.ts';
import { cpuOf, cpuOfChildren } from './cpu.ts';
import { atRate } from './pace.ts';
import { WatcherProcesses } from './watcher-processes.ts';

/** What one server did under one load for some seconds. */
export interface Run {
  readonly events: number;
  /** Entries that reached clients, and the frames in which they came. */
  readonly deliveries: number;
  readonly frames: number;
  /** Of the frames that carried utterances. */
  readonly utteranceBytes: number;
  readonly seconds: number;
  /** Milliseconds from sending to receipt, unsorted. */
  readonly latencies: readonly number[];
  /** CPU time of the server, microseconds; null where it cannot be read. */
  readonly cpu: number | null;
  /** CPU time of what the server started: its database. */
  readonly cpuOfDatabase: number | null;
}

/** A fixed load: how many events a second go round how many rooms. */
export interface Load {
  readonly rate: number;
  readonly rooms: number;
  readonly seconds: number;
}

const warmUpSeconds = 0.7;
/** What is on its way when the sending ends gets so long to arrive. */
const settleMs = 400;

/** Measures a server under a load, with these clients watching. */
export async function measure(contender: Contender, audience: Audience | null, load: Load): Promise<Run> {
  const clients = await WatcherProcesses.open(audience ? await contender.watchers(audience) : []);
  try {
    return await measureWith(contender, clients, load);
  } finally {
    await clients.close();
  }
}

/** Measures with clients that are open already. */
export async function measureWith(
  contender: Contender,
  clients: WatcherProcesses,
  { rate, rooms, seconds }: Load,
): Promise<Run> {
  const answers: Promise<void>[] = [];
  // what is answered too late reaches its clients late, which is what is counted
  const send = (count: number) => void answers.push(contender.send(count, rooms).catch(() => undefined));
  await atRate(rate, warmUpSeconds, send);
  await Promise.all(answers.splice(0));
  await clients.read();
  const [cpu, cpuOfDatabase, start] = [cpuOf(contender.pid), cpuOfChildren(contender.pid), performance.now()];
  const events = await atRate(rate, seconds, send);
  await Promise.all(answers);
  const passed = (performance.now() - start) / 1_000;
  await sleep(settleMs);
  const { entries, frames, utteranceBytes, latencies } = await clients.read();
  return {
    events,
    deliveries: entries,
    frames,
    utteranceBytes,
    seconds: passed,
    latencies: latencies.map((micros) => micros / 1_000),
    cpu: difference(cpuOf(contender.pid), cpu),
    cpuOfDatabase: difference(cpuOfChildren(contender.pid), cpuOfDatabase),
  };
}

const difference = (after: number | null, before: number | null): number | null =>
  after === null || before === null ? null : after - before;
