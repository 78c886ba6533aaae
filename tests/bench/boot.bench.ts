/** Start on an existing database, by its history; and consoles back after the server was killed, nothing lost. --consoles --rows */
import { setTimeout as sleep } from 'node:timers/promises';
import { agentStream } from '@aliado/domain';
import { fillHistory } from './load/history.ts';
import { Rig } from './load/rig.ts';
import { ReturningConsole } from './load/returning-console.ts';
import { growthOf, median, option, quantile, report } from './report.ts';

const consoles = option('consoles', 200);
const callsAtOnce = option('calls', 100);
const history = [10_000, option('rows', 100_000)];
const starts = 3;
const patienceMs = 60_000;

const rig = await Rig.start();
const calls = await rig.known(await rig.openCalls(callsAtOnce));
await rig.fill(
  calls.map(({ call }) => call),
  20,
);
const ready: { rows: number; seconds: number }[] = [];
for (const size of history)
  ready.push({ rows: fillHistory(rig.product.folder, size), seconds: await secondsToReady() });
const storm = await killUnderWatch();
await rig.stop();

const rows = [
  ...ready.map(({ rows: count, seconds }) => ({
    what: `ready again: ${callsAtOnce} live calls, a log of ${count} rows`,
    s: seconds,
  })),
  { what: 'killed: until the server is ready', s: storm.ready },
  { what: `killed: half of ${consoles} consoles up to date again`, s: quantile(storm.back, 0.5) },
  { what: 'killed: 95 of 100 consoles', s: quantile(storm.back, 0.95) },
  { what: 'killed: the last console', s: Math.max(...storm.back) },
];
report('boot', rows, {
  readySeconds: ready.at(-1)?.seconds ?? 0,
  readyGrowth: growthOf(ready.map(({ rows: n, seconds: cost }) => ({ n, cost }))),
  backSecondsP95: quantile(storm.back, 0.95),
  consolesBack: storm.back.length,
  acknowledged: storm.acknowledged,
  acknowledgedAndLost: storm.lost,
});

async function secondsToReady(): Promise<number> {
  const took: number[] = [];
  for (let turn = 0; turn < starts; turn++) {
    await rig.product.down();
    const start = performance.now();
    await rig.product.up();
    took.push((performance.now() - start) / 1_000);
  }
  await rig.reconnectSource();
  return median(took);
}

/** Kills the server in the middle of talk, with every console watching its agent's day and calls. */
async function killUnderWatch() {
  const watching = await Promise.all(
    Array.from({ length: consoles }, async (_, nth) => {
      const agentId = rig.agents[nth % rig.agents.length] ?? '';
      const own = calls.filter(({ call }) => call.agentId === agentId).map(({ streamId }) => streamId);
      return { agentId, console: new ReturningConsole(await rig.addressOf(agentId), [agentStream(agentId), ...own]) };
    }),
  );
  for (let at = 0; at < watching.length; at += 20)
    await Promise.all(watching.slice(at, at + 20).map(({ console: one }) => one.open()));

  const acknowledged: { agentId: string; id: string }[] = [];
  let isTalking = true;
  const talk = (async () => {
    for (let nth = 0; isTalking; nth++) {
      const known = calls[nth % calls.length];
      if (!known) return;
      const id = `said-${nth}`;
      const frame = known.call.say(Date.now(), `Frase número ${nth}.`, id);
      void rig.send([frame]).then(
        () => acknowledged.push({ agentId: known.call.agentId, id }),
        () => undefined,
      );
      await sleep(5);
    }
  })();
  await sleep(2_000);
  const killedAt = performance.now();
  isTalking = false;
  await rig.product.kill();
  await talk;
  await rig.product.up();
  const readyAfter = (performance.now() - killedAt) / 1_000;
  while (watching.some(({ console: { backAt } }) => backAt === null) && performance.now() - killedAt < patienceMs)
    await sleep(20);
  const back = watching.flatMap(({ console: { backAt } }) => (backAt === null ? [] : [(backAt - killedAt) / 1_000]));
  const lost = watching.reduce(
    (sum, one) =>
      sum + acknowledged.filter(({ agentId, id }) => agentId === one.agentId && !one.console.heard.has(id)).length,
    0,
  );
  for (const { console: one } of watching) one.close();
  return { ready: readyAfter, back, lost, acknowledged: acknowledged.length };
}
