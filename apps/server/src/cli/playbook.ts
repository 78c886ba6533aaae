import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { textOf } from '../playbooks/drafts/authored-items.ts';
import { fileOf } from '../playbooks/file-of.ts';
import { PlaybookStore, type WrittenItem } from '../playbooks/playbook-store.ts';
import { StoredPlaybook } from '../playbooks/stored-playbook.ts';
import { CommandFault } from './fault.ts';
import { inOffice } from './office.ts';
import { tableOf } from './table.ts';

/** `aliado playbook`: what is in force. */
export function addPlaybook(program: Command): void {
  const playbook = program.command('playbook').description('the playbook in force');
  playbook.command('list').description('name every part in force with its version').action(list);
  playbook
    .command('export')
    .description('write the files of all that is in force into a new folder, as a pack has them')
    .argument('<folder>', 'a folder that does not exist yet')
    .action(exportTo);
}

async function list(): Promise<void> {
  const items = await inForce();
  console.log(tableOf([['kind', 'id', 'version'], ...items.map(({ kind, id, version }) => [kind, id, version])]));
}

async function exportTo(folder: string): Promise<void> {
  if (existsSync(folder)) throw new CommandFault(`${folder} exists already; name a new folder.`);
  const items = await inForce();
  for (const item of items) {
    const file = join(folder, fileOf(item.kind, item.id));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, textOf(item.kind, item));
  }
  console.log(`${items.length} files are in ${folder}.`);
}

/** @throws CommandFault where nothing was published yet. */
async function inForce(): Promise<readonly WrittenItem[]> {
  const items = await inOffice(({ parts }) =>
    parts.get(PlaybookStore).written(parts.get(StoredPlaybook).itemsAt(Date.now())),
  );
  if (items.length === 0) throw new CommandFault('No pack was loaded yet.');
  return items;
}
