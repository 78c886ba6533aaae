import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { languages, roles, type Language, type Role } from '@aliado/domain';
import type { Command } from 'commander';
import { Option } from 'commander';
import { AccountDirectory, type AccountOutcome, type AccountRefusal } from '../identity/account-directory.ts';
import { passwordLength } from '../identity/password-policy.ts';
import { wholeFrom } from './arguments.ts';
import { by } from './by.ts';
import { CommandFault } from './fault.ts';
import { inOffice } from './office.ts';
import { tableOf } from './table.ts';

interface AddOptions {
  readonly name: string;
  readonly role: readonly Role[];
  readonly language: Language;
  readonly team?: string;
  readonly queue: readonly string[];
  readonly tenure: number;
  readonly passwordFromInput: boolean;
}

const sentences: Readonly<Record<AccountRefusal, string>> = {
  'account/unknown': 'There is no account with this id.',
  'account/taken': 'An account with this id exists already, or existed once.',
  'account/malformed-id': 'An id has 2 to 64 small letters, digits, dots, dashes and underscores.',
  'account/weak-password': `The password is too easy to guess: at least ${passwordLength.least} characters, not all alike, and without the id.`,
  'account/last-administrator': 'Nobody would be left who may manage accounts.',
};

/** `aliado accounts`: who may sign in. */
export function addAccounts(program: Command): void {
  const accounts = program.command('accounts').description('the people who may sign in');
  const fromInput = [
    '--password-from-input',
    'read the password from the standard input instead of making one',
  ] as const;
  accounts
    .command('add')
    .description('make an account; prints the password unless it was given')
    .argument('<id>', 'the user name')
    .requiredOption('--name <name>', 'the name that others see')
    .addOption(new Option('--role <role...>', 'what the person is here for').choices(roles).makeOptionMandatory())
    .addOption(new Option('--language <language>', 'the language of the console').choices(languages).default('es'))
    .option('--team <team>', 'the id of a team')
    .option('--queue <queue...>', 'the queues whose contacts the person takes', [])
    .option('--tenure <months>', 'whole months in the job', wholeFrom(0, 1_000), 0)
    .option(...fromInput, false)
    .action(add);
  accounts.command('list').description('list all accounts, disabled ones included').action(list);
  accounts
    .command('password')
    .description('set another password and end all sessions; prints it unless it was given')
    .argument('<id>', 'the user name')
    .option(...fromInput, false)
    .action(setPassword);
  accounts
    .command('disable')
    .description('let nobody sign in with an account any more; what it did stays')
    .argument('<id>', 'the user name')
    .action(disable);
}

async function add(id: string, options: AddOptions): Promise<void> {
  const { name, role, language, team = null, queue: queues, tenure: tenureMonths } = options;
  const password = await passwordOf(options);
  const isShared = await inOffice(async ({ parts, isShared }) => {
    const account = { id, name, roles: role, language, team, queues, tenureMonths, password };
    accept(await parts.get(AccountDirectory).create(account, by));
    return isShared;
  });
  console.log(`${id} can sign in.`);
  if (!options.passwordFromInput) console.log(`Password: ${password}`);
  if (isShared && role.includes('agent'))
    console.log('A server that runs gives contacts to new agents within seconds.');
}

async function list(): Promise<void> {
  const accounts = await inOffice(({ parts }) => parts.get(AccountDirectory).list());
  const rows = accounts.map(({ id, name, roles: held, team, disabledAt }) => [
    id,
    name,
    held.join(', '),
    team ?? '',
    disabledAt === null ? '' : 'disabled',
  ]);
  console.log(tableOf([['id', 'name', 'roles', 'team', ''], ...rows]));
}

async function setPassword(id: string, options: Pick<AddOptions, 'passwordFromInput'>): Promise<void> {
  const password = await passwordOf(options);
  await inOffice(async ({ parts }) => accept(await parts.get(AccountDirectory).setPassword(id, password, by)));
  console.log(`The password of ${id} is changed; all sessions are ended.`);
  if (!options.passwordFromInput) console.log(`Password: ${password}`);
}

async function disable(id: string): Promise<void> {
  await inOffice(async ({ parts }) => accept(await parts.get(AccountDirectory).disable(id, by)));
  console.log(`${id} cannot sign in any more.`);
}

/** 120 bits of chance, or the first line of the input: never an argument, which other users of the machine can see. */
async function passwordOf({ passwordFromInput }: Pick<AddOptions, 'passwordFromInput'>): Promise<string> {
  if (!passwordFromInput) return randomBytes(15).toString('base64url');
  const [line = ''] = (await text(process.stdin)).split(/\r?\n/);
  return line;
}

function accept(outcome: AccountOutcome): void {
  if ('refused' in outcome) throw new CommandFault(sentences[outcome.refused]);
}
