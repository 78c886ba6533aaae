import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readSettings } from '../platform/configuration.ts';
import { HttpBackOffice } from '../scripts/actions/http-back-office.ts';
import { startDemoBackOffice, type DemoBackOffice } from './demo-back-office.ts';

const root = join(__dirname, '../../../..');
const program = [
  ...['--import', join(root, 'tools/swc-hooks.mjs'), '--disable-warning=ExperimentalWarning'],
  join(root, 'apps/server/src/back-office.ts'),
];
const told: string[] = [];
let shop: DemoBackOffice;

beforeAll(async () => {
  const settings = readSettings({ ALIADO_PACK: join(root, 'packs/casa-lumbre') });
  const manners = { demoBackOfficeSlowness: 0, demoBackOfficeFailShare: 0 };
  shop = await startDemoBackOffice({ ...settings, ...manners }, { program, tell: (sentence) => told.push(sentence) });
});
afterAll(() => shop?.stop());

/** The one process beside us that runs the shop. */
const processIds = (): readonly number[] =>
  execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('back-office.ts'))
    .map((line) => Number.parseInt(line, 10));

const look = (): Promise<unknown> =>
  new HttpBackOffice(shop, () => Date.now(), { perTry: 1_000, pauses: [] }).ask({
    ...{ action: 'order-status', told: { order: 'PD-44718' }, language: 'es', idempotencyKey: 'k' },
  });

describe('the back office of a demo', () => {
  it('is started again at its address when it breaks down, and a look-up that failed works then', async () => {
    expect(await look()).toHaveProperty('values');
    const [first, ...others] = processIds();
    expect(others).toEqual([]);
    process.kill(first ?? 0, 'SIGKILL');
    await pause(100);
    expect(await look()).toEqual({ failed: 'unreachable' });
    while (told.length < 2) await pause(50);
    expect(told).toEqual([
      "The demo's back office broke down and is started again in 500 ms.",
      "The demo's back office runs again.",
    ]);
    expect(await look()).toHaveProperty('values');
  }, 30_000);

  it('stays away once it was stopped', async () => {
    await shop.stop();
    await pause(700);
    expect(processIds()).toEqual([]);
    expect(told).toHaveLength(2);
  });
});
