import { accessSync, constants, existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { DataSource } from 'typeorm';
import { answers } from '../platform/answers.ts';
import { ConfigurationFault, readSettings, type Settings } from '../platform/configuration.ts';
import { databaseOptions } from '../platform/database.ts';
import { CommandFault } from './fault.ts';
import { lendDatabase, type LentDatabase } from './own-database.ts';

/** What one look found; the sentence says it to people. */
export interface Finding {
  readonly isGood: boolean;
  readonly sentence: string;
}

const good = (sentence: string): Finding => ({ isGood: true, sentence });
const bad = (sentence: string): Finding => ({ isGood: false, sentence });

/** Below this the log of a busy floor may fill the disk within days. */
const leastFreeBytes = 2 * 1024 ** 3;

/** `aliado doctor`: looks whether a server can run here. */
export function addDoctor(program: Command): void {
  program.command('doctor').description('look whether everything that a server needs is in order').action(doctor);
}

async function doctor(): Promise<void> {
  const settings = readableSettings();
  const findings = 'sentence' in settings ? [settings] : await examine(settings);
  for (const { isGood, sentence } of findings) console.log(`${isGood ? 'ok   ' : 'wrong'}  ${sentence}`);
  const wrong = findings.filter(({ isGood }) => !isGood).length;
  if (wrong > 0)
    throw new CommandFault(wrong === 1 ? 'One thing is not in order.' : `${wrong} things are not in order.`);
}

function readableSettings(): Settings | Finding {
  try {
    return readSettings(process.env);
  } catch (error) {
    if (error instanceof ConfigurationFault) return bad(error.message);
    throw error;
  }
}

async function examine(settings: Settings): Promise<readonly Finding[]> {
  const folder = resolve(settings.dataFolder);
  const found = [good('The settings can be read.'), writable(folder), await diskSpace(folder), consoleBuild(settings)];
  return [...found, ...(await database(settings))];
}

/** The folder, or the nearest one above that is there already. */
function existing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existing(dirname(folder));
}

function writable(folder: string): Finding {
  try {
    accessSync(existing(folder), constants.W_OK);
    return good(`The data folder ${folder} ${existsSync(folder) ? 'can be written' : 'can be made'}.`);
  } catch {
    return bad(`The data folder ${folder} cannot be written.`);
  }
}

async function diskSpace(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(existing(folder));
  const free = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GB are free for the data folder`;
  return bavail * bsize >= leastFreeBytes ? good(`${free}.`) : bad(`Only ${free}: keep at least 2.`);
}

function consoleBuild({ consoleFolder }: Settings): Finding {
  return existsSync(join(consoleFolder, 'index.html'))
    ? good(`The console is built in ${consoleFolder}.`)
    : bad(`There is no built console in ${consoleFolder}: only API and sockets would be served.`);
}

async function database(settings: Settings): Promise<readonly Finding[]> {
  const lent = await lendDatabase(settings).catch((error: Error) => error);
  if (lent instanceof Error) return [bad(`The embedded database does not start. ${lent.message}`)];
  try {
    if (!(await answers(lent.url))) return [bad('The database of the settings does not answer.')];
    return [good(sentences[lent.kind]), await migrations(lent)];
  } finally {
    await lent.giveBack();
  }
}

const sentences: Readonly<Record<LentDatabase['kind'], string>> = {
  given: 'The database of the settings answers.',
  shared: 'The embedded database runs and answers.',
  own: 'The embedded database can be started.',
};

async function migrations({ url }: LentDatabase): Promise<Finding> {
  const source = new DataSource({ ...databaseOptions(url), migrationsRun: false });
  await source.initialize();
  try {
    const isBehind = await source.showMigrations();
    return good(
      isBehind
        ? 'The schema is older than this version; the next start brings it up to date.'
        : 'The schema is up to date.',
    );
  } finally {
    await source.destroy();
  }
}
