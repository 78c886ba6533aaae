import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfiguredSecret } from './secret.ts';

describe('the secret of a deployment', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'aliado-secret-'));
  const file = join(dataFolder, 'secret');
  afterAll(() => rmSync(dataFolder, { recursive: true }));

  it('is made once, for its owner alone to read', () => {
    const first = new ConfiguredSecret({ secret: null, dataFolder }).deriveKey('purpose');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(new ConfiguredSecret({ secret: null, dataFolder }).deriveKey('purpose')).toEqual(first);
  });

  it('gives every purpose a key of its own', () => {
    const secret = new ConfiguredSecret({ secret: 's'.repeat(40), dataFolder });
    expect(secret.deriveKey('one')).toHaveLength(32);
    expect(secret.deriveKey('one')).not.toEqual(secret.deriveKey('two'));
    expect(new ConfiguredSecret({ secret: 't'.repeat(40), dataFolder }).deriveKey('one')).not.toEqual(
      secret.deriveKey('one'),
    );
  });

  it('stops the start when its file was emptied, and leaves the file alone', () => {
    writeFileSync(file, '\n');
    expect(() => new ConfiguredSecret({ secret: null, dataFolder })).toThrow('holds no secret');
    expect(readFileSync(file, 'utf8')).toBe('\n');
  });
});
