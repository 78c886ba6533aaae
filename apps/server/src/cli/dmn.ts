import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { stringify } from 'yaml';
import { dmnToGuideline } from '../playbooks/dmn/dmn-to-guideline.ts';
import { guidelineToDmn } from '../playbooks/dmn/guideline-to-dmn.ts';
import { runTck, type TckOutcome } from '../playbooks/dmn/tck/run-tck.ts';
import { PackReader } from '../playbooks/pack/pack-reader.ts';
import { CommandFault } from './fault.ts';
import { tableOf } from './table.ts';

/** `aliado dmn`: guidelines as files of the OMG's Decision Model and Notation. */
export function addDmn(program: Command): void {
  const dmn = program.command('dmn').description('guidelines as DMN files, and the other way round');
  dmn
    .command('export')
    .description('print a guideline of a pack as DMN 1.3')
    .argument('<folder>', 'the folder of the pack')
    .argument('<guideline>', 'the id of the guideline')
    .action(exportGuideline);
  dmn
    .command('import')
    .description('print the decision table of a DMN 1.1 to 1.5 file as a guideline in YAML')
    .argument('<file>', 'the DMN file')
    .option('--decision <id>', 'the id or name of the decision, where the file holds several tables')
    .action(importFile);
  dmn
    .command('tck')
    .description("run the cases of the OMG's Technology Compatibility Kit that guidelines can say")
    .argument('<folder>', 'a folder of test cases, such as TestCases of its repository')
    .action(tck);
}

async function exportGuideline(folder: string, id: string): Promise<void> {
  const { pack, faults } = await new PackReader().read(folder);
  if (!pack) throw new CommandFault(`The pack has ${faults.length} faults: see aliado validate ${folder}`);
  const guideline = pack.guidelines.find((each) => each.id === id);
  if (!guideline) throw new CommandFault(`There is no guideline "${id}" in ${folder}.`);
  process.stdout.write(await guidelineToDmn(guideline));
}

async function importFile(file: string, { decision }: { readonly decision?: string }): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const imported = await dmnToGuideline(await read(file), { today, ...(decision !== undefined && { decision }) });
  if ('faults' in imported) {
    throw new CommandFault(imported.faults.map((fault) => `${file}: ${fault}`).join('\n'));
  }
  process.stdout.write(stringify(imported.guideline, { lineWidth: 120 }));
}

async function tck(folder: string): Promise<void> {
  if (!existsSync(folder)) throw new CommandFault(`There is no folder ${folder}.`);
  const outcomes = await runTck(folder);
  const ran = outcomes.filter(({ outcome }) => outcome !== 'not-applicable');
  const failed = outcomes.filter(({ outcome }) => outcome === 'failed');
  const reasons = countBy(outcomes, ({ outcome, reason }) => (outcome === 'not-applicable' ? reason : null));
  const files = countBy(ran, ({ file, outcome }) => `${file} ${outcome}`);
  for (const [file, count] of files) console.log(`${file}: ${count}`);
  for (const { file, caseId, decision, reason } of failed)
    console.log(`${file} ${caseId} ${decision}: ${reason ?? ''}`);
  console.log('\nNot applicable, for the decision …');
  console.log(tableOf([...reasons].toSorted(([, a], [, b]) => b - a).map(([reason, count]) => [reason, count])));
  const figures = [ran.length - failed.length, failed.length, outcomes.length - ran.length];
  console.log(`\n${figures[0]} passed, ${figures[1]} failed, ${figures[2]} not applicable.`);
  if (failed.length > 0) throw new CommandFault('Guidelines do not decide as the kit expects.');
}

function countBy(
  outcomes: readonly TckOutcome[],
  keyOf: (outcome: TckOutcome) => string | null,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of outcomes.map(keyOf)) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

async function read(file: string): Promise<string> {
  if (!existsSync(file)) throw new CommandFault(`There is no file ${file}.`);
  return readFile(file, 'utf8');
}
