import { languages } from '@aliado/domain';
import type { INestApplicationContext } from '@nestjs/common';
import { trainMood } from '../assist/training/train-mood.ts';
import { utterancesOfFile } from '../assist/training/utterances-of-file.ts';
import { CommandFault } from './fault.ts';
import { keepModel } from './keep-model.ts';
import { moodTable } from './model-table.ts';
import { fromFile, liveModel, storeOf, type TrainOptions } from './train-options.ts';

/** Learns from marked utterances how customers' words sound, in each language apart. */
export async function learnMood(parts: INestApplicationContext, options: TrainOptions): Promise<void> {
  const { file, language: usual, dry, anyway } = options;
  if (file === undefined)
    throw new CommandFault('Nobody marks in sessions how a customer sounded: mood is learnt --from a file.');
  const utterances = await fromFile(utterancesOfFile(file, usual));
  if (utterances.length === 0) throw new CommandFault(`There is nothing to learn from in ${file}.`);
  const store = storeOf(parts);
  for (const language of languages) {
    const own = utterances.filter((utterance) => utterance.language === language);
    if (own.length === 0) continue;
    const trained = trainMood(language, own, await liveModel(store, 'mood', language));
    if ('refused' in trained) {
      const { label, learning, judging, needed } = trained;
      console.log(
        `${language}: too few utterances that are ${label}: ${learning} to learn from and ${judging} held back; ` +
          `it takes ${needed.learning} and ${needed.judging} of each.\n`,
      );
      continue;
    }
    const { isNoWorse, ...learnt } = trained;
    console.log(
      `${language}: learnt from ${learnt.examples} utterances, judged on others\n\n${moodTable(learnt.figures)}\n`,
    );
    const model = { kind: 'mood', language, trainedAt: Date.now(), ...learnt } as const;
    if (!dry) console.log(`${await keepModel(store, model, isNoWorse || anyway)}\n`);
  }
}
