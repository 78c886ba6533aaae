import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../platform/configuration.ts';
import { ConfiguredSecret } from '../platform/secret.ts';
import { keyOf } from './source-keys.ts';

describe('the key of a source on the command line', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'keys-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const settings = () => readSettings({ ALIADO_DATA_FOLDER: folder }, folder);

  it('is the one that the server expects', () => {
    const secret = new ConfiguredSecret(settings());
    expect(keyOf('simulator', settings())).toBe(secret.deriveKey('source:simulator').toString('base64url'));
  });

  it('is not made up where no server has a secret', () => {
    expect(() => keyOf('simulator', settings())).toThrow(/There is no secret in/);
    expect(existsSync(join(folder, 'secret'))).toBe(false);
  });

  it('is refused for what cannot be the name of a source', () => {
    expect(() => keyOf('My source', settings())).toThrow(/cannot be the name of a source/);
  });
});
