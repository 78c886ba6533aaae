import type { Command } from 'commander';
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
  const { pack, faults } = await new PackReader().read(folder);
  for (const { file, line, reason } of faults) console.log(`${folder}/${file}:${line}: ${reason}`);
  if (!pack) throw new CommandFault(faults.length === 1 ? 'There is 1 fault.' : `There are ${faults.length} faults.`);
  const { scripts, guidelines, articles, conversations } = pack;
  const parts = [
    `${scripts.length} scripts`,
    `${guidelines.length} guidelines`,
    `${articles.length} articles`,
    `${conversations.length} conversations`,
  ];
  console.log(`${pack.organisation.id} is in order: ${parts.join(', ')}.`);
}
