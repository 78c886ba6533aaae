import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which console this server gives out: the page names its bundles by their content, so its hash stands for all of them. */
export function buildOf(consoleFolder: string): string {
  const page = join(consoleFolder, 'index.html');
  return existsSync(page) ? createHash('sha256').update(readFileSync(page)).digest('hex').slice(0, 12) : 'unbuilt';
}
