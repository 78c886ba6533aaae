import { setTimeout as sleep } from 'node:timers/promises';
import { cpuOf } from '../cpu.ts';
import { shareOf } from '../profile-share.ts';
import { median } from '../../report.ts';
import { askForHelp, compare, settled } from './floor-check.ts';
import { FloorLoad } from './floor-load.ts';
import { FloorRig, workSeconds } from './floor-rig.ts';
import { watchPage, type PageFigures } from './floor-page.ts';
import { FloorWatcher, type FloorReading } from './floor-watcher.ts';

/** What is to be measured. */
export interface FloorOrder {
  readonly agents: number;
  readonly calls: number;
  readonly supervisors: number;
  readonly seconds: number;
  readonly rounds: number;
  /** 1 is real time. */
  readonly scale: number;
  readonly isInBrowser: boolean;
}

/** One stretch of time under the load. */
interface Stretch {
  readonly seconds: number;
  /** Frames of the source. */
  readonly events: number;
  readonly spoken: number;
  /** CPU time of the server, microseconds; null where there is no /proc. */
  readonly cpu: number | null;
}

/** What one size of floor came to. */
export interface FloorRun {
  readonly atOnce: number;
  readonly watched: readonly Stretch[];
  readonly unwatched: readonly Stretch[];
  readonly delays: readonly number[];
  readonly ways: readonly number[];
  /** The most that any supervisor got in any stretch. */
  readonly bytesPerSecond: number;
  readonly framesPerSecond: number;
  readonly firstFrameBytes: number;
  /** Of the profiled stretch: what ran below the floor's code, microseconds an event, and its share of what the server did. */
  readonly floorMicros: number;
  readonly floorShare: number;
  /** MiB, one a second. */
  readonly resident: readonly number[];
  readonly needs: number;
  /** Figures that differ between the last frames, the recount and what the load told, a line each; and how many were compared. */
  readonly differences: readonly string[];
  readonly compared: number;
  readonly page: PageFigures | null;
}

/** How often somebody asks for help, at the pace of people. */
export const helpEveryMs = 5_000;
const warmUpMs = 10_000;
const profileSeconds = 15;

/** Runs the product under the load of a floor of this size. */
export async function runFloor(order: FloorOrder): Promise<FloorRun> {
  const rig = await FloorRig.start(order.agents, order.supervisors);
  try {
    return await measured(rig, order);
  } finally {
    await rig.stop();
  }
}

async function measured(rig: FloorRig, order: FloorOrder): Promise<FloorRun> {
  const { calls, scale } = order;
  const load = new FloorLoad(rig.agents, { calls, scale }, workSeconds, (frames) => rig.send(frames));
  const watchers = rig.supervisors.map((address) => new FloorWatcher(address));
  for (const watcher of watchers) await watcher.watch();
  await load.begin();
  const asking = setInterval(() => void askForHelp(rig, watchers[0]), helpEveryMs * Math.max(scale, 0.2));
  await sleep(warmUpMs);
  const resident: number[] = [];
  const looking = setInterval(() => resident.push(rig.residentMB() ?? Number.NaN), 1_000);
  const told = await inTurns(rig, { load, watchers }, order);
  for (const watcher of watchers) await watcher.watch();
  const page = order.isInBrowser ? await pageOf(rig, order) : null;
  const profiled = await profileOf(rig, load);
  const [needs, atOnce] = [watchers[0]?.needs.size ?? 0, load.atOnce];
  for (const timer of [looking, asking]) clearInterval(timer);
  await load.end();
  await settled(watchers);
  const compared = compare(rig, watchers, load);
  for (const watcher of watchers) watcher.close();
  const firstFrameBytes = median(watchers.map((watcher) => watcher.firstFrameBytes));
  return { atOnce, ...told, ...profiled, ...compared, resident, needs, page, firstFrameBytes };
}

/** Stretches with supervisors watching and without, one after the other. */
async function inTurns(
  rig: FloorRig,
  { load, watchers }: { readonly load: FloorLoad; readonly watchers: readonly FloorWatcher[] },
  { seconds, rounds }: FloorOrder,
) {
  const [watched, unwatched] = [[] as Stretch[], [] as Stretch[]];
  const readings: { readonly seconds: number; readonly of: FloorReading }[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const watcher of watchers) await watcher.watch();
    await sleep(500); // the first pages of the floor are no news
    for (const watcher of watchers) watcher.read();
    const stretch = await stretchOf(rig, load, seconds);
    watched.push(stretch);
    readings.push(...watchers.map((watcher) => ({ seconds: stretch.seconds, of: watcher.read() })));
    for (const watcher of watchers) await watcher.leave();
    unwatched.push(await stretchOf(rig, load, seconds));
  }
  return {
    ...{ watched, unwatched },
    delays: readings.flatMap(({ of }) => of.delays),
    ways: readings.flatMap(({ of }) => of.ways),
    bytesPerSecond: Math.max(...readings.map((one) => one.of.bytes / one.seconds)),
    framesPerSecond: Math.max(...readings.map((one) => one.of.frames / one.seconds)),
  };
}

function pageOf({ product, supervisors }: FloorRig, { seconds }: FloorOrder): Promise<PageFigures> {
  return watchPage(product.url, supervisors[0]?.cookie ?? '', seconds);
}

async function profileOf({ inspector }: FloorRig, load: FloorLoad) {
  const before = load.taken;
  const profile = await inspector.profile(profileSeconds);
  const share = shareOf(profile, (source) => source.includes('apps/server/src/floor/'));
  return { floorMicros: share.within / (load.taken - before), floorShare: share.within / share.busy };
}

async function stretchOf({ product }: FloorRig, load: FloorLoad, seconds: number): Promise<Stretch> {
  const [cpu, events, spoken, start] = [cpuOf(product.pid), load.taken, load.spoken, performance.now()];
  await sleep(seconds * 1_000);
  const after = cpuOf(product.pid);
  return {
    seconds: (performance.now() - start) / 1_000,
    events: load.taken - events,
    spoken: load.spoken - spoken,
    cpu: cpu === null || after === null ? null : after - cpu,
  };
}
