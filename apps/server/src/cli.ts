import { Command } from 'commander';
import { addAccounts } from './cli/accounts.ts';
import { addAudit } from './cli/audit.ts';
import { addBackTest } from './cli/back-test.ts';
import { addDmn } from './cli/dmn.ts';
import { addDoctor } from './cli/doctor.ts';
import { CommandFault } from './cli/fault.ts';
import { addImport } from './cli/import.ts';
import { addKeys } from './cli/keys.ts';
import { addModels } from './cli/models.ts';
import { addPlaybook } from './cli/playbook.ts';
import { addSimulate } from './cli/simulate.ts';
import { addTrain } from './cli/train.ts';
import { addValidate } from './cli/validate.ts';
import { PackRefused } from './playbooks/pack-loader.ts';
import { VersionTaken } from './playbooks/playbook-store.ts';
import { ConfigurationFault } from './platform/configuration.ts';
import { errorText } from './platform/error-text.ts';
import { StartFault } from './platform/start-fault.ts';

/** Faults of whoever typed the command or wrote the files: they get the sentence, not where in the code it was said. */
const theirs = [CommandFault, ConfigurationFault, StartFault, PackRefused, VersionTaken] as const;

/** The operator's command line. */
async function main(): Promise<void> {
  const program = new Command('aliado')
    .description('the command line of Aliado; settings come from the environment and aliado.yaml, as for the server')
    .showHelpAfterError('Say --help after the command to see how it is used.');
  for (const add of [
    addSimulate,
    addValidate,
    addDmn,
    addImport,
    addPlaybook,
    addBackTest,
    addTrain,
    addModels,
    addAccounts,
    addKeys,
    addAudit,
    addDoctor,
  ])
    add(program);
  await program.parseAsync();
}

main().catch((error: unknown) => {
  const isTheirs = theirs.some((kind) => error instanceof kind);
  console.error(isTheirs && error instanceof Error ? error.message : errorText(error));
  process.exitCode = error instanceof CommandFault ? error.exitCode : 1;
});
