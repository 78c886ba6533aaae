/** First hints: the right script from playbooks' text alone, and microseconds an utterance beside a large playbook. --data FOLDER --file NAME */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { report } from './report.ts';

/** What the entry of the server prints. */
interface Measured {
  readonly dialogues: number;
  readonly found: readonly { readonly customerTurns: number; readonly top1: number; readonly top3: number }[];
  readonly cost: {
    readonly utterances: number;
    readonly p50: number;
    readonly p99: number;
    readonly readMs: number;
    readonly stallMs: number;
  };
}

const folder = named('data', '../shared/data/star');
const file = named('file', 'dev.jsonl.gz');
if (existsSync(join(folder, file))) measure();
else console.log(`hints: skipped, ${join(folder, file)} is not here`);

function measure(): void {
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--enable-source-maps', 'dist/server/bench-hints.mjs', folder, file],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (status !== 0) throw new Error('dist/server/bench-hints.mjs failed; is the server built?');
  const { dialogues, found, cost } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Measured;
  const rows = found.map(({ customerTurns, top1, top3 }) => ({
    'customer turns': customerTurns,
    'top 1 %': top1,
    'top 3 %': top3,
  }));
  report('hints', rows, {
    dialogues,
    utterances: cost.utterances,
    utteranceP50Us: cost.p50,
    utteranceP99Us: cost.p99,
    playbookReadMs: cost.readMs,
    longestStallMs: cost.stallMs,
  });
}

/** A text among the options: `--name text`. */
function named(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return (at < 0 ? undefined : process.argv[at + 1]) ?? otherwise;
}
