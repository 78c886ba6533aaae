import type { Command } from 'commander';
import { readSettings } from '../platform/configuration.ts';
import { keyOf } from './source-keys.ts';

/** `aliado keys`: the keys of sources. */
export function addKeys(program: Command): void {
  const keys = program.command('keys').description('the keys with which sources present themselves');
  keys
    .command('show')
    .description('print the key of a source; it follows from the secret of the server and is kept nowhere')
    .argument('<source>', 'the name of the source')
    .action((source: string) => console.log(keyOf(source, readSettings(process.env))));
}
