import { Argument, type Command } from 'commander';
import { modelId, modelKinds, modelNameOf, type ModelKind } from '../assist/models/assist-model.ts';
import type { ModelStore } from '../assist/models/model-store.ts';
import { by } from './by.ts';
import { CommandFault } from './fault.ts';
import { modelsTable } from './model-table.ts';
import { inOffice } from './office.ts';
import { storeOf } from './train-options.ts';

/** `aliado models`: what was learnt, and which of it hints come of. */
export function addModels(program: Command): void {
  const models = program.command('models').description('what was learnt from sessions').action(list);
  models
    .command('use')
    .description('put a model live, as it was trained')
    .argument('<model>', 'such as scripts@3')
    .action(use);
  models
    .command('back')
    .description('take back the model that went live last')
    .addArgument(new Argument('[what]', 'only what tells this').choices(modelKinds))
    .action(back);
}

async function list(): Promise<void> {
  const models = await inStore((store) => store.list());
  console.log(models.length === 0 ? 'Nothing was learnt yet: npm run aliado -- train' : modelsTable(models));
}

async function use(id: string): Promise<void> {
  const name = modelNameOf(id);
  if (!name) throw new CommandFault(`${id} is no model; name one such as scripts@3.`);
  const isThere = await inStore((store) => store.putLive(name, { at: Date.now(), by }));
  if (!isThere) throw new CommandFault(`There is no model ${modelId(name)}.`);
  console.log(`${modelId(name)} is live; a running server takes it up within seconds.`);
}

async function back(what?: ModelKind): Promise<void> {
  const change = await inStore((store) => store.back(what ?? null, by));
  if (!change) throw new CommandFault('No such model is live: nothing that was learnt can be taken back.');
  const now = change.to ? `${modelId(change.to)} is live again` : unlearnt[change.from.kind];
  console.log(`${modelId(change.from)} was taken back; ${now}.`);
}

/** What is so while nothing learnt is live. */
const unlearnt: Readonly<Record<ModelKind, string>> = {
  scripts: 'scripts are told apart by their text alone',
  steps: 'next steps are told by the text and the order of scripts alone',
  mood: 'moods are read by the written phrases alone',
};

const inStore = <T>(work: (store: ModelStore) => Promise<T>): Promise<T> =>
  inOffice(({ parts }) => work(storeOf(parts)));
