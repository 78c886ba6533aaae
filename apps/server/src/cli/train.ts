import { existsSync } from 'node:fs';
import { languages, type EpochMs, type Language } from '@aliado/domain';
import type { INestApplicationContext } from '@nestjs/common';
import { Option, type Command } from 'commander';
import { knowledgeOf } from '../assist/knowledge.ts';
import { decodeModel } from '../assist/learn/model-bytes.ts';
import { modelId } from '../assist/models/assist-model.ts';
import { ModelStore } from '../assist/models/model-store.ts';
import type { LearntModel } from '../assist/models/learnt-models.ts';
import { playbookSource } from '../assist/playbook-source.ts';
import { callsOfFile, TrainingFileFault } from '../assist/training/calls-of-file.ts';
import { PastCalls } from '../assist/training/past-calls.ts';
import { trainScripts, type TrainedScripts } from '../assist/training/train-scripts.ts';
import type { TrainingCall } from '../assist/training/training-call.ts';
import { DatabasePool } from '../platform/database.ts';
import { Playbook } from '../playbooks/playbook.ts';
import { moment } from './arguments.ts';
import { CommandFault } from './fault.ts';
import { figuresTable } from './model-table.ts';
import { inOffice } from './office.ts';

interface Options {
  readonly file?: string;
  readonly language: Language;
  readonly since?: EpochMs;
  readonly dry: boolean;
  readonly anyway: boolean;
}

/** How far back sessions are learnt from unless said: half a year. */
const usualMs = 182 * 86_400_000;

/** `aliado train`: learns from past calls which script is right. */
export function addTrain(program: Command): void {
  program
    .command('train')
    .description('learn from finished sessions which script is right, and put it live where hints fare no worse')
    .option('--from <file>', 'learn from conversations in the neutral form instead: .jsonl or .jsonl.gz')
    .addOption(
      new Option('--language <language>', 'of conversations that do not say theirs').choices(languages).default('en'),
    )
    .option('--since <day>', 'leave out sessions before this day, or moment (default: half a year ago)', moment)
    .option('--dry', 'only show what would come of it', false)
    .option('--anyway', 'put it live though hints fare worse', false)
    .action(({ from, ...options }: Omit<Options, 'file'> & { readonly from?: string }) =>
      inOffice(({ parts }) => train(parts, from === undefined ? options : { ...options, file: from })),
    );
}

async function train(parts: INestApplicationContext, options: Options): Promise<void> {
  const playbook = parts.get(Playbook);
  if (!playbook.isLoaded()) throw new CommandFault('No pack was loaded yet: there are no scripts to tell apart.');
  const calls = await callsFor(parts, options);
  const store = new ModelStore(parts.get(DatabasePool));
  for (const language of languages) {
    const spoken = calls.filter((call) => call.language === language);
    if (spoken.length === 0) continue;
    const knowledge = knowledgeOf(language, playbookSource(playbook, language));
    const trained = trainScripts(spoken, knowledge, await liveModel(store, language));
    if ('refused' in trained) {
      const { learning, judging, needed } = trained;
      console.log(
        `${language}: too few conversations: ${learning} to learn from and ${judging} held back; ` +
          `it takes ${needed.learning} and ${needed.judging}, about two scripts or more.\n`,
      );
      continue;
    }
    console.log(`${language}: learnt from ${trained.examples} calls, judged on others\n`);
    console.log(`${figuresTable(trained.figures)}\n`);
    if (!options.dry) console.log(`${await keep(store, language, trained, options)}\n`);
  }
}

async function callsFor(parts: INestApplicationContext, options: Options): Promise<readonly TrainingCall[]> {
  const { file, language, since = Date.now() - usualMs } = options;
  if (file === undefined) {
    const calls: TrainingCall[] = [];
    for await (const some of new PastCalls(parts.get(DatabasePool).pool).read(since, Date.now())) calls.push(...some);
    if (calls.length === 0) throw new CommandFault('There are no finished sessions to learn from.');
    return calls;
  }
  if (!existsSync(file)) throw new CommandFault(`There is no file ${file}.`);
  try {
    return withKnownScripts(await callsOfFile(file, language), parts.get(Playbook));
  } catch (error) {
    throw error instanceof TrainingFileFault ? new CommandFault(error.message) : error;
  }
}

/** @throws CommandFault where no call is about a script of the playbook. */
function withKnownScripts(calls: readonly TrainingCall[], playbook: Playbook): readonly TrainingCall[] {
  const known = new Set(playbook.currentScripts().map(({ id }) => id));
  const fitting = calls.filter(({ script }) => script === null || known.has(script));
  const left = calls.length - fitting.length;
  if (!fitting.some(({ script }) => script !== null))
    throw new CommandFault('No conversation of this file names a script of the playbook in labels.script.');
  if (left > 0) console.log(`${left} conversations are about scripts that the playbook does not hold; left out.\n`);
  return fitting;
}

async function liveModel(store: ModelStore, language: Language): Promise<LearntModel | null> {
  const live = (await store.live()).find((model) => model.kind === 'scripts' && model.language === language);
  const bytes = live ? await store.bytes(live) : null;
  return live && bytes ? { version: live.version, trained: decodeModel(bytes) } : null;
}

/** Keeps a model, and puts it live where that is right. What was done, in a sentence. */
async function keep(
  store: ModelStore,
  language: Language,
  { isNoWorse, ...trained }: TrainedScripts,
  { anyway }: Options,
): Promise<string> {
  const name = await store.keep({ kind: 'scripts', language, trainedAt: Date.now(), ...trained });
  const id = modelId(name);
  if (!isNoWorse && !anyway) return `Hints fare worse with ${id}: it is kept, and not live. (--anyway puts it live.)`;
  await store.putLive(name, Date.now());
  return `${id} is live; a running server takes it up within seconds.`;
}
