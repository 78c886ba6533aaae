/** From a source's socket to the consoles: latency and CPU of a delivery, beside bare Socket.IO and bare ws. --rounds --seconds --fan */
import { bareServer, productAsContender, type Audience, type Contender } from './load/contender.ts';
import { measure, type Run } from './load/measure.ts';
import { Rig } from './load/rig.ts';
import { median, option, quantile, report, type Figures } from './report.ts';

const rounds = option('rounds', 2);
const seconds = option('seconds', 4);
const watchersOfOne = option('watchers', 200);
const callsAnAgent = option('calls', 4);
const supervisors = 5;
const supervisor = 'marta';

const rig = await Rig.start();
const known = await rig.known(await rig.openCalls(rig.agents.length * callsAnAgent));
const contenders = [
  productAsContender(rig, known, supervisor),
  await bareServer('socketio.mjs', 'socket.io'),
  await bareServer('ws.mjs', 'ws'),
];
const agentOf = known.map(({ call }) => rig.agents.indexOf(call.agentId));
const fanOut: Audience = { agentOf: [null], watchingAll: watchersOfOne };
const rooms: Audience = { agentOf, watchingAll: supervisors };
const loads = [
  { name: `one call, ${watchersOfOne} watchers`, audience: fanOut, rate: option('fan', 40) },
  { name: `${agentOf.length} calls, ${rig.agents.length} agents, ${supervisors} floors`, audience: rooms, rate: 500 },
  { name: `${agentOf.length} calls, ${rig.agents.length} agents, ${supervisors} floors`, audience: rooms, rate: 2_000 },
];

/** One round of one server under one load: with its clients, and with nobody there, to tell carrying from delivering. */
interface Round {
  readonly watched: Run;
  readonly alone: Run;
}

const taken = new Map<string, Round[]>();
for (let round = 0; round < rounds; round++) {
  for (const { name, audience, rate } of loads) {
    // every server begins a round as often as the others: what a noisy neighbour takes, it takes from all
    for (let turn = 0; turn < contenders.length; turn++) {
      const contender = contenders[(turn + round) % contenders.length];
      if (!contender) continue;
      const load = { rate, rooms: audience.agentOf.length, seconds };
      const watched = await measure(contender, audience, load);
      const alone = await measure(contender, null, load);
      const key = keyOf(contender, name, rate);
      taken.set(key, [...(taken.get(key) ?? []), { watched, alone }]);
    }
  }
}
for (const contender of contenders) await contender.stop();

const rows = loads.flatMap(({ name, rate }) => contenders.map((contender) => rowOf(contender, name, rate)));
report('stream', rows, ratios());

function keyOf({ name }: Contender, load: string, rate: number): string {
  return `${name} ${load} ${rate}`;
}

function roundsOf(contender: Contender | undefined, load: string, rate: number): readonly Round[] {
  return (contender && taken.get(keyOf(contender, load, rate))) ?? [];
}

function rowOf(contender: Contender, load: string, rate: number): Figures {
  const all = roundsOf(contender, load, rate);
  const latencies = all.flatMap(({ watched }) => watched.latencies);
  const eachRound = (figure: (round: Round) => number | null) => {
    const figures = all.map(figure).filter((value) => value !== null);
    return figures.length > 0 ? median(figures) : 'no /proc here';
  };
  return {
    load,
    server: contender.name,
    'events/s asked': rate,
    'events/s': median(all.map(({ watched }) => watched.events / watched.seconds)),
    'p50 ms': quantile(latencies, 0.5),
    'p95 ms': quantile(latencies, 0.95),
    'p99 ms': quantile(latencies, 0.99),
    'deliveries an event': median(all.map(({ watched }) => watched.deliveries / watched.events)),
    'CPU µs a delivery, all told': eachRound(({ watched }) => share(watched.cpu, watched.deliveries)),
    'CPU µs a delivery alone': eachRound(deliveryAlone),
    'CPU µs an event, nobody watching': eachRound(({ alone }) => share(alone.cpu, alone.events)),
    'CPU µs an event, database': eachRound(({ alone }) => share(alone.cpuOfDatabase, alone.events)),
  };
}

function share(cpu: number | null, count: number): number | null {
  return cpu === null || count === 0 ? null : cpu / count;
}

/** What the same load costs more for being watched, a delivery. */
function deliveryAlone({ watched, alone }: Round): number | null {
  const [all, carried] = [share(watched.cpu, watched.events), share(alone.cpu, alone.events)];
  return all === null || carried === null ? null : (all - carried) / (watched.deliveries / watched.events);
}

/** Above 1 the product spends less than the bare server of the same round; each the median over the rounds. */
function ratios(): Figures {
  const [product, socketIo, ws] = contenders;
  const [one, , busy] = loads;
  const against = (bare: Contender | undefined, load: typeof one, cost: (round: Round) => number | null) => {
    if (!load) return 'not measured';
    const bareRounds = roundsOf(bare, load.name, load.rate);
    const pairs = roundsOf(product, load.name, load.rate).flatMap((ours, round) => {
      const other = bareRounds[round];
      const [mine, theirs] = [cost(ours), other ? cost(other) : null];
      return mine === null || theirs === null ? [] : [theirs / mine];
    });
    return pairs.length > 0 ? median(pairs) : 'no /proc here';
  };
  const allTold = ({ watched }: Round) => share(watched.cpu, watched.deliveries);
  return {
    // where deliveries are nearly all there is to do; among rooms they are the difference of two large figures
    ratioToSocketIo: against(socketIo, one, deliveryAlone),
    ratioToWs: against(ws, one, deliveryAlone),
    roomsRatioToSocketIo: against(socketIo, busy, deliveryAlone),
    roomsRatioToWs: against(ws, busy, deliveryAlone),
    allToldRatioToSocketIo: against(socketIo, one, allTold),
    roomsAllToldRatioToSocketIo: against(socketIo, busy, allTold),
  };
}
