import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const folder = 'dist/console/browser';

/** The scripts that the first page names: its own, and those it has the browser fetch beforehand. */
export function initialScripts(): readonly string[] {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  return [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, name]) => name ?? '');
}

/** Their size on the wire, bytes: brotli at its best, each file for itself. */
export function brotliBytes(scripts: readonly string[]): number {
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  return scripts.reduce((sum, name) => sum + brotliCompressSync(readFileSync(join(folder, name)), best).length, 0);
}
