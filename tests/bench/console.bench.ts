/** The console in a real browser: first JavaScript, time to the first call on screen, event to paint, long tasks. --seconds */
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { browserArgs, findBrowser } from '../../tools/browser.mjs';
import { MadeUpCall, sentence } from '../support/calls.ts';
import { brotliBytes, initialScripts } from './load/console-weight.ts';
import { atRate } from './load/pace.ts';
import { clockOffset, markOf, readNoticed, watchPaints } from './load/page-watch.ts';
import { Rig } from './load/rig.ts';
import { stampedId } from './load/stamp.ts';
import { WatcherProcesses } from './load/watcher-processes.ts';
import { median, option, quantile, report } from './report.ts';

const agent = 'nayeli';
const seconds = option('seconds', 6);
const loads = option('loads', 5);
const rates = [10, option('rate', 200)];
const linesBefore = 20;

const rig = await Rig.start();
const call = new MadeUpCall('on-screen', agent);
let spoken = 0;
const sentAt = new Map<string, number>();
await rig.send(call.open(Date.now()));
for (let line = 0; line < linesBefore; line++) await rig.send([said()]);

const browser = await chromium.launch({ ...withEnvironment(findBrowser()), args: browserArgs });
const toFirstCall: number[] = [];
let scripts: readonly string[] = [];
for (let turn = 0; turn < loads; turn++) {
  const context = await signedIn(browser);
  const { page, shownAt } = await firstCall(context);
  toFirstCall.push(shownAt);
  scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.endsWith('.js')),
  );
  await context.close();
}
const context = await signedIn(browser);
const { page } = await firstCall(context);
const beside = await listener();
const painted = [];
for (const rate of rates) painted.push(await paint(page, rate));
await beside.close();
await browser.close();
await rig.stop();

const initial = initialScripts();
const fetched = [...new Set(scripts.map((address) => new URL(address).pathname.slice(1)))];
const initialKB = brotliBytes(initial) / 1_024;
const firstCallKB = brotliBytes([...new Set([...initial, ...fetched])]) / 1_024;
const rows = painted.map(({ rate, sent, latencies, received, longTasks }) => ({
  'events/s': rate,
  sent,
  painted: latencies.length,
  'to a socket p50 ms': quantile(received, 0.5),
  'to a socket p99 ms': quantile(received, 0.99),
  'to paint p50 ms': quantile(latencies, 0.5),
  'to paint p95 ms': quantile(latencies, 0.95),
  'to paint p99 ms': quantile(latencies, 0.99),
  'tasks over 50 ms': longTasks.length,
  'longest task ms': longTasks.length > 0 ? Math.max(...longTasks) : 'none over 50',
}));
report('console', rows, {
  initialJavaScriptKB: initialKB,
  javaScriptToFirstCallKB: firstCallKB,
  firstCallOnScreenMs: median(toFirstCall),
  firstCallOnScreenWorstMs: Math.max(...toFirstCall),
});

function said() {
  const nth = spoken++;
  const mark = markOf(nth);
  sentAt.set(mark, performance.now());
  return call.say(Date.now(), `${sentence(nth)} ${mark}`, stampedId(nth));
}

/** A bare socket that watches the same call: what it hears later than it was sent is the server's doing, and not the page's. */
async function listener(): Promise<WatcherProcesses> {
  const known = await rig.known([call]);
  return WatcherProcesses.open([{ address: await rig.addressOf(agent), rooms: known.map(({ streamId }) => streamId) }]);
}

async function signedIn(from: Browser): Promise<BrowserContext> {
  const { url, cookie } = await rig.addressOf(agent);
  const made = await from.newContext({ viewport: { width: 1440, height: 900 }, locale: 'es-ES' });
  const cookies = cookie
    .split('; ')
    .map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url }));
  await made.addCookies(cookies);
  return made;
}

/** From navigating to the newest line of the call being painted, milliseconds, with nothing kept from before. */
async function firstCall(within: BrowserContext): Promise<{ page: Page; shownAt: number }> {
  const opened = await within.newPage();
  await watchPaints(opened);
  await opened.goto(rig.product.url);
  const newest = markOf(spoken - 1);
  for (let turn = 0; turn < 400; turn++) {
    const { paints } = await readNoticed(opened);
    const shownAt = paints[newest];
    if (shownAt !== undefined) return { page: opened, shownAt };
    await sleep(25);
  }
  throw new Error('no call came on screen');
}

async function paint(opened: Page, rate: number) {
  await sleep(500);
  const offset = await clockOffset(opened);
  await readNoticed(opened);
  await beside.read();
  const first = spoken;
  const answers: Promise<void>[] = [];
  const sent = await atRate(
    rate,
    seconds,
    (count) => void answers.push(rig.send(Array.from({ length: count }, said)).catch(() => undefined)),
  );
  await Promise.all(answers); // what was answered too late was painted too late, and is counted as such
  await sleep(500);
  const { paints, longTasks } = await readNoticed(opened);
  const latencies = Array.from({ length: sent }, (_, nth) => markOf(first + nth)).flatMap((mark) => {
    const [at, sending] = [paints[mark], sentAt.get(mark)];
    return at === undefined || sending === undefined ? [] : [at + offset - sending];
  });
  const received = (await beside.read()).latencies.map((micros) => micros / 1_000);
  return { rate, sent, latencies, received, longTasks };
}

function withEnvironment({ executablePath, env }: ReturnType<typeof findBrowser>) {
  const known = Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return { executablePath, env: Object.fromEntries(known) };
}
