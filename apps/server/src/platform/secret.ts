import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Settings } from './configuration.ts';

const leastLength = 32;

/** The one secret of this deployment. Nothing uses it as it is: every purpose has a key of its own. */
export abstract class ServerSecret {
  /** A key of 32 bytes, the same at every start; the key of one purpose says nothing about that of another. */
  abstract deriveKey(purpose: string): Buffer;
}

/** The secret of the settings, or the one in the data folder, which is made at the first start. */
export class ConfiguredSecret extends ServerSecret {
  private readonly material: string;

  /** @throws Error if the file in the data folder holds no secret or cannot be read. */
  constructor({ secret, dataFolder }: Pick<Settings, 'secret' | 'dataFolder'>) {
    super();
    this.material = secret ?? keptIn(resolve(dataFolder));
  }

  deriveKey(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.material, 'aliado', purpose, 32));
  }
}

function keptIn(folder: string): string {
  const file = join(folder, 'secret');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // made at an earlier start
  }
  const material = readFileSync(file, 'utf8').trim();
  if (material.length < leastLength)
    throw new Error(`The file ${file} holds no secret. Remove it to have a new one made.`);
  return material;
}
