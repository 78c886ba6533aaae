/** A guideline tried on a month of past sessions: sessions a second, CPU, the longest stall of the event loop. --sessions --rounds */
import { spawnSync } from 'node:child_process';
import { median, option, report } from './report.ts';

/** One run, as the entry of the server prints it. */
interface Measured {
  readonly sessions: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** The most CPU of one turn of the event loop. */
  readonly turnMs: number;
  readonly stallMs: number;
  /** The same while nothing is done. */
  readonly idleStallMs: number;
  readonly less: number;
}

const parameters = [String(option('sessions', 10_000)), String(option('rounds', 3))];
const { stdout, status } = spawnSync(
  process.execPath,
  ['--enable-source-maps', 'dist/server/bench-back-test.mjs', ...parameters],
  { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
);
if (status !== 0) throw new Error('dist/server/bench-back-test.mjs failed; is the server built?');
const measured = JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as readonly Measured[];

const rows = measured.map(({ sessions, seconds, cpuSeconds, turnMs, stallMs, idleStallMs, less }) => ({
  sessions,
  s: seconds,
  'sessions/s': sessions / seconds,
  'CPU s': cpuSeconds,
  'longest turn, CPU ms': turnMs,
  'longest stall ms': stallMs,
  'stall when idle ms': idleStallMs,
  'would get less': less,
}));
report('back-test', rows, {
  seconds: median(rows.map((row) => row.s)),
  sessionsPerSecond: median(rows.map((row) => row['sessions/s'])),
  cpuSeconds: median(measured.map(({ cpuSeconds }) => cpuSeconds)),
  turnMs: median(measured.map(({ turnMs }) => turnMs)),
  stallMs: Math.max(...measured.map(({ stallMs }) => stallMs)),
  idleStallMs: Math.max(...measured.map(({ idleStallMs }) => idleStallMs)),
});
