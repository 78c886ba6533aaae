/** Rows a second through the event log, beside the pg driver's own best batched insert into an equal table. --seconds --rounds */
import { spawnSync } from 'node:child_process';
import { median, option, report } from './report.ts';

/** One writer in one round, as the entry of the server prints it. */
interface Measured {
  readonly writer: string;
  readonly inFlight: number;
  readonly rowsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly stall: number;
}

const parameters = [String(option('seconds', 1.5)), String(option('rounds', 3))];
const { stdout, status } = spawnSync(
  process.execPath,
  ['--enable-source-maps', 'dist/server/bench-append.mjs', ...parameters],
  {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
if (status !== 0) throw new Error('dist/server/bench-append.mjs failed; is the server built?');
const measured = JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as readonly Measured[];

const [withReceipts, withoutReceipts] = ['log, with receipts', 'log, without receipts'];
const writers = [...new Set(measured.map(({ writer }) => writer))].toSorted();
const inFlights = [...new Set(measured.map(({ inFlight }) => inFlight))];
const figure = (writer: string, inFlight: number, of: (one: Measured) => number) =>
  measured.filter((one) => one.writer === writer && one.inFlight === inFlight).map(of);
const rows = inFlights.flatMap((inFlight) =>
  writers.map((writer) => ({
    'in flight': inFlight,
    writer,
    'rows/s': median(figure(writer, inFlight, ({ rowsPerSecond }) => rowsPerSecond)),
    'p50 ms': median(figure(writer, inFlight, ({ p50 }) => p50)),
    'p99 ms': median(figure(writer, inFlight, ({ p99 }) => p99)),
    'stall, median ms': median(figure(writer, inFlight, ({ stall }) => stall)),
    'stall, longest ms': Math.max(...figure(writer, inFlight, ({ stall }) => stall)),
  })),
);
const most = Math.max(...inFlights);
report('append', rows, {
  ratioToDriver: timesSlower(withReceipts, most),
  ratioToDriverWithoutReceipts: timesSlower(withoutReceipts, most),
  ...Object.fromEntries(
    inFlights.map((inFlight) => [`ratioToDriverAt${inFlight}`, timesSlower(withReceipts, inFlight)]),
  ),
  stallLogMs: Math.max(...figure(withReceipts, most, ({ stall }) => stall)),
});

/** The driver's best rate of a round over the log's rate of the same round: how many times slower the log is. The median. */
function timesSlower(writer: string, inFlight: number): number {
  const drivers = writers.filter((name) => name.startsWith('driver'));
  const rates = (name: string) => figure(name, inFlight, ({ rowsPerSecond }) => rowsPerSecond);
  return median(rates(writer).map((rate, round) => Math.max(...drivers.map((name) => rates(name)[round] ?? 0)) / rate));
}
