import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportReport, RefusedRow } from '@aliado/domain';
import type { Command } from 'commander';
import { CustomerImport } from '../customers/customer-import.ts';
import { PackLoader } from '../playbooks/pack-loader.ts';
import { CommandFault } from './fault.ts';
import { importPlanCommand } from './import-plan.ts';
import { inOffice } from './office.ts';
import { tableOf } from './table.ts';

/** `aliado import`: publishes a pack and takes its customers in, or takes in what people are planned for. */
export function addImport(program: Command): void {
  program
    .command('import')
    .description('publish a pack, and bring its customers up to date')
    .argument('<folder>', 'the folder of the pack')
    .action(importFolder)
    .addCommand(importPlanCommand());
}

async function importFolder(folder: string): Promise<void> {
  if (!existsSync(folder)) throw new CommandFault(`There is no folder ${folder}.`);
  const refused = await inOffice(async ({ parts, isShared }) => {
    const { pack, isChanged } = await parts.get(PackLoader).load(folder);
    console.log(`${pack.organisation.id} ${isChanged ? 'is published.' : 'is in force already; nothing changed.'}`);
    if (isChanged && isShared) console.log('A server that runs takes it up at its next start.');
    const customers = join(folder, 'customers');
    if (!existsSync(customers)) return 0;
    return print(await parts.get(CustomerImport).importFolder(customers, Date.now()));
  });
  if (refused > 0) throw new CommandFault(`${refused} rows were refused; all others are taken in.`);
}

/** Prints what became of the rows; the number of refused ones. */
function print({ files, refused }: ImportReport): number {
  const rows = files.map((file) => [file.file, file.added, file.changed, file.unchanged, file.refused]);
  console.log(tableOf([['file', 'added', 'changed', 'unchanged', 'refused'], ...rows]));
  for (const row of refused) console.log(sentence(row));
  return files.reduce((sum, file) => sum + file.refused, 0);
}

function sentence({ file, line, column, reason, expected, value }: RefusedRow): string {
  const place = column === null ? `${file}:${line}` : `${file}:${line} ${column}`;
  const found = value === null ? '' : ` “${value}”`;
  return `${place}: ${reason}${found}${expected === null ? '' : `, expected ${expected}`}`;
}
