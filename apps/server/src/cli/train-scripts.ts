import { languages } from '@aliado/domain';
import type { INestApplicationContext } from '@nestjs/common';
import { knowledgeOf } from '../assist/knowledge.ts';
import { playbookSource } from '../assist/playbook-source.ts';
import { callsOfFile } from '../assist/training/calls-of-file.ts';
import { trainScripts } from '../assist/training/train-scripts.ts';
import type { TrainingCall } from '../assist/training/training-call.ts';
import { Playbook } from '../playbooks/playbook.ts';
import { CommandFault } from './fault.ts';
import { keepModel } from './keep-model.ts';
import { figuresTable } from './model-table.ts';
import { fromFile, liveModel, pastCalls, storeOf, type TrainOptions } from './train-options.ts';

/** Learns from past calls which script is right, in each language apart. */
export async function learnScripts(parts: INestApplicationContext, options: TrainOptions): Promise<void> {
  const playbook = parts.get(Playbook);
  if (!playbook.isLoaded()) throw new CommandFault('No pack was loaded yet: there are no scripts to tell apart.');
  const calls = await callsFor(parts, options);
  const store = storeOf(parts);
  for (const language of languages) {
    const spoken = calls.filter((call) => call.language === language);
    if (spoken.length === 0) continue;
    const knowledge = knowledgeOf(language, playbookSource(playbook, language));
    const trained = trainScripts(spoken, knowledge, await liveModel(store, 'scripts', language));
    if ('refused' in trained) {
      const { learning, judging, needed } = trained;
      console.log(
        `${language}: too few conversations: ${learning} to learn from and ${judging} held back; ` +
          `it takes ${needed.learning} and ${needed.judging}, about two scripts or more.\n`,
      );
      continue;
    }
    const { isNoWorse, ...learnt } = trained;
    console.log(
      `${language}: learnt from ${learnt.examples} calls, judged on others\n\n${figuresTable(learnt.figures)}\n`,
    );
    const model = { kind: 'scripts', language, trainedAt: Date.now(), ...learnt } as const;
    if (!options.dry) console.log(`${await keepModel(store, model, isNoWorse || options.anyway)}\n`);
  }
}

async function callsFor(parts: INestApplicationContext, options: TrainOptions): Promise<readonly TrainingCall[]> {
  const { file, language } = options;
  if (file === undefined) return pastCalls(parts, options);
  return withKnownScripts(await fromFile(callsOfFile(file, language)), parts.get(Playbook));
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
