import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { jsonSchemas } from './json-schemas.ts';

const folder = resolve(__dirname, '../../../../../docs/reference/schema');

describe('the JSON Schemas of packs', () => {
  it('say what the code reads; `node tools/write-schemas.mjs` writes them anew', () => {
    const written = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);
    expect(new Map(written)).toEqual(jsonSchemas());
  });
});
