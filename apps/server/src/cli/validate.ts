import { join } from 'node:path';
import type { RefusedRow } from '@aliado/domain';
import type { Command } from 'commander';
import { checkCustomers } from '../customers/import/check-customers.ts';
import { PackReader } from '../playbooks/pack/pack-reader.ts';
import { CommandFault } from './fault.ts';

/** `aliado validate`: looks for faults in a pack and changes nothing. */
export function addValidate(program: Command): void {
  program
    .command('validate')
    .description('check a pack and name file, line and reason of each fault')
    .argument('<folder>', 'the folder of the pack')
    .action(validate);
}

async function validate(folder: string): Promise<void> {
  const { pack, faults, notices } = await new PackReader().read(folder);
  for (const { file, line, reason } of faults) console.log(`${folder}/${file}:${line}: ${reason}`);
  for (const { file, line, reason } of notices) console.log(`${folder}/${file}:${line}: notice: ${reason}`);
  const customers = await checkCustomers(join(folder, 'customers'));
  for (const row of customers.refused) console.log(`${folder}/customers/${row.file}:${row.line}: ${reasonOf(row)}`);
  const count = faults.length + customers.refused.length;
  if (!pack || count > 0) throw new CommandFault(count === 1 ? 'There is 1 fault.' : `There are ${count} faults.`);
  const { scripts, guidelines, articles, conversations } = pack;
  const parts = [
    `${scripts.length} scripts`,
    `${guidelines.length} guidelines`,
    `${articles.length} articles`,
    `${conversations.length} conversations`,
    `${customers.rows} rows about customers`,
  ];
  console.log(`${pack.organisation.id} is in order: ${parts.join(', ')}.`);
}

function reasonOf({ column, reason, expected, value }: RefusedRow): string {
  const where = column === null ? '' : `${column}: `;
  const what = value === null ? '' : `, “${value}” stands there`;
  return `${where}${reason.replace('import/', '').replaceAll('-', ' ')}${expected === null ? '' : ` (${expected})`}${what}`;
}
