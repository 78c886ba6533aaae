// The entry of the npm scripts: `node tools/run.mjs start|check|test|bench|aliado …`.
// Plain JavaScript for Node 18 or newer: it runs before the pinned Node is there.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));
const { build, install, node, nx, run, stop } = await import('./prepare.mjs');

const isCi = Boolean(process.env.CI) && process.env.CI !== 'false';
const fresh = isCi ? ['--skip-nx-cache'] : [];
const results = 'tmp/results';

/** Installs, builds and runs the server. */
async function start() {
  await build(['console', 'server']);
  become(['--enable-source-maps', 'dist/server/main.mjs']);
}

/** The quick look before a commit: no browser. */
async function check() {
  const failed = [];
  for (const [name, step] of [
    ...statics(),
    ['tests', () => nx('run-many', '-t', 'test')],
    ['build', () => nx('run-many', '-t', 'build')],
  ])
    if ((await step()) !== 0) failed.push(name);
  if (failed.length > 0) stop(`Not in order: ${failed.join(', ')}.`);
  console.log('All in order.');
}

/** Everything that must hold, a real browser included; ends with one line of counts. */
async function test() {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  for (const [name, step] of [...statics(), ['build', () => nx('run-many', '-t', 'build', ...fresh)]])
    await count(name, step);
  // these count for themselves; what breaks before it can count is counted here
  await countBreak('specs', () => nx('run-many', '-t', 'test', ...fresh));
  await countBreak('browser', () => nx('run', 'tests:e2e', '--excludeTaskDependencies', ...fresh));
  process.exit(await run(node(), ['tools/summary.mjs'], { shell: false }));
}

const statics = () => [
  ['format', () => run('prettier', ['--check', '.', '--log-level=warn'])],
  ['lint', () => run('eslint', ['.'])],
  ['types', () => nx('run-many', '-t', 'typecheck', ...fresh)],
];

async function count(name, step) {
  console.log(`\n— ${name}`);
  const isGood = (await step()) === 0;
  keep(name, { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 });
}

async function countBreak(name, step) {
  console.log(`\n— ${name}`);
  if ((await step()) !== 0) keep(`${name}-run`, { passed: 0, failed: 0, skipped: 0, isBroken: true });
}

const keep = (name, counts) => writeFileSync(`${results}/${name}.json`, JSON.stringify(counts));

/** Runs Node in our place: signals go through, and its exit code is ours. */
function become(args) {
  const child = spawn(node(), args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => {
    if (signal) process.removeAllListeners(signal).kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
}

const commands = {
  start,
  check,
  test,
  bench: async (...args) => {
    // figures of hints are asked for by those who have built nothing
    if (args[0] === 'assist') await build(['server']);
    become(['tests/bench/run.mjs', ...args]);
  },
  aliado: async (...args) => {
    await build(['server']);
    become(['--enable-source-maps', 'dist/server/cli.mjs', ...args]);
  },
};

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) stop(`Say one of: ${Object.keys(commands).join(', ')}.`);
install();
node();
await command(...args);
