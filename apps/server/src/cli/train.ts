import { existsSync } from 'node:fs';
import { languages } from '@aliado/domain';
import { Argument, Option, type Command } from 'commander';
import { modelKinds, type ModelKind } from '../assist/models/assist-model.ts';
import { moment } from './arguments.ts';
import { CommandFault } from './fault.ts';
import { inOffice } from './office.ts';
import { learnMood } from './train-mood.ts';
import type { TrainOptions } from './train-options.ts';
import { learnScripts } from './train-scripts.ts';
import { learnSteps } from './train-steps.ts';

const learn = { scripts: learnScripts, steps: learnSteps, mood: learnMood } as const satisfies Readonly<
  Record<ModelKind, unknown>
>;

/** `aliado train`: learns from past calls, or from a file, and puts what was learnt live where it does no worse. */
export function addTrain(program: Command): void {
  program
    .command('train')
    .description(
      'learn which script is right, which step comes next or how customers sound, and put it live where it does no worse',
    )
    .addArgument(new Argument('[what]', 'what to learn').choices(modelKinds).default('scripts'))
    .option('--from <file>', 'learn from a file, .jsonl or .jsonl.gz, in place of finished sessions')
    .addOption(
      new Option('--language <language>', 'of lines of the file that do not say theirs')
        .choices(languages)
        .default('en'),
    )
    .option('--since <day>', 'leave out sessions before this day, or moment (default: half a year ago)', moment)
    .option('--dry', 'only show what would come of it', false)
    .option('--anyway', 'put it live though it does worse', false)
    .action((what: ModelKind, { from, ...options }: Omit<TrainOptions, 'file'> & { readonly from?: string }) => {
      if (from !== undefined && !existsSync(from)) throw new CommandFault(`There is no file ${from}.`);
      return inOffice(({ parts }) => learn[what](parts, from === undefined ? options : { ...options, file: from }));
    });
}
