// Lets Node run the server's sources as they are: `node --import ./tools/swc-hooks.mjs apps/server/src/….ts`. Decorators and
// their metadata are what Node's own stripping of types cannot do.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { swcOptions } from './swc-options.mjs';

const domain = new URL('../libs/domain/src/index.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@aliado/domain' ? { url: domain, shortCircuit: true } : next(specifier, context),
  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...swcOptions, filename, sourceMaps: 'inline' });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
