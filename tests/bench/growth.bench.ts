/** How costs grow with history, length of a call, calls at once and watchers: slopes against what is allowed. --seconds --rows --long */
import { fillHistory } from './load/history.ts';
import { productAsContender, type Audience, type Contender } from './load/contender.ts';
import { judged, type Law, type Points } from './load/laws.ts';
import { LightSocket } from './load/light-socket.ts';
import { measure, type Load, type Run } from './load/measure.ts';
import { Rig, type KnownCall } from './load/rig.ts';
import { median, option, report } from './report.ts';

const seconds = option('seconds', 4);
const history = [10_000, option('rows', 100_000)];
const callsAtOnce = [10, 100, option('calls', 1_000)];
const lengths = [10, 1_000, option('long', 2_000)];
const watchers = [20, 60, 200];
const longCalls = 12;
/** Low enough for ten calls: those of one call wait for each other. */
const rate = 200;
const supervisor = 'marta';

const rig = await Rig.start();
const rows = [
  ...(await inHistory()),
  ...(await inCallsAtOnce()),
  ...(await inLength()),
  judged(law('delivery: CPU of an event, by its watchers', 'watchers', 'µs', 1), await inWatchers()),
];
await rig.stop();
report('growth', rows, { lawsOver: rows.filter(({ verdict }) => verdict === 'over').length });

async function inHistory() {
  const calls = await rig.known(await rig.openCalls(50));
  const measured: { n: number; run: Run }[] = [];
  await lowest(contenderOf(calls), null, { rate, rooms: calls.length, seconds }); // what is compiled at first use is not growth
  for (const size of history) {
    const n = fillHistory(rig.product.folder, size);
    measured.push({ n, run: await lowest(contenderOf(calls), null, { rate, rooms: calls.length, seconds }) });
  }
  await rig.send(calls.map(({ call }) => call.end(Date.now())));
  return [
    judged(
      law('log: CPU of the server an event', 'rows', 'µs', 0.05),
      cpuOf(measured, ({ cpu }) => cpu),
    ),
    judged(
      law('log: CPU of the database an event', 'rows', 'µs', 0.05),
      cpuOf(measured, ({ cpuOfDatabase }) => cpuOfDatabase),
    ),
  ];
}

async function inCallsAtOnce() {
  const calls: KnownCall[] = [];
  const measured: { n: number; run: Run }[] = [];
  const rejoined: { n: number; cost: number }[] = [];
  for (const n of callsAtOnce) {
    calls.push(...(await rig.known(await rig.openCalls(n - calls.length))));
    const audience = { agentOf: calls.map(({ call }) => rig.agents.indexOf(call.agentId)), watchingAll: 0 };
    measured.push({ n, run: await lowest(contenderOf(calls), audience, { rate, rooms: n, seconds }) });
    rejoined.push({ n, cost: await rejoin(calls) });
  }
  await rig.send(calls.map(({ call }) => call.end(Date.now())));
  return [
    judged(
      law('calls at once: CPU of the server an event', 'calls', 'µs', 0.05),
      cpuOf(measured, ({ cpu }) => cpu),
    ),
    judged(law('calls at once: bytes of an utterance', 'calls', 'bytes', 0.02), bytesOf(measured)),
    judged(law('calls at once: an agent comes back to a call', 'calls', 'ms', 0.05), rejoined),
  ];
}

async function inLength() {
  const calls = await rig.known(await rig.openCalls(longCalls));
  const audience = { agentOf: calls.map(({ call }) => rig.agents.indexOf(call.agentId)), watchingAll: 1 };
  const measured: { n: number; run: Run }[] = [];
  let said = 0;
  for (const length of lengths) {
    await rig.fill(
      calls.map(({ call }) => call),
      Math.max(0, length - said),
    );
    const run = await lowest(contenderOf(calls), audience, { rate, rooms: longCalls, seconds });
    const utterances = (await lengthOf(calls)) - 4;
    measured.push({ n: Math.round((Math.max(length, said) + utterances) / 2), run });
    said = utterances;
  }
  await rig.send(calls.map(({ call }) => call.end(Date.now())));
  return [
    judged(
      law('length of a call: CPU of the server an event', 'utterances', 'µs', 0.05),
      cpuOf(measured, ({ cpu }) => cpu),
    ),
    judged(law('length of a call: bytes of an utterance', 'utterances', 'bytes', 0.02), bytesOf(measured)),
  ];
}

async function inWatchers(): Promise<Points> {
  const calls = await rig.known(await rig.openCalls(1));
  const contender = contenderOf(calls);
  const load = { rate: 100, rooms: 1, seconds };
  const alone = await lowest(contender, null, load);
  const points: { n: number; cost: number | null }[] = [];
  for (const n of watchers) {
    const watched = await lowest(contender, { agentOf: [null], watchingAll: n }, load);
    const cost =
      watched.cpu === null || alone.cpu === null ? null : watched.cpu / watched.events - alone.cpu / alone.events;
    points.push({ n, cost: cost === null ? null : Math.max(cost, 1) });
  }
  return points;
}

/** From nothing to the last entry of the own call, milliseconds; the median of thirty. */
async function rejoin(calls: readonly KnownCall[]): Promise<number> {
  const took: number[] = [];
  for (let turn = 0; turn < 30; turn++) {
    const known = calls[(turn * 7) % calls.length];
    if (!known) continue;
    const address = await rig.addressOf(known.call.agentId);
    const start = performance.now();
    const socket = await LightSocket.open(address, { hear: () => undefined });
    await socket.ask('watch', { streamId: known.streamId, after: 4 });
    took.push(performance.now() - start);
    socket.close();
  }
  return median(took);
}

/** How many entries the first of these calls has. */
async function lengthOf(calls: readonly KnownCall[]): Promise<number> {
  const [known] = calls;
  if (!known) return 0;
  const socket = await LightSocket.open(await rig.addressOf(known.call.agentId), { hear: () => undefined });
  let last = 0;
  for (let hasMore = true; hasMore;) {
    const reply = (await socket.ask('watch', { streamId: known.streamId, after: last })) as WatchAnswer;
    last = reply.entries.at(-1)?.sequence ?? reply.snapshot?.state.sequence ?? last;
    hasMore = reply.hasMore;
  }
  socket.close();
  return last;
}

interface WatchAnswer {
  readonly entries: readonly { readonly sequence: number }[];
  readonly snapshot: { readonly state: { readonly sequence: number } } | null;
  readonly hasMore: boolean;
}

function contenderOf(calls: readonly KnownCall[]): Contender {
  return productAsContender(rig, calls, supervisor);
}

/** The cheaper of two runs: a neighbour on the machine only ever adds. */
async function lowest(contender: Contender, audience: Audience | null, load: Load): Promise<Run> {
  const runs = [await measure(contender, audience, load), await measure(contender, audience, load)] as const;
  return (runs[1].cpu ?? 0) / runs[1].events < (runs[0].cpu ?? 0) / runs[0].events ? runs[1] : runs[0];
}

function cpuOf(measured: readonly { n: number; run: Run }[], cpu: (run: Run) => number | null): Points {
  return measured.map(({ n, run }) => ({ n, cost: share(cpu(run), run.events) }));
}

function bytesOf(measured: readonly { n: number; run: Run }[]): Points {
  return measured.map(({ n, run }) => ({ n, cost: share(run.utteranceBytes, run.latencies.length) }));
}

function share(cost: number | null, count: number): number | null {
  return cost === null || count === 0 ? null : cost / count;
}

function law(name: string, of: string, unit: string, allowed: number): Law {
  return { name, of, unit, allowed };
}
