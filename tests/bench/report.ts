import { cpus, totalmem } from 'node:os';

export type Figures = Readonly<Record<string, number | string>>;

const machine = `${cpus()[0]?.model.trim() ?? 'unknown'} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;

/** Prints what was measured: on which machine, by which command, a table for people, and with `--json` one object on the last line. */
export function report(name: string, rows: readonly Figures[], ratios: Figures = {}): void {
  print(name, rows);
  for (const [key, value] of Object.entries(ratios)) console.log(`  ${key}: ${rounded(value)}`);
  if (process.argv.includes('--json')) console.log(JSON.stringify({ bench: name, machine, rows, ...ratios }));
}

/** Prints a table for people, below its name and the machine. */
export function print(name: string, rows: readonly Figures[]): void {
  console.log(`\n${name} · ${machine} · ${new Date().toISOString().slice(0, 10)}\n`);
  console.table(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, rounded(value)]))),
  );
}

/** The value below which this share (0 to 1) of the samples lies; NaN without samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** The slope of log(cost) over log(n), by least squares: 0 is flat, 1 is linear. */
export function growthOf(points: readonly { readonly n: number; readonly cost: number }[]): number {
  const xs = points.map(({ n }) => Math.log(n));
  const ys = points.map(({ cost }) => Math.log(Math.max(cost, Number.EPSILON)));
  const meanX = xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const meanY = ys.reduce((sum, y) => sum + y, 0) / ys.length;
  const over = xs.reduce((sum, x, index) => sum + (x - meanX) * ((ys[index] ?? 0) - meanY), 0);
  return over / xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
}

/**
 * By how much a value grows from one sample to the next, by least squares, and how far off that may be either way, with a
 * probability of 0.95 where samples err independently. Samples that are null are left out.
 */
export function trendOf(samples: readonly (number | null)[]): { readonly slope: number; readonly within: number } {
  const points = samples.flatMap((value, at) => (value === null ? [] : [{ at, value }]));
  const mean = (of: (point: { at: number; value: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [meanAt, meanValue] = [mean(({ at }) => at), mean(({ value }) => value)];
  const spread = mean(({ at }) => (at - meanAt) ** 2) * points.length;
  const slope = (mean(({ at, value }) => (at - meanAt) * (value - meanValue)) * points.length) / spread;
  const errors = mean(({ at, value }) => (value - meanValue - slope * (at - meanAt)) ** 2) * points.length;
  const free = points.length - 2;
  return { slope, within: studentOf(free) * Math.sqrt(errors / free / spread) };
}

/** The 97.5th percentile of Student's t, by the first terms of its expansion at the normal one. */
function studentOf(free: number): number {
  const z = 1.959964;
  return z + (z ** 3 + z) / (4 * free) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * free ** 2);
}

/** A number among the options: `--name 12`. */
export function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  const value = at < 0 ? Number.NaN : Number(process.argv[at + 1]);
  return Number.isFinite(value) ? value : otherwise;
}

function rounded(value: number | string): number | string {
  if (typeof value === 'string' || !Number.isFinite(value)) return value;
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
