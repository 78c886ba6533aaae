// Runs a benchmark by its name; without one, lists them. Each is bundled first, so that it imports the domain by its door.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const folder = join(import.meta.dirname);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''));
const [name, ...options] = process.argv.slice(2);

if (!name || !names.includes(name)) {
  console.log('npm run bench -- NAME [--json] [options]\n');
  for (const each of names) console.log(`  ${each.padEnd(10)} ${firstLine(each)}`);
  process.exit(name ? 2 : 0);
}

await build({
  // clients run in processes of their own, from a bundle of their own
  entryPoints: { [name]: join(folder, `${name}.bench.ts`), watchers: join(folder, 'load/watchers.ts') },
  outdir: 'dist/bench',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  packages: 'external',
  tsconfig: 'tsconfig.base.json',
  sourcemap: true,
  logLevel: 'warning',
});
const { status } = spawnSync(
  process.execPath,
  ['--expose-gc', '--enable-source-maps', `dist/bench/${name}.mjs`, ...options],
  {
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);

function firstLine(each) {
  return /^\/\*\*\s*(.*?)\s*\*?\/?$/m.exec(readFileSync(join(folder, `${each}.bench.ts`), 'utf8'))?.[1] ?? '';
}
