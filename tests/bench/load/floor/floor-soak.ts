import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from '../../report.ts';
import { cpuOf } from '../cpu.ts';
import { askForHelp, compare, settled } from './floor-check.ts';
import { FloorLoad } from './floor-load.ts';
import { FloorRig, workSeconds } from './floor-rig.ts';
import { helpEveryMs, type FloorOrder } from './floor-run.ts';
import { FloorWatcher } from './floor-watcher.ts';

/** What a minute of the load came to. */
export interface FloorMinute {
  readonly atOnce: number;
  readonly eventsPerSecond: number;
  readonly delayP50Ms: number;
  readonly delayP99Ms: number;
  /** The most that any supervisor got. */
  readonly kilobytesPerSecond: number;
  /** CPU time of the server, as a share of one core; null where there is no /proc. */
  readonly ofACore: number | null;
  /** MiB, at the end of the minute; null where there is no /proc. */
  readonly residentMB: number | null;
  /** MiB, in use after the last whole collection of garbage in this minute; null where none came. */
  readonly heapMB: number | null;
  /** MiB outside of the heap. */
  readonly externalMB: number;
  /** The longest that the server stood still to collect garbage, milliseconds. */
  readonly longestPauseMs: number;
}

/** What is to be measured. */
export interface SoakOrder extends FloorOrder {
  /** Whether the server is killed in the middle. */
  readonly isKilled: boolean;
}

/** What a floor that was fed for a long time came to. */
export interface FloorSoak {
  readonly minutes: readonly FloorMinute[];
  readonly delays: readonly number[];
  /** How often a batch was not taken, and was sent again. */
  readonly repeated: number;
  readonly differences: readonly string[];
  readonly compared: number;
}

const minuteMs = 60_000;
const settleMs = 500;

/** Feeds a floor of this size for so many minutes, with everybody watching all the time, and looks at the server once in each. */
export async function soakFloor(order: SoakOrder, minutes: number): Promise<FloorSoak> {
  const rig = await FloorRig.start(order.agents, order.supervisors);
  try {
    return await soaked(rig, order, minutes);
  } finally {
    await rig.stop();
  }
}

async function soaked(rig: FloorRig, { calls, scale, isKilled }: SoakOrder, count: number): Promise<FloorSoak> {
  const load = new FloorLoad(rig.agents, { calls, scale }, workSeconds, (frames) => rig.send(frames));
  const watchers = rig.supervisors.map((address) => new FloorWatcher(address));
  for (const watcher of watchers) await watcher.watch();
  await load.begin();
  const asking = setInterval(() => void askForHelp(rig, watchers[0]), helpEveryMs);
  await sleep(settleMs);
  for (const watcher of watchers) watcher.read();
  await rig.inspector.collected();
  const minutes: FloorMinute[] = [];
  const delays: number[] = [];
  while (minutes.length < count) {
    if (isKilled && minutes.length === Math.floor(count / 2)) await killUnderLoad(rig, watchers);
    const minute = await minuteOf(rig, load, watchers, delays);
    minutes.push(minute);
    console.error(JSON.stringify(minute)); // a run of half an hour that breaks off has told something
  }
  clearInterval(asking);
  await load.end();
  await settled(watchers);
  const compared = compare(rig, watchers, load);
  for (const watcher of watchers) watcher.close();
  return { minutes, delays, repeated: load.repeated, ...compared };
}

/** Ends the server while calls go on; the source goes on sending, and supervisors come back as consoles do. */
async function killUnderLoad(rig: FloorRig, watchers: readonly FloorWatcher[]): Promise<void> {
  await rig.killAndStart();
  for (const watcher of watchers) await watcher.watch();
  await rig.inspector.collected();
  await sleep(settleMs);
  for (const watcher of watchers) watcher.read();
}

async function minuteOf(
  rig: FloorRig,
  load: FloorLoad,
  watchers: readonly FloorWatcher[],
  all: number[],
): Promise<FloorMinute> {
  const { pid } = rig.product;
  const [cpu, events, start] = [cpuOf(pid), load.taken, performance.now()];
  await sleep(minuteMs);
  const after = cpuOf(pid);
  const seconds = (performance.now() - start) / 1_000;
  const eventsPerSecond = (load.taken - events) / seconds;
  const readings = watchers.map((watcher) => watcher.read());
  const delays = readings.flatMap((reading) => reading.delays);
  for (const delay of delays) all.push(delay);
  const { heapUsedAfter, pauses } = await rig.inspector.collected();
  const { external } = await rig.inspector.memoryUsage();
  const heapUsed = heapUsedAfter.at(-1);
  return {
    ...{ atOnce: load.atOnce, eventsPerSecond, residentMB: rig.residentMB() },
    ...{ delayP50Ms: quantile(delays, 0.5), delayP99Ms: quantile(delays, 0.99) },
    kilobytesPerSecond: Math.max(...readings.map(({ bytes }) => bytes)) / seconds / 1_000,
    ofACore: cpu === null || after === null ? null : (after - cpu) / 1e6 / seconds,
    ...{ heapMB: heapUsed === undefined ? null : heapUsed / 2 ** 20, externalMB: external / 2 ** 20 },
    longestPauseMs: Math.max(0, ...pauses),
  };
}
