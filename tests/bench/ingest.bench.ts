/** Events over HTTP: signed CloudEvents in batches of 50 through the product's door, beside bare node:http. --rounds --seconds */
import { startBare } from './load/bare-process.ts';
import { cpuOf } from './load/cpu.ts';
import { Deliveries } from './load/deliveries.ts';
import { Rig } from './load/rig.ts';
import { median, option, report } from './report.ts';

const rounds = option('rounds', 3);
const seconds = option('seconds', 2);
const batch = option('batch', 50);
const connections = 8;

const rig = await Rig.start();
const bare = await startBare('http.mjs');
const key = Buffer.from(rig.keyOf('bench-http'), 'base64url');
const door = new Deliveries(`${rig.product.url}/ingest/cloudevents/bench-http`, key, connections);
const plain = new Deliveries(bare.url, key, connections);
const contenders = [
  { name: 'bare node:http', deliveries: plain, pid: bare.child.pid ?? 0, isFinal: true },
  {
    name: 'the door: signature, schema, redaction (interim words)',
    deliveries: door,
    pid: rig.product.pid,
    isFinal: false,
  },
  { name: 'the door and the log: final words, on disk', deliveries: door, pid: rig.product.pid, isFinal: true },
];
const measured: { name: string; perSecond: number; micros: number | null }[] = [];
for (const { deliveries, isFinal } of contenders) await deliveries.run(batch, isFinal, 1);
for (let round = 0; round < rounds; round++) {
  for (const { name, deliveries, pid, isFinal } of contenders) {
    const [cpu, start] = [cpuOf(pid), performance.now()];
    const taken = await deliveries.run(batch, isFinal, seconds);
    const after = cpuOf(pid);
    const micros = cpu === null || after === null ? null : (after - cpu) / taken;
    measured.push({ name, perSecond: (taken / (performance.now() - start)) * 1_000, micros });
  }
}
door.close();
plain.close();
bare.child.kill();
await rig.stop();

const [bareNode, doorAlone, doorAndLog] = contenders.map(({ name }) => name);
report(
  'ingest',
  contenders.map(({ name }) => ({
    what: name,
    'events/s': median(measured.filter((one) => one.name === name).map(({ perSecond }) => perSecond)),
    'CPU µs an event': microsOf(name) ?? 'no /proc here',
  })),
  { ratioToNodeHttp: ratio(doorAlone), ratioToNodeHttpOnDisk: ratio(doorAndLog) },
);

function microsOf(name = ''): number | null {
  const known = measured.flatMap((one) => (one.name === name && one.micros !== null ? [one.micros] : []));
  return known.length > 0 ? median(known) : null;
}

/** How many times the CPU of bare node:http an event costs. */
function ratio(name: string | undefined): number | string {
  const [ours, theirs] = [microsOf(name), microsOf(bareNode)];
  return ours === null || theirs === null ? 'no /proc here' : ours / theirs;
}
