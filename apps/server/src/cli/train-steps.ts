import { languages, wallAt, type EntityContext, type Language } from '@aliado/domain';
import type { INestApplicationContext } from '@nestjs/common';
import { PastWalks } from '../assist/training/past-walks.ts';
import { trainSteps, type WalkedCall } from '../assist/training/train-steps.ts';
import type { TrainingCall } from '../assist/training/training-call.ts';
import { DatabasePool } from '../platform/database.ts';
import { Playbook } from '../playbooks/playbook.ts';
import { CommandFault } from './fault.ts';
import { keepModel } from './keep-model.ts';
import { stepsTable } from './model-table.ts';
import { liveModel, pastCalls, storeOf, type TrainOptions } from './train-options.ts';

/** Walked calls of one language that are learnt from at most, the newest: more would not fit in memory at once. */
const mostCalls = 4_000;

/** Learns from finished sessions how agents go on in scripts, in each language apart. */
export async function learnSteps(parts: INestApplicationContext, options: TrainOptions): Promise<void> {
  if (options.file !== undefined)
    throw new CommandFault(
      'Next steps are learnt from finished sessions alone: files do not say where a script stood.',
    );
  if (!parts.get(Playbook).isLoaded()) throw new CommandFault('No pack was loaded yet: there are no scripts to walk.');
  const calls = await pastCalls(parts, options);
  const store = storeOf(parts);
  for (const language of languages) {
    const walked = calls.filter((call) => call.language === language && call.script !== null).slice(-mostCalls);
    if (walked.length === 0) continue;
    const live = await liveModel(store, 'steps', language);
    const trained = trainSteps(language, await walksOf(parts, language, walked), live?.trained ?? null);
    if ('refused' in trained) {
      const { learning, judging, needed } = trained;
      console.log(
        `${language}: too few conversations with a script: ${learning} to learn from and ${judging} held back; ` +
          `it takes ${needed.learning} and ${needed.judging}.\n`,
      );
      continue;
    }
    const { isNoWorse, ...learnt } = trained;
    console.log(
      `${language}: learnt from ${learnt.examples} calls, judged on others\n\n${stepsTable(learnt.figures)}\n`,
    );
    const model = { kind: 'steps', language, trainedAt: Date.now(), ...learnt } as const;
    if (!options.dry) console.log(`${await keepModel(store, model, isNoWorse || options.anyway)}\n`);
  }
}

async function walksOf(
  parts: INestApplicationContext,
  language: Language,
  calls: readonly TrainingCall[],
): Promise<readonly WalkedCall[]> {
  const playbook = parts.get(Playbook);
  const { identifiers = [], timeZone } = playbook.organisation();
  const dayOf = (at: number) => new Date(wallAt(at, timeZone)).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const context: EntityContext = { identifiers, country: null, phone: () => null, dayOf };
  const scripts = (id: string, version: number) => playbook.script(id, version);
  const past = new PastWalks(parts.get(DatabasePool).pool, scripts, language, context);
  const walks = await past.of(calls.map(({ id }) => id));
  return calls.map((call) => ({ ...call, walk: walks.get(call.id) ?? [] }));
}
