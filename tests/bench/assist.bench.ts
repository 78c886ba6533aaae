/** Hints judged on conversations of strangers: scripts, next actions, intents, moods, and what an utterance costs. --data --task --set … */
import { spawnSync } from 'node:child_process';
import { print, type Figures } from './report.ts';

type Figure = number | string | boolean | null | readonly Figure[] | { readonly [name: string]: Figure };
type Row = Readonly<Record<string, Figure>>;

const args = process.argv.slice(2);
const { stdout, status } = spawnSync(
  process.execPath,
  ['--enable-source-maps', '--max-old-space-size=8192', 'dist/server/bench-assist.mjs', ...args],
  { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 64 << 20 },
);
if (status !== 0) process.exit(status ?? 1);
const { rows, skipped } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as {
  readonly rows: readonly Row[];
  readonly skipped: readonly string[];
};

for (const task of new Set(rows.map((row) => String(row['task'])))) {
  const own = rows.filter((row) => row['task'] === task);
  print(`assist ${task}`, own.map(flat));
  for (const row of own) {
    for (const [name, value] of Object.entries(row))
      if (isTable(value)) print(`${row['set']} ${name}`, value.map(flat));
  }
}
for (const reason of skipped) console.log(`assist: skipped, ${reason}`);
if (args.includes('--json'))
  console.log(JSON.stringify(rows.length === 1 ? rows[0] : { bench: 'assist', rows, skipped }));

/** The figures of a row in one line: those of a figure within a figure by both names. Tables stand for themselves. */
function flat(row: Row): Figures {
  const entries = Object.entries(row).flatMap(([name, value]): readonly (readonly [string, number | string])[] => {
    if (typeof value === 'number' || typeof value === 'string') return [[name, value]];
    if (typeof value === 'boolean') return value ? [[name, 'yes']] : [];
    if (value === null || isList(value)) return [];
    return Object.entries(flat(value)).map(([inner, figure]) => [`${name} ${inner}`, figure]);
  });
  return Object.fromEntries(entries);
}

function isList(value: Figure): value is readonly Figure[] {
  return Array.isArray(value);
}

function isTable(value: Figure): value is readonly Row[] {
  return isList(value) && value.every((row) => typeof row === 'object' && row !== null && !isList(row));
}
