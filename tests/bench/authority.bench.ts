/** Cases weighed a second, and remedies given a second with all limits held, beside PostgreSQL's least. --seconds --rounds */
import { spawnSync } from 'node:child_process';
import { median, option, report } from './report.ts';

/** One giver in one round, as the entry of the server prints it. */
interface Measured {
  readonly giver: string;
  readonly budgets: string;
  readonly inFlight: number;
  readonly grantsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
}

const parameters = [String(option('seconds', 2)), String(option('rounds', 3))];
const { stdout, status } = spawnSync(
  process.execPath,
  ['--enable-source-maps', 'dist/server/bench-authority.mjs', ...parameters],
  { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
);
if (status !== 0) throw new Error('dist/server/bench-authority.mjs failed; is the server built?');
const { casesPerSecond, measured } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as {
  readonly casesPerSecond: number;
  readonly measured: readonly Measured[];
};

const of = (giver: string, budgets: string, inFlight: number) =>
  measured.filter((one) => one.giver === giver && one.budgets === budgets && one.inFlight === inFlight);
const settings = [...new Set(measured.map(({ budgets, inFlight }) => `${budgets} ${inFlight}`))].map((setting) => {
  const [budgets = '', inFlight = ''] = setting.split(' ');
  return { budgets, inFlight: Number(inFlight) };
});
const rows = settings.flatMap(({ budgets, inFlight }) =>
  ['ledger', 'bare'].map((giver) => ({
    budgets,
    'in flight': inFlight,
    giver,
    'grants/s': median(of(giver, budgets, inFlight).map((one) => one.grantsPerSecond)),
    'p50 ms': median(of(giver, budgets, inFlight).map((one) => one.p50)),
    'p99 ms': median(of(giver, budgets, inFlight).map((one) => one.p99)),
  })),
);
report('authority', rows, {
  casesPerSecond,
  ...Object.fromEntries(
    settings.map(({ budgets, inFlight }) => [`ratioToBare, ${budgets}, ${inFlight}`, timesSlower(budgets, inFlight)]),
  ),
});

/** The bare rate of a round over the ledger's rate of the same round: how many times slower the ledger is. The median. */
function timesSlower(budgets: string, inFlight: number): number {
  const bare = of('bare', budgets, inFlight);
  const ledger = of('ledger', budgets, inFlight);
  return median(bare.map((one, round) => one.grantsPerSecond / (ledger[round]?.grantsPerSecond ?? Number.NaN)));
}
