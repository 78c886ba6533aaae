/** The floor of 1,000 agents and 500 calls: how late, how much, what it costs, whether it adds up. --agents --calls --supervisors --seconds --rounds --browser --alone, or --minutes [--kill] */
import { runFloor, type FloorRun } from './load/floor/floor-run.ts';
import { soakFloor } from './load/floor/floor-soak.ts';
import { growthOf, median, option, quantile, report, trendOf, type Figures } from './report.ts';

const agents = option('agents', 1_000);
const calls = option('calls', 500);
const supervisors = option('supervisors', 5);
const order = { supervisors, seconds: option('seconds', 20), rounds: option('rounds', 2) };
const isInBrowser = process.argv.includes('--browser');

const whole = { ...order, agents, calls, scale: 1, isInBrowser };
/** A tenth of the floor with calls ten times as quick: as many events, so that only the size differs. */
const lesser = {
  ...whole,
  agents: Math.ceil(agents / 10),
  calls: Math.ceil(calls / 10),
  scale: 0.1,
  isInBrowser: false,
};
const minutes = option('minutes', 0);
if (minutes > 0) await soak();
else await measure(process.argv.includes('--alone') ? [whole] : [lesser, whole]);

async function measure(sizes: readonly (typeof whole)[]): Promise<void> {
  const all: { readonly size: typeof whole; readonly run: FloorRun }[] = [];
  for (const size of sizes) all.push({ size, run: await runFloor(size) });
  const large = all.at(-1)?.run;
  if (!large) throw new Error('no size was measured');
  for (const line of all.flatMap(({ run }) => run.differences)) console.error(line);
  report(
    'floor',
    all.map(({ size, run }) => rowOf(size, run)),
    {
      delayP50Ms: quantile(large.delays, 0.5),
      delayP99Ms: quantile(large.delays, 0.99),
      kilobytesPerSecond: large.bytesPerSecond / 1_000,
      framesPerSecond: large.framesPerSecond,
      firstFrameKilobytes: large.firstFrameBytes / 1_000,
      watchedToUnwatched: watchedToUnwatched(large) ?? 'no /proc here',
      floorShareOfServer: large.floorShare,
      floorShareOfACore: (large.floorMicros * median(large.watched.map(rateOf))) / 1e6,
      floorMicrosAnEvent: large.floorMicros,
      ...(all.length > 1 && {
        growthK: growthOf(all.map(({ size, run }) => ({ n: size.agents, cost: run.floorMicros }))),
      }),
      residentMBAMinute: trendOf(large.resident).slope * 60,
      figuresDifferent: all.reduce((sum, { run }) => sum + run.differences.length, 0),
      figuresCompared: all.reduce((sum, { run }) => sum + run.compared, 0),
      ...(large.page && {
        pageTasksOver50Ms: large.page.longTasks,
        pageLongestTaskMs: large.page.longest,
        pageTasksOver50MsAtFirst: large.page.longTasksAtFirst,
        pageLongestTaskAtFirstMs: large.page.longestAtFirst,
        pageElementsLeast: large.page.nodes[0],
        pageElementsMost: large.page.nodes[1],
      }),
    },
  );
}

/** Half an hour, say: whether what the server holds grows. The first minutes, in which calls grow and caches fill, are in the table only. */
async function soak(): Promise<void> {
  const run = await soakFloor({ ...whole, isKilled: process.argv.includes('--kill') }, minutes);
  for (const line of run.differences) console.error(line);
  const later = run.minutes.slice(Math.min(10, Math.floor(minutes / 3)));
  const heap = trendOf(later.map(({ heapMB }) => heapMB));
  const resident = trendOf(later.map(({ residentMB }) => residentMB));
  const rows = run.minutes.map(({ residentMB, heapMB, ofACore, ...minute }, nth) => ({
    ...{ minute: nth + 1, ...minute, heapMB: heapMB ?? 'not collected' },
    ...{ ofACore: ofACore ?? 'no /proc here', residentMB: residentMB ?? 'no /proc here' },
  }));
  report('floor', rows, {
    ...{ minutesOfTrend: later.length, heapMBAMinute: heap.slope, heapMBAMinutePlusMinus: heap.within },
    ...{ residentMBAMinute: resident.slope, residentMBAMinutePlusMinus: resident.within },
    ...{ delayP50Ms: quantile(run.delays, 0.5), delayP99Ms: quantile(run.delays, 0.99) },
    delayP99MsOfTheWorstMinute: Math.max(...run.minutes.map(({ delayP99Ms }) => delayP99Ms)),
    ...{ figuresDifferent: run.differences.length, figuresCompared: run.compared },
    batchesSentAgain: run.repeated,
  });
}

function rowOf(size: { readonly agents: number; readonly calls: number }, run: FloorRun): Figures {
  return {
    agents: size.agents,
    'calls at once': run.atOnce,
    'events/s': median(run.watched.map(rateOf)),
    'of them words/s': median(run.watched.map(({ spoken, seconds }) => spoken / seconds)),
    'behind p50 ms': quantile(run.delays, 0.5),
    'p99 ms': quantile(run.delays, 0.99),
    'server to client p99 ms': quantile(run.ways, 0.99),
    'KB/s each': run.bytesPerSecond / 1_000,
    'frames/s': run.framesPerSecond,
    'first frame KB': run.firstFrameBytes / 1_000,
    'CPU µs an event, watched': cpuAnEvent(run.watched) ?? 'no /proc here',
    unwatched: cpuAnEvent(run.unwatched) ?? 'no /proc here',
    'floor µs an event': run.floorMicros,
    'floor % of server': run.floorShare * 100,
    'RSS MB first, last': `${Math.round(run.resident[0] ?? 0)}, ${Math.round(run.resident.at(-1) ?? 0)}`,
    'needs in sight': run.needs,
    different: `${run.differences.length} of ${run.compared}`,
  };
}

function rateOf({ events, seconds }: FloorRun['watched'][number]): number {
  return events / seconds;
}

function cpuAnEvent(stretches: FloorRun['watched']): number | null {
  const each = stretches.flatMap(({ cpu, events }) => (cpu === null || events === 0 ? [] : [cpu / events]));
  return each.length > 0 ? median(each) : null;
}

/** Each watched stretch beside the one after it in which nobody watches: what the same load costs times more; the median. */
function watchedToUnwatched({ watched, unwatched }: FloorRun): number | null {
  const ratios = watched.flatMap((one, round) => {
    const other = unwatched[round];
    if (!other || one.cpu === null || !other.cpu) return [];
    return [one.cpu / one.events / (other.cpu / other.events)];
  });
  return ratios.length > 0 ? median(ratios) : null;
}
