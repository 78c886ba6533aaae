import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Settings } from '../platform/configuration.ts';
import { ConfiguredSecret } from '../platform/secret.ts';
import { sourceKeyText, sourceName } from '../sources/source-key.ts';
import { CommandFault } from './fault.ts';

/**
 * The key with which a source presents itself, on the machine on which the server keeps its secret.
 * @throws CommandFault if there is no secret here, or nothing can be called that.
 */
export function keyOf(source: string, settings: Settings): string {
  const named = sourceName.safeParse(source);
  if (!named.success)
    throw new CommandFault(`“${source}” cannot be the name of a source: ${named.error.issues[0]?.message}.`);
  const folder = resolve(settings.dataFolder);
  // asking for a key must not make a secret: a server elsewhere has another
  if (settings.secret === null && !existsSync(join(folder, 'secret')))
    throw new CommandFault(
      `There is no secret in ${folder}. Start the server once, set ALIADO_DATA_FOLDER to its folder, or give --key.`,
    );
  return sourceKeyText(new ConfiguredSecret(settings), source);
}
