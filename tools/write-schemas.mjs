// Writes docs/reference/schema/*.json from the code that reads packs. A spec fails when they are not current.
import { build } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
const outfile = resolve('tmp/json-schemas.mjs');
await build({
  entryPoints: ['apps/server/src/playbooks/pack/json-schemas.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  tsconfig: 'tsconfig.base.json',
});
const { jsonSchemas } = await import(outfile);
mkdirSync('docs/reference/schema', { recursive: true });
for (const [file, text] of jsonSchemas()) writeFileSync(`docs/reference/schema/${file}`, text);
