// Compresses the built console once, so that the server need not do it for every visitor: `file.br` beside each text file.
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const folder = 'dist/console/browser';
const isWorthIt = /\.(js|css|html|svg|json|txt)$/;

for (const name of readdirSync(folder, { recursive: true })) {
  const file = join(folder, name);
  if (!isWorthIt.test(file) || statSync(file).isDirectory()) continue;
  const text = readFileSync(file);
  const packed = brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
  if (packed.length < text.length) writeFileSync(`${file}.br`, packed);
}
