/** Decision tables: what a table of 200 rules and 6 inputs costs to apply, to explain and to analyse. */
import { spawnSync } from 'node:child_process';
import { report } from './report.ts';

/** What the entry of the server prints. */
interface Measured {
  readonly rules: number;
  readonly inputs: number;
  readonly hits: number;
  readonly firstUs: number;
  readonly collectUs: number;
  readonly explainUs: number;
  readonly analyseMs: number;
}

const { stdout, status } = spawnSync(process.execPath, ['--enable-source-maps', 'dist/server/bench-guidelines.mjs'], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});
if (status !== 0) throw new Error('dist/server/bench-guidelines.mjs failed; is the server built?');
const { firstUs, collectUs, explainUs, analyseMs, ...table } = JSON.parse(stdout.trim()) as Measured;
report('guidelines', [{ ...table, firstUs, collectUs, explainUs, analyseMs }], {});
