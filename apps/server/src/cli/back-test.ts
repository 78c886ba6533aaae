import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { BackTestDifference, EpochMs } from '@aliado/domain';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { runBackTest } from '../back-test/back-test-runner.ts';
import { PastSessionLog } from '../back-test/past-session-log.ts';
import { RuleBooks, type TriedDraft } from '../back-test/rule-books.ts';
import { readTried } from '../back-test/tried-draft.ts';
import { AccountDirectory } from '../identity/account-directory.ts';
import { DatabasePool } from '../platform/database.ts';
import { Playbook } from '../playbooks/playbook.ts';
import { moment } from './arguments.ts';
import { backTestTable, printedLosses } from './back-test-table.ts';
import { CommandFault } from './fault.ts';
import { inOffice } from './office.ts';

interface Options {
  readonly from?: EpochMs;
  readonly to?: EpochMs;
}

/** How far back sessions are looked at unless said: 30 days. */
const usualMs = 30 * 86_400_000;

/** `aliado back-test`: tries a guideline, or an authority, on past sessions. */
export function addBackTest(program: Command): void {
  program
    .command('back-test')
    .description('try a guideline, or an authority.yaml, on past sessions: what it would have given, asked and spared')
    .argument('<file>', 'the file of a guideline, named after its id, or an authority.yaml')
    .option('--from <day>', 'the first day, or moment (default: 30 days before the end)', moment)
    .option('--to <day>', 'the end, exclusive (default: now)', moment)
    .action(backTest);
}

async function backTest(file: string, { from, to = Date.now() }: Options): Promise<void> {
  const draft = await draftIn(file);
  const period = { from: from ?? to - usualMs, to };
  if (period.from >= period.to) throw new CommandFault('--from must come before --to.');
  await inOffice(({ parts }) => run(parts, draft, period));
}

async function draftIn(file: string): Promise<TriedDraft> {
  if (!existsSync(file)) throw new CommandFault(`There is no file ${file}.`);
  const id = basename(file, extname(file));
  const read = await readTried(id === 'authority' ? 'authority' : 'guideline', id, await readFile(file, 'utf8'));
  if ('refused' in read) throw new CommandFault(`The file cannot be tried. ${read.reason}`);
  return read.draft;
}

async function run(
  parts: INestApplicationContext,
  draft: TriedDraft,
  { from, to }: { readonly from: EpochMs; readonly to: EpochMs },
): Promise<void> {
  const playbook = parts.get(Playbook);
  if (!playbook.isLoaded()) throw new CommandFault('No pack was loaded yet: there is nothing to compare with.');
  const rules = new RuleBooks(playbook, parts.get(AccountDirectory));
  const order = { ...rules.pairFor(draft, Date.now()), context: await rules.context(), from, to };
  const losses: BackTestDifference[] = [];
  let sessions = 0;
  const startedAt = performance.now();
  const result = await runBackTest(
    new PastSessionLog(parts.get(DatabasePool).pool),
    order,
    {
      took: (count, differences) => {
        sessions += count;
        const less = differences.filter(({ direction }) => direction === 'less');
        losses.push(...less.slice(0, printedLosses - losses.length));
        return Promise.resolve();
      },
    },
    new AbortController().signal,
  );
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`${sessions} sessions, replayed in ${seconds} s\n`);
  console.log(backTestTable(result, losses));
}
