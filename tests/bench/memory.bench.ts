/** Memory of the server for an idle console, a live call of ten minutes, and a finished call. --consoles --calls */
import { setTimeout as sleep } from 'node:timers/promises';
import { agentStream } from '@aliado/domain';
import { Inspector, inspectable, type Held } from './load/inspector.ts';
import { Rig } from './load/rig.ts';
import { WatcherProcesses } from './load/watcher-processes.ts';
import { option, report } from './report.ts';

const consoles = option('consoles', 500);
const calls = option('calls', 300);
const utterances = 120;
/** The shortest that the server allows: a finished call is closed by it. */
const afterContactWorkSeconds = 10;

const rig = await Rig.start({ ...inspectable, ALIADO_AFTER_CONTACT_WORK_SECONDS: String(afterContactWorkSeconds) });
const inspector = await Inspector.of(rig.product.output);

await warmUp();
const empty = await inspector.heldAfterCollection();

const clients = await openConsoles(consoles);
const withConsoles = await inspector.heldAfterCollection();
await clients.close();
await sleep(1_000);
const withoutConsoles = await inspector.heldAfterCollection();

const live = await rig.openCalls(calls);
await rig.fill(live, utterances);
await sleep(2_000);
const withCalls = await inspector.heldAfterCollection();

const transcript = live.flatMap((call) => Array.from({ length: 3 }, () => JSON.stringify(rig.say(call).fact).length));
const transcriptBytes = (transcript.reduce((sum, bytes) => sum + bytes, 0) / transcript.length) * utterances;

await rig.send(live.map((call) => call.end(Date.now())));
await sleep((afterContactWorkSeconds + 5) * 1_000);
const finished = await inspector.heldAfterCollection();
inspector.close();
await rig.stop();

const rows = [
  row(`idle console, signed in (${consoles})`, withConsoles, empty, consoles),
  row(`live call of ${utterances} utterances (${calls})`, withCalls, withoutConsoles, calls),
  row(`call after it was closed (${calls})`, finished, withoutConsoles, calls),
];
const [idleConsole, liveCall, finishedCall] = rows.map((each) => each['heap KB each']);
report('memory', rows, {
  heapKBAnIdleConsole: idleConsole ?? 0,
  heapKBALiveCall: liveCall ?? 0,
  heapKBAFinishedCall: finishedCall ?? 0,
  transcriptKBACall: transcriptBytes / 1_024,
  timesItsTranscript: ((liveCall ?? 0) * 1_024) / transcriptBytes,
});

function row(what: string, after: Held, before: Held, count: number) {
  return {
    what,
    'heap KB each': (after.heapUsed - before.heapUsed) / 1_024 / count,
    'external KB each': (after.external - before.external) / 1_024 / count,
    'RSS KB each': (after.rss - before.rss) / 1_024 / count,
    'heap MB then': after.heapUsed / 2 ** 20,
  };
}

/** Consoles that follow their agent's day, as one does between calls. */
async function openConsoles(count: number): Promise<WatcherProcesses> {
  const addresses = await Promise.all(rig.agents.map((agentId) => rig.addressOf(agentId)));
  return WatcherProcesses.open(
    Array.from({ length: count }, (_, nth) => {
      const place = nth % rig.agents.length;
      return {
        address: addresses[place] ?? { url: rig.product.url, speaks: 'socket.io' },
        rooms: [agentStream(rig.agents[place] ?? '')],
      };
    }),
  );
}

/** Code that was compiled and caches that were filled once are nobody's memory. */
async function warmUp(): Promise<void> {
  const some = await openConsoles(60);
  const first = await rig.openCalls(40);
  await rig.fill(first, 60);
  await rig.send(first.map((call) => call.end(Date.now())));
  await some.close();
  await sleep((afterContactWorkSeconds + 3) * 1_000);
}
